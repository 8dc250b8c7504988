import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { revoke, rotate } from '../../../registry/publish/change-root.ts';
import { readPublished, readState } from '../../../registry/publish/state.ts';
import { status } from '../../../registry/publish/status.ts';
import { verify } from '../../../registry/publish/verify.ts';
import { newKey, publishedOnce } from './publisher.ts';

test('an entry can go while a root waits for its signatures, which it keeps', async () => {
  const { home, out, keys, write, build, sign, publish } = await publishedOnce();
  const [first, second] = keys.root;
  const fourth = await newKey(home.keys, 'root');
  rotate(home, { role: 'root', add: [fourth.key], remove: [keys.root[2].id] }, new Date());
  await sign({ keys: [first.file] });
  write('police', 'NewPolice');
  build();
  expect((await sign({ keys: [keys.targets.file, keys.snapshot.file] })).at(-1)).toBe(
    'The list can be published already, without root 2.',
  );
  const lines = await publish();
  expect(lines.slice(-3)).toEqual([
    'Left aside, and still staged:',
    expect.stringMatching(/^ {2}root 2 by the keys of root 1: 1 of 2 signatures; missing 1/),
    expect.stringMatching(/^ {2}root 2: 1 of 2 signatures; missing 1/),
  ]);
  expect((await verify(out, new Date())).join()).toContain('version 2 of');
  expect(readPublished(out).roots).toHaveLength(1);
  expect(readdirSync(home.staged).toSorted()).toEqual(['metadata', 'trusted.root.json']);
  expect(readdirSync(join(home.staged, 'metadata'))).toEqual(['2.root.json']);

  await sign({ keys: [second.file] });
  await publish();
  await verify(out, new Date());
  expect(readPublished(out).roots).toHaveLength(2);
  expect(existsSync(home.staged)).toBe(false);
});

test('a list that is not complete waits, and so does a root alone', async () => {
  const { home, keys, write, build, sign, publish } = await publishedOnce();
  rotate(home, { role: 'root' }, new Date());
  await sign({ keys: [keys.root[0].file] });
  await expect(publish()).rejects.toThrow(/^NOT_SIGNED: root 2 by the keys of root 1: 1 of 2/);
  write('police', 'NewPolice');
  build();
  await expect(publish()).rejects.toThrow('targets 2: 0 of 1 signature');
  expect(readState(home).staged.root?.version).toBe(2);
});

test('a key on its way out signs an emergency when it is named, and the list is staged anew for the new root', async () => {
  const { home, out, keys, write, build, sign, publish } = await publishedOnce();
  const next = await newKey(home.keys, 'targets');
  revoke(home, keys.targets.id, next.key, new Date());
  await sign({ keys: [keys.root[0].file] });
  write('police', 'NewPolice');
  build();
  await sign({ keys: [keys.snapshot.file, keys.targets.file] });
  await publish();
  expect((await verify(out, new Date())).join()).toContain('version 2 of');
  expect(Object.keys(readPublished(out).targets?.metadata.signatures ?? {})).toEqual([keys.targets.id]);
  expect(status(home, new Date()).lines.join('\n')).toMatch(/targets 3: 0 of 1 signature; missing 1/);

  await sign();
  await publish();
  expect((await verify(out, new Date())).join()).toContain('version 3 of');
  expect(Object.keys(readPublished(out).targets?.metadata.signatures ?? {})).toEqual([next.id]);
  expect(readPublished(out).roots).toHaveLength(2);
});
