import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rotate } from '../../../registry/publish/change-root.ts';
import { writeWhole } from '../../../registry/publish/files.ts';
import { DAY } from '../../../registry/publish/lifetimes.ts';
import { verifyWithOwnClient } from '../../../registry/publish/own-client.ts';
import { readPublished } from '../../../registry/publish/state.ts';
import { status } from '../../../registry/publish/status.ts';
import { verify } from '../../../registry/publish/verify.ts';
import { newPublisher, publishedOnce, scratch } from './publisher.ts';

/** Every file below a folder with its bytes. */
function photograph(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'base64')]),
  );
}

test('whatever file it is killed before, readers find a whole publication, and the next run mends the rest', async () => {
  const { home, out, folder, write, build, sign, publish } = await publishedOnce();
  for (let kill = 0, killed = true; killed; kill++) {
    write('police', `Police_${kill}_`);
    build();
    rotate(home, { role: 'root' }, new Date());
    await sign();
    const before = await verifyWithOwnClient(out);
    let written = 0;
    const dies = (file: string, bytes: Uint8Array) => {
      if (file.startsWith(out) && written++ === kill) {
        writeFileSync(join(file, '..', '.half.tmp'), bytes.subarray(0, bytes.length / 2));
        throw new Error('killed');
      }
      writeWhole(file, bytes);
    };
    killed = await publish({ write: dies }).then(
      () => false,
      () => true,
    );
    await verify(out, new Date());
    const after = await verifyWithOwnClient(out);
    expect(after.version).toBe(before.version + (killed ? 0 : 1));
    if (!killed) expect(kill).toBe(5);
    await publish();
    expect((await verifyWithOwnClient(out)).version).toBe(before.version + 1);
    expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.tmp'))).toEqual([]);
  }
});

test('killed while it writes the home’s own record: the next run publishes all the same', async () => {
  const { home, out, write, build, sign, publish } = await publishedOnce();
  for (let kill = 0, killed = true; killed; kill++) {
    write('police', `Police_${kill}_`);
    build();
    rotate(home, { role: 'root' }, new Date());
    await sign();
    let written = 0;
    const dies = (file: string, bytes: Uint8Array) => {
      if (file.startsWith(home.repository) && written++ === kill) throw new Error('killed');
      writeWhole(file, bytes);
    };
    killed = await publish({ write: dies }).then(
      () => false,
      () => true,
    );
    const before = await verifyWithOwnClient(out);
    await publish();
    await verify(out, new Date());
    expect((await verifyWithOwnClient(out)).version).toBe(before.version + (killed ? 1 : 0));
    expect(status(home, new Date()).lines).toContain('Nothing is staged.');
  }
});

