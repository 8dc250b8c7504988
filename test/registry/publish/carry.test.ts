import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { revoke, rotate } from '../../../registry/publish/change-root.ts';
import { collect } from '../../../registry/publish/collect.ts';
import { diff } from '../../../registry/publish/diff.ts';
import { exportStaged } from '../../../registry/publish/export.ts';
import { openHome } from '../../../registry/publish/home.ts';
import { sign as signAt } from '../../../registry/publish/sign.ts';
import { readPublished, readState } from '../../../registry/publish/state.ts';
import { verify } from '../../../registry/publish/verify.ts';
import { ask, newKey, newPublisher, publishedOnce } from './publisher.ts';

/** Signs in an exported folder, on a machine that has nothing else. */
const signIn = (folder: string, file: string) => signAt(openHome(folder), { keys: [file], ask });

describe('keys that never touch this machine', () => {
  test('a stick that is used again carries the new list alone, and its signatures come back', async () => {
    const { home, out, folder, keys, write, build, publish } = await publishedOnce();
    const stick = join(folder, 'stick');
    for (const handle of ['NewPolice', 'NewerPolice']) {
      write('police', handle);
      build();
      exportStaged(home, stick);
      expect(readdirSync(join(stick, 'staged/metadata'))).toHaveLength(2);
      expect((await diff(openHome(stick), { staged: true })).join('\n')).toContain(`+ channel @${handle}`);
      await signIn(stick, keys.targets.file);
      await signIn(stick, keys.snapshot.file);
      expect(collect(home, stick)).toEqual([
        expect.stringMatching(/^targets \d: signed by /),
        expect.stringMatching(/^snapshot \d: signed by /),
        expect.stringMatching(/^targets \d: 1 of 1 signature, complete$/),
        expect.stringMatching(/^snapshot \d: 1 of 1 signature, complete$/),
      ]);
      await publish();
    }
    expect((await verify(out, new Date())).join()).toContain('version 3 of');
  });

  test('root keys sign apart from one another, each on its own stick', async () => {
    const { home, out, folder, keys, publish } = await publishedOnce();
    rotate(home, { role: 'root' }, new Date());
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    for (const stick of [one, two]) exportStaged(home, stick);
    await signIn(one, keys.root[0].file);
    await signIn(two, keys.root[1].file);
    expect(collect(home, one)).toContain(`root 2: signed by ${keys.root[0].id.slice(0, 12)}`);
    expect(collect(home, one)).toContain('root 2: no new signature');
    collect(home, two);
    await publish();
    await verify(out, new Date());
    expect(readPublished(out).roots).toHaveLength(2);
  });

  test('the first publication', async () => {
    const { home, out, folder, keys, init, build, publish, sign } = await newPublisher();
    init();
    build();
    const stick = join(folder, 'stick');
    exportStaged(home, stick);
    await signIn(stick, keys.root[0].file);
    await signIn(stick, keys.root[2].file);
    collect(home, stick);
    await sign({ role: 'targets' });
    await sign({ role: 'snapshot' });
    await publish();
    await verify(out, new Date());
  });
});

describe('what is not staged any more does not come back', () => {
  test('a list that was signed and given up', async () => {
    const { home, out, folder, keys, write, build, sign, publish } = await publishedOnce();
    const stick = join(folder, 'stick');
    write('police', 'Withdrawn_1');
    build();
    exportStaged(home, stick);
    await signIn(stick, keys.targets.file);
    write('police', 'NewPolice');
    build();
    expect(() => collect(home, stick)).toThrow(/^NOT_STAGED_HERE: targets 2: not what is staged here/);
    await sign();
    await publish();
    expect(() => collect(home, stick)).toThrow('NOTHING_STAGED');
    write('police', 'NewerPolice');
    build();
    expect(() => collect(home, stick)).toThrow('NOT_STAGED_HERE');
    await sign();
    await publish();
    expect(readFileSync(join(out, 'metadata/2.targets.json'))).not.toEqual(
      readFileSync(join(stick, 'staged/metadata/2.targets.json')),
    );
  });

  test('one piece that is outdated is passed over, another is taken', async () => {
    const { home, folder, keys, write, build } = await publishedOnce();
    write('police', 'NewPolice');
    build();
    rotate(home, { role: 'root' }, new Date());
    const stick = join(folder, 'stick');
    exportStaged(home, stick);
    await signIn(stick, keys.root[0].file);
    await signIn(stick, keys.targets.file);
    write('police', 'NewerPolice');
    build();
    expect(collect(home, stick).slice(0, 3)).toEqual([
      `root 2: signed by ${keys.root[0].id.slice(0, 12)}`,
      'targets 2: not what is staged here, passed over',
      'snapshot 2: not what is staged here, passed over',
    ]);
    expect(Object.keys(readState(home).staged.targets?.metadata.signatures ?? {})).toEqual([]);
  });

  test('a signature that is none, or of a key that does not count', async () => {
    const { home, folder, keys, write, build } = await publishedOnce();
    write('police', 'NewPolice');
    build();
    const stick = join(folder, 'stick');
    exportStaged(home, stick);
    const file = join(stick, 'staged/metadata/2.targets.json');
    const json = JSON.parse(readFileSync(file, 'utf8'));
    json.signatures = [
      { keyid: keys.targets.id, sig: '00'.repeat(64) },
      { keyid: keys.root[0].id, sig: '00'.repeat(64) },
    ];
    writeFileSync(file, JSON.stringify(json));
    expect(collect(home, stick)).toContain('targets 2: no new signature');
    expect(Object.keys(readState(home).staged.targets?.metadata.signatures ?? {})).toEqual([]);
  });
});

