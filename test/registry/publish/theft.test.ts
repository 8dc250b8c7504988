import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build as buildAt } from '../../../registry/publish/build.ts';
import { revoke } from '../../../registry/publish/change-root.ts';
import { hold, writeHeld } from '../../../registry/publish/held.ts';
import { DAY } from '../../../registry/publish/lifetimes.ts';
import { makeSnapshot, makeTimestamp, signMetadata } from '../../../registry/publish/metadata.ts';
import { openKeys } from '../../../registry/publish/private-keys.ts';
import { publish as publishAt } from '../../../registry/publish/publish.ts';
import { readPublished, readState } from '../../../registry/publish/state.ts';
import { verify } from '../../../registry/publish/verify.ts';
import { ask, newKey, type Publisher, publishedOnce } from './publisher.ts';

/** What a thief with keys and the server does: versions so high that nothing of the publisher's is newer. */
async function runAway({ out, keys }: Publisher, stolen: readonly ('timestamp' | 'snapshot')[]): Promise<void> {
  const { snapshot, targets } = readPublished(out);
  const [timestampKey] = await openKeys([keys.timestamp.file], ask);
  const [snapshotKey] = await openKeys([keys.snapshot.file], ask);
  if (!snapshot || !targets || !timestampKey || !snapshotKey) throw new Error('nothing is published');
  const expires = new Date(Date.now() + 3 * DAY);
  let named = snapshot;
  for (let version = 5000; version < 5012 && stolen.includes('snapshot'); version++) {
    named = writeHeld(out, hold('snapshot', signMetadata(makeSnapshot(version, expires, targets), [snapshotKey])));
  }
  writeHeld(out, hold('timestamp', signMetadata(makeTimestamp(90_000, expires, named), [timestampKey])));
}

test.each([[['timestamp']], [['timestamp', 'snapshot']]] as const)(
  'with %j and the server, versions were pushed up: refused until the keys are revoked, then written over',
  async (stolen) => {
    const publisher = await publishedOnce();
    const { home, out, keys, sign, publish } = publisher;
    await runAway(publisher, stolen);
    await expect(publish({ timestampOnly: true })).rejects.toThrow('PUBLISH_OLDER');
    for (const role of stolen) {
      const next = await newKey(home.keys, role);
      revoke(home, keys[role].id, next.key, new Date());
    }
    await sign();
    await publish();
    await verify(out, new Date());
    expect(readdirSync(join(out, 'metadata')).filter((name) => name.startsWith('50'))).toEqual([]);
    await publish({ timestampOnly: true });
    await verify(out, new Date());
  },
);

test('revoked for the timestamp alone, while the snapshot key is stolen too: still refused', async () => {
  const publisher = await publishedOnce();
  const { home, keys, sign, publish } = publisher;
  await runAway(publisher, ['timestamp', 'snapshot']);
  const next = await newKey(home.keys, 'timestamp');
  revoke(home, keys.timestamp.id, next.key, new Date());
  await sign();
  await expect(publish()).rejects.toThrow(/^PUBLISH_OLDER: .*5011\.snapshot\.json/);
});

test('a list of a day to come: the key is revoked, the list built anew, and it is back in the present', async () => {
  const publisher = await publishedOnce();
  const { home, out, registry, keys, write, build, sign } = publisher;
  const later = new Date(Date.now() + 400 * DAY);
  write('police', 'NewPolice');
  buildAt(home, { registry }, later);
  await sign();
  const state = readState(home);
  // As a thief of the keys would, past the checks of this command.
  for (const path of [...readdirSync(home.staged, { recursive: true })].map(String)) copyStaged(publisher, path);
  const [key] = await openKeys([keys.timestamp.file], ask);
  if (!key || !state.staged.snapshot) throw new Error('nothing is staged');
  const timestamp = makeTimestamp(2, new Date(Date.now() + 3 * DAY), state.staged.snapshot);
  for (const folder of [out, home.repository]) writeHeld(folder, hold('timestamp', signMetadata(timestamp, [key])));
  await expect(verify(out, new Date())).rejects.toThrow('DATE_WRONG');

  const next = await newKey(home.keys, 'targets');
  revoke(home, keys.targets.id, next.key, new Date());
  await sign();
  await expect(publishAt(home, { out, ask }, new Date())).rejects.toThrow(/DATE_WRONG: .*build it with today’s date/);
  const renewed = await publishAt(home, { out, ask, timestampOnly: true }, new Date());
  expect(renewed.join()).toContain('Warning: the list says it was published on');
  expect(build()[0]).toContain('Staged version 3');
  await sign();
  await publishAt(home, { out, ask }, new Date());
  await verify(out, new Date());
});

function copyStaged({ home, out }: Publisher, path: string): void {
  if (!path.endsWith('.json') || !path.includes('/')) return;
  for (const folder of [out, home.repository]) writeFileSync(join(folder, path), readFileSync(join(home.staged, path)));
}