test('the timestamp is the last file to come, and files come before what names them', async () => {
  const { out, write, build, sign, publish } = await publishedOnce();
  write('police', 'NewPolice');
  build();
  await sign();
  const order: string[] = [];
  await publish({
    write: (file: string, bytes: Uint8Array) => {
      if (file.startsWith(out)) order.push(file.slice(out.length + 1));
      writeWhole(file, bytes);
    },
  });
  // list.json says the same as before, on the same day.
  expect(order).toEqual([
    expect.stringMatching(/^targets\/organisations\//),
    'metadata/2.targets.json',
    'metadata/2.snapshot.json',
    'metadata/timestamp.json',
  ]);
});

test('nothing staged: only the timestamp is new', async () => {
  const { out, publish } = await publishedOnce();
  const before = photograph(out);
  expect((await publish()).join(' ')).toContain('Timestamp 2 counts until');
  const after = photograph(out);
  expect([...after].filter(([file, bytes]) => before.get(file) !== bytes).map(([file]) => file)).toEqual([
    join(out, 'metadata/timestamp.json'),
  ]);
});

test('the daily renewal goes on while signatures are being collected', async () => {
  const { home, out, write, build, publish } = await publishedOnce();
  write('police', 'NewPolice');
  build();
  await expect(publish()).rejects.toThrow(/^NOT_SIGNED: targets 2: 0 of 1 signature; missing 1 of /);
  await publish({ timestampOnly: true });
  expect(await verifyWithOwnClient(out)).toMatchObject({ version: 1 });
  expect(readPublished(out).timestamp?.version).toBe(2);
  expect(status(home, new Date()).lines.join('\n')).toContain('targets 2: 0 of 1');
});

test('a result that two clients refuse changes nothing', async () => {
  const { home, out, folder, write, build, sign, publish } = await publishedOnce();
  write('police', 'NewPolice');
  build();
  await sign();
  const before = photograph(folder);
  const longAgo = new Date(Date.now() - 4 * DAY);
  await expect(publish({}, longAgo)).rejects.toThrow(/^NOT_VERIFIED: tuf-js refuses .*timestamp.json is expired/);
  expect(photograph(folder)).toEqual(before);
  await publish();
  await verify(out, new Date());
  expect(status(home, new Date()).expired).toBe(false);
});

test('a home that is behind what is served publishes nothing', async () => {
  const { home, out, folder, write, build, sign, publish } = await publishedOnce();
  cpSync(home.folder, join(folder, 'backup'), { recursive: true });
  write('police', 'NewPolice');
  build();
  await sign();
  await publish();
  rmSync(home.folder, { recursive: true });
  cpSync(join(folder, 'backup'), home.folder, { recursive: true });
  const before = photograph(out);
  await expect(publish()).rejects.toThrow('PUBLISH_OLDER');
  write('police', 'OtherPolice');
  build();
  await sign();
  await expect(publish()).rejects.toThrow('PUBLISH_OTHER_LIST');
  expect(photograph(out)).toEqual(before);
});

test('the folder of another list is left alone', async () => {
  const { out } = await publishedOnce();
  const other = await newPublisher();
  other.init();
  other.build();
  await other.sign();
  const before = photograph(out);
  await expect(other.publish({ out })).rejects.toThrow('PUBLISH_OTHER_LIST');
  expect(photograph(out)).toEqual(before);
});

test('a folder that was lost is filled again', async () => {
  const { out, write, build, sign, publish } = await publishedOnce();
  write('police', 'NewPolice');
  build();
  await sign();
  await publish();
  rmSync(out, { recursive: true });
  await publish();
  await verify(out, new Date());
});

test('a target file that was altered in the home is named, and nothing is published', async () => {
  const { home, out, publish } = await publishedOnce();
  const [name = ''] = readdirSync(join(home.repository, 'targets/organisations'));
  const file = join(home.repository, 'targets/organisations', name);
  writeFileSync(file, '[]');
  const before = photograph(out);
  await expect(publish()).rejects.toThrow(`FILE_CORRUPT: ${file}`);
  expect(photograph(out)).toEqual(before);
});

test('metadata in the home that cannot be read is named, and stays', async () => {
  const { home, build, publish } = await publishedOnce();
  const file = join(home.repository, 'metadata/1.targets.json');
  writeFileSync(file, '{"signed":');
  const before = photograph(home.folder);
  await expect(publish()).rejects.toThrow(`FILE_CORRUPT: ${file}`);
  expect(() => build()).toThrow(`FILE_CORRUPT: ${file}`);
  expect(photograph(home.folder)).toEqual(before);
});

test('nothing to publish: no root, no list', async () => {
  const { init, sign, publish } = await newPublisher();
  await expect(publish()).rejects.toThrow('NOT_INITIALISED');
  init();
  await sign();
  await expect(publish()).rejects.toThrow('NOT_PUBLISHED');
});

test('verify finds an altered file', async () => {
  const { out } = await publishedOnce();
  const copy = join(scratch(), 'www');
  cpSync(out, copy, { recursive: true });
  const [name = ''] = readdirSync(join(copy, 'targets/organisations'));
  writeFileSync(join(copy, 'targets/organisations', name), '[]');
  await expect(verify(copy, new Date())).rejects.toMatchObject({ code: 'NOT_VERIFIED' });
  await expect(verifyWithOwnClient(copy)).rejects.toMatchObject({ code: 'LIST_ALTERED' });
});

test('verify says what has expired', async () => {
  const { out, home } = await publishedOnce();
  const later = new Date(Date.now() + 4 * DAY);
  await expect(verify(out, later)).rejects.toThrow(/NOT_VERIFIED: this project’s client refuses .*LIST_EXPIRED/);
  const { lines, expired } = status(home, later);
  expect(expired).toBe(true);
  expect(lines.find((line) => line.includes('timestamp'))).toMatch(/EXPIRED; publish$/);
});