test('an export replaces an earlier one, and nothing else; never the home', async () => {
  const { home, folder, write, build } = await publishedOnce();
  const stick = join(folder, 'stick');
  expect(() => exportStaged(home, stick)).toThrow('NOTHING_STAGED');
  write('police', 'NewPolice');
  build();
  mkdirSync(stick);
  writeFileSync(join(stick, 'holiday.jpg'), '');
  expect(() => exportStaged(home, stick)).toThrow('EXPORT_NOT_EMPTY');
  for (const inHome of [home.folder, home.staged, folder]) {
    expect(() => exportStaged(home, inHome)).toThrow('OUT_IN_HOME');
  }
  expect(() => collect(home, stick)).toThrow('NOT_STAGED_HERE');
  rmSync(join(stick, 'holiday.jpg'));
  exportStaged(home, stick);
  cpSync(join(stick, 'staged/metadata/2.targets.json'), join(stick, 'staged/metadata/7.targets.json'));
  exportStaged(home, stick);
  expect(existsSync(join(stick, 'staged/metadata/7.targets.json'))).toBe(false);
});

describe('whoever signs a root sees what it changes', () => {
  test('keys that came and went, and how many have to sign, before the passphrase is asked for', async () => {
    const { home, keys } = await publishedOnce();
    const [stolen] = keys.root;
    const more = await newKey(home.keys, 'targets');
    const fourth = await newKey(home.keys, 'root');
    rotate(home, { role: 'targets', add: [more.key], threshold: 2 }, new Date());
    revoke(home, stolen.id, fourth.key, new Date());
    const told: string[] = [];
    await expect(
      signAt(home, {
        tell: (line) => told.push(line),
        ask: async () => {
          told.push('asked');
          throw new Error('nobody is there');
        },
      }),
    ).rejects.toThrow('nobody is there');
    expect(told).toEqual([
      expect.stringMatching(/^Root 2 after root 1, until /),
      '  root: 2 of 3 keys',
      `    - ${stolen.id.slice(0, 12)}`,
      `    + ${fourth.id.slice(0, 12)}`,
      '  timestamp: 1 of 1 key, as before',
      '  snapshot: 1 of 1 key, as before',
      '  targets: 2 of 2 keys, before 1 of 1 key',
      `    + ${more.id.slice(0, 12)}`,
      'asked',
    ]);
    expect(await diff(home, { staged: true })).toEqual([
      ...told.slice(0, -1),
      'Nothing has changed since the last publication.',
    ]);
  });

  test('another key under an id that counts already is one that came and one that went', async () => {
    const { home, keys } = await publishedOnce();
    rotate(home, { role: 'root' }, new Date());
    const file = join(home.staged, 'metadata/2.root.json');
    const json = JSON.parse(readFileSync(file, 'utf8'));
    json.signed.keys[keys.targets.id].keyval.public = 'ab'.repeat(32);
    writeFileSync(file, JSON.stringify(json));
    const id = keys.targets.id.slice(0, 12);
    expect((await diff(home, { staged: true })).slice(-3)).toEqual([
      '  targets: 1 of 1 key',
      `    - ${id}`,
      `    + ${id}`,
    ]);
  });
});

test('a key that was taken out does not get back in', async () => {
  const { home, keys, sign, publish } = await publishedOnce();
  const [stolen] = keys.root;
  const fourth = await newKey(home.keys, 'root');
  revoke(home, stolen.id, fourth.key, new Date());
  expect(() => rotate(home, { role: 'root', add: [stolen.key] }, new Date())).toThrow('KEY_REVOKED');
  await sign();
  await publish();
  expect(() => rotate(home, { role: 'root', add: [stolen.key] }, new Date())).toThrow(
    /^KEY_REVOKED: .* counted in root 1 /,
  );
  const fifth = keys.root[1].id;
  expect(() => revoke(home, fifth, stolen.key, new Date())).toThrow('KEY_REVOKED');
});
