import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rotate } from '../../../registry/publish/change-root.ts';
import { writeWhole } from '../../../registry/publish/files.ts';
import { hold, writeHeld } from '../../../registry/publish/held.ts';
import { DAY } from '../../../registry/publish/lifetimes.ts';
import { makeSnapshot } from '../../../registry/publish/metadata.ts';
import { prune } from '../../../registry/publish/prune.ts';
import { readPublished } from '../../../registry/publish/state.ts';
import { verify } from '../../../registry/publish/verify.ts';
import { newPublisher, type Publisher, publishedOnce, scratch } from './publisher.ts';

/** A publisher with two roots and two versions of the list. */
async function publishedTwice(): Promise<Publisher> {
  const publisher = await publishedOnce();
  publisher.write('police', 'NewPolice');
  publisher.build();
  rotate(publisher.home, { role: 'root' }, new Date());
  await publisher.sign();
  await publisher.publish();
  return publisher;
}

describe('a damaged folder', () => {
  const aBin = (out: string) => `targets/organisations/${readdirSync(join(out, 'targets/organisations'))[0]}`;

  const damages: readonly [what: string, damage: (out: string) => void][] = [
    ['the timestamp is half', (out: string) => writeFileSync(join(out, 'metadata/timestamp.json'), '{"signed":')],
    ['the timestamp is gone', (out: string) => rmSync(join(out, 'metadata/timestamp.json'))],
    ['the snapshot is gone', (out: string) => rmSync(join(out, 'metadata/2.snapshot.json'))],
    ['an old snapshot is half', (out: string) => writeFileSync(join(out, 'metadata/1.snapshot.json'), '{')],
    ['targets metadata is empty', (out: string) => writeFileSync(join(out, 'metadata/2.targets.json'), '')],
    ['the first root is none', (out: string) => writeFileSync(join(out, 'metadata/1.root.json'), '<html>')],
    ['a root is gone', (out: string) => rmSync(join(out, 'metadata/2.root.json'))],
    ['a bin was altered', (out: string) => writeFileSync(join(out, aBin(out)), '[]')],
    [
      'a root was altered',
      (out: string) => {
        const file = join(out, 'metadata/2.root.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('"threshold":2', '"threshold":1'));
      },
    ],
    [
      'somebody put a next root there',
      (out: string) => {
        const root = readFileSync(join(out, 'metadata/2.root.json'), 'utf8');
        writeFileSync(join(out, 'metadata/3.root.json'), root.replace('"version":2', '"version":3'));
      },
    ],
  ];

  test('is mended by the next publish, whatever is damaged', async () => {
    const { out, publish } = await publishedTwice();
    for (const [what, damage] of damages) {
      damage(out);
      await expect(publish(), what).resolves.toBeDefined();
      expect(readPublished(out).roots, what).toHaveLength(2);
    }
    await verify(out, new Date());
  });

  test('a next root that the keys have signed is no damage: the home is behind', async () => {
    const { home, out, folder, sign, publish } = await publishedTwice();
    cpSync(home.folder, join(folder, 'backup'), { recursive: true });
    rotate(home, { role: 'root' }, new Date());
    await sign();
    await publish();
    rmSync(home.folder, { recursive: true });
    cpSync(join(folder, 'backup'), home.folder, { recursive: true });
    rmSync(join(out, 'metadata/timestamp.json'));
    await expect(publish()).rejects.toThrow(/^PUBLISH_OLDER: .*3\.root\.json/);
  });
});

describe('pruning', () => {
  test('what is current stays, whatever lies beside it; higher numbers go', async () => {
    const { out, publish } = await publishedTwice();
    const { roots, timestamp, snapshot, targets } = readPublished(out);
    if (!timestamp || !snapshot || !targets) throw new Error('nothing is published');
    const expires = new Date(Date.now() + DAY);
    for (let version = 100; version < 112; version++)
      writeHeld(out, hold('snapshot', makeSnapshot(version, expires, targets)));
    writeFileSync(join(out, 'metadata/100.targets.json'), '{}');
    prune(out, { roots, timestamp, snapshot, targets });
    await verify(out, new Date());
    expect(readdirSync(join(out, 'metadata')).filter((name) => /^1\d\d\./.test(name))).toEqual([]);
    await publish();
  });

  test('the folder that is served is verified after all', async () => {
    const { out, publish, write, build, sign } = await publishedTwice();
    write('police', 'NewerPolice');
    build();
    await sign();
    // A disk that says it has written, and has not.
    const loses = (file: string, bytes: Uint8Array) => {
      if (!file.startsWith(out) || !file.includes('organisations')) return writeWhole(file, bytes);
      writeFileSync(file, '[]');
    };
    await expect(publish({ write: loses })).rejects.toThrow(`NOT_VERIFIED: tuf-js refuses ${out}`);
    await publish();
    await verify(out, new Date());
  });
});

test('whatever the mask, readers may read what is served; and what they could not read is opened', async () => {
  const modeOf = (file: string) => statSync(file).mode & 0o777;
  const before = process.umask(0o077);
  try {
    const publisher = await newPublisher();
    const { folder, publish } = publisher;
    publisher.init();
    publisher.build();
    await publisher.sign();
    const out = join(folder, 'srv/www/list');
    const modes = () =>
      [join(folder, 'srv'), out, ...readdirSync(out, { recursive: true }).map((path) => join(out, String(path)))].map(
        (path) => [path, modeOf(path) === (statSync(path).isDirectory() ? 0o755 : 0o644)],
      );
    await publish({ out });
    expect(modes().filter(([, isRight]) => !isRight)).toEqual([]);
    chmodSync(join(out, 'metadata'), 0o700);
    chmodSync(join(out, 'metadata/1.root.json'), 0o600);
    await publish({ out });
    expect(modes().filter(([, isRight]) => !isRight)).toEqual([]);
  } finally {
    process.umask(before);
  }
});

test('a folder in the home, around it, or the home itself is not served', async () => {
  const { folder, home, publish } = await publishedOnce();
  const link = join(scratch(), 'link');
  symlinkSync(home.folder, link);
  for (const out of [home.folder, join(home.folder, 'www'), home.repository, folder, join(link, 'new')]) {
    await expect(publish({ out })).rejects.toThrow('OUT_IN_HOME');
  }
  expect(readdirSync(home.folder).toSorted()).toEqual(['keys', 'repository']);
  await publish({ out: `${home.folder}-www` });
  await publish({ out: join(folder, '..home') });
});
