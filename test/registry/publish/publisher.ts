import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Role } from '../../../lib/list/tuf/layout.ts';
import { build } from '../../../registry/publish/build.ts';
import { type Home, openHome } from '../../../registry/publish/home.ts';
import { initialise } from '../../../registry/publish/init.ts';
import type { AskPassphrase } from '../../../registry/publish/passphrase.ts';
import { makeKeys } from '../../../registry/publish/private-keys.ts';
import { type PublicKey, readPublicKey } from '../../../registry/publish/public-keys.ts';
import { publish } from '../../../registry/publish/publish.ts';
import { sign } from '../../../registry/publish/sign.ts';
import { entry, registryOf } from '../folder.ts';

export const PASSPHRASE = 'correct horse battery staple';
/** Real keys ask for 18; this is as good for a test and 65,536 times as fast. */
export const WORK_FACTOR = 2;
export const ask: AskPassphrase = async () => PASSPHRASE;

/** A folder that is gone after the test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'publisher-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new key in a folder, its private and its public file. */
export async function newKey(
  folder: string,
  role: Role,
): Promise<{ file: string; json: string; key: PublicKey; id: string }> {
  const [file = ''] = await makeKeys({ role, count: 1, folder, ask, workFactor: WORK_FACTOR });
  const json = file.replace(/\.age$/, '.json');
  const key = readPublicKey(json);
  return { file, json, key, id: key.key.keyID };
}

/** A publisher with three root keys and one of each other role, a registry of two organisations, and a folder to serve. */
export async function newPublisher() {
  const folder = scratch();
  const home: Home = openHome(join(folder, 'home'));
  const registry = registryOf({
    'il/army.yaml': entry('army', 'Army_IL'),
    'il/police.yaml': entry('police', 'PoliceIL'),
  });
  const out = join(folder, 'www');
  const keys = {
    root: [await newKey(home.keys, 'root'), await newKey(home.keys, 'root'), await newKey(home.keys, 'root')] as const,
    targets: await newKey(home.keys, 'targets'),
    snapshot: await newKey(home.keys, 'snapshot'),
    timestamp: await newKey(home.keys, 'timestamp'),
  };
  return {
    folder,
    home,
    registry,
    out,
    keys,
    /** Writes an organisation's file anew. */
    write: (id: string, handle: string, more = '') =>
      writeFileSync(join(registry, 'organisations/il', `${id}.yaml`), entry(id, handle, more)),
    init: () => initialise(home, {}, new Date()),
    build: (options = {}) => build(home, { registry, ...options }, new Date()),
    sign: (options = {}) => sign(home, { ask, ...options }),
    publish: (options = {}, now = new Date()) => publish(home, { out, ask, ...options }, now),
  };
}

export type Publisher = Awaited<ReturnType<typeof newPublisher>>;

/** A publisher who has published once. */
export async function publishedOnce(): Promise<Publisher> {
  const publisher = await newPublisher();
  publisher.init();
  publisher.build();
  await publisher.sign();
  await publisher.publish();
  return publisher;
}
