import { createPrivateKey } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { expect, test } from 'vitest';
import { rotate } from '../../../registry/publish/change-root.ts';
import { openHome } from '../../../registry/publish/home.ts';
import { initialise } from '../../../registry/publish/init.ts';
import { generateKey, testKey } from '../../../registry/publish/keys.ts';
import { type AskPassphrase, passphraseFrom } from '../../../registry/publish/passphrase.ts';
import { makeKeys, openKeys, writeKey } from '../../../registry/publish/private-keys.ts';
import { listPublicKeys, printPublicKey, readPublicKey } from '../../../registry/publish/public-keys.ts';
import { verify } from '../../../registry/publish/verify.ts';
import { ask, newKey, newPublisher, PASSPHRASE, publishedOnce, scratch, WORK_FACTOR } from './publisher.ts';

test('a key is a PEM in an age file that only its owner may read, and a public half beside it', async () => {
  const folder = join(scratch(), 'keys');
  const [file = ''] = await makeKeys({ role: 'targets', count: 1, folder, ask, workFactor: WORK_FACTOR });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const decrypter = new Decrypter();
  decrypter.addPassphrase(PASSPHRASE);
  const pem = await decrypter.decrypt(readFileSync(file), 'text');
  expect(createPrivateKey(pem).asymmetricKeyType).toBe('ed25519');
  const { role, key, privateFile } = readPublicKey(file.replace('.age', '.json'));
  expect({ role, privateFile }).toEqual({ role: 'targets', privateFile: file });
  const [opened] = await openKeys([file], ask);
  expect(opened?.key.keyID).toBe(key.keyID);
});

test('a wrong passphrase opens nothing', async () => {
  const { keys, init, sign } = await newPublisher();
  init();
  await expect(sign({ ask: async () => 'wrong' })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
  await expect(openKeys([keys.targets.file], async () => 'wrong')).rejects.toThrow(keys.targets.file);
});

test('keys with one passphrase are opened with one answer, others ask for their own', async () => {
  const folder = scratch();
  const one = await newKey(folder, 'root');
  const two = await newKey(folder, 'root');
  const other = await writeKey(folder, 'root', generateKey(), 'another', WORK_FACTOR);
  const asked: string[] = [];
  const answers: AskPassphrase = async (what) => {
    asked.push(what);
    return what === basename(other) ? 'another' : PASSPHRASE;
  };
  expect(await openKeys([one.file, two.file, other], answers)).toHaveLength(3);
  expect(asked).toEqual([basename(one.file), basename(other)]);
});

test('a key file that is none is named', async () => {
  const folder = scratch();
  const file = join(folder, 'targets-00000000.age');
  writeFileSync(file, 'age-encryption.org/v1\nnonsense');
  await expect(openKeys([file], ask)).rejects.toThrow(`FILE_CORRUPT: ${file}`);
  await expect(openKeys([join(folder, 'none.age')], ask)).rejects.toThrow('FILE_CORRUPT: there is no key');
});

test('keys are not made inside a working tree of git, nor behind a link into one', async () => {
  const folder = scratch();
  mkdirSync(join(folder, 'tree/.git'), { recursive: true });
  mkdirSync(join(folder, 'tree/inner'));
  symlinkSync(join(folder, 'tree/inner'), join(folder, 'link'));
  for (const inside of ['tree', 'tree/inner/new', 'link/new']) {
    const made = makeKeys({ role: 'root', count: 1, folder: join(folder, inside), ask, workFactor: WORK_FACTOR });
    await expect(made).rejects.toMatchObject({ code: 'KEYS_INSIDE_REPOSITORY' });
    expect(() => openHome(join(folder, inside))).toThrow('KEYS_INSIDE_REPOSITORY');
  }
  expect(readdirSync(join(folder, 'tree/inner'))).toEqual([]);
  expect(() => openHome(undefined)).toThrow('HOME_MISSING');
});

test('a key never takes the place of another', async () => {
  const folder = scratch();
  const key = generateKey();
  const file = await writeKey(folder, 'root', key, PASSPHRASE, WORK_FACTOR);
  const before = readFileSync(file);
  await expect(writeKey(folder, 'root', key, 'other', WORK_FACTOR)).rejects.toMatchObject({ code: 'KEY_EXISTS' });
  expect(readFileSync(file)).toEqual(before);
});

test('passphrases: the file before the environment, its first line alone; never empty', async () => {
  const file = join(scratch(), 'passphrase');
  writeFileSync(file, 'from a file\r\nmore\n');
  const environment = { TRUST_LIST_PASSPHRASE: 'from the environment' };
  expect(await passphraseFrom(file, environment)('a key', false)).toBe('from a file');
  expect(await passphraseFrom(undefined, environment)('a key', false)).toBe('from the environment');
  await expect(passphraseFrom(undefined, { TRUST_LIST_PASSPHRASE: '' })('a key', true)).rejects.toThrow(
    'PASSPHRASE_EMPTY',
  );
  await expect(passphraseFrom(`${file}.none`, {})('a key', true)).rejects.toThrow('PASSPHRASE_MISSING');
  const made = makeKeys({ role: 'root', count: 1, folder: scratch(), ask: async () => '', workFactor: WORK_FACTOR });
  await expect(made).rejects.toMatchObject({ code: 'PASSPHRASE_EMPTY' });
});

test('a public key whose id is not its own is refused', async () => {
  const { json } = await newKey(scratch(), 'targets');
  writeFileSync(json, readFileSync(json, 'utf8').replace(/"keyid": "./, '"keyid": "x'));
  expect(() => readPublicKey(json)).toThrow(`FILE_CORRUPT: ${json}`);
  writeFileSync(json, 'no JSON');
  expect(() => readPublicKey(json)).toThrow(`FILE_CORRUPT: ${json}`);
  expect(() => listPublicKeys(join(json, '..'))).toThrow('FILE_CORRUPT');
});

test('test keys are refused, in the first root and in later ones', async () => {
  const { home } = await publishedOnce();
  const { key } = testKey('targets');
  const json = join(scratch(), 'test.json');
  writeFileSync(json, printPublicKey('targets', key));
  expect(() => rotate(home, { role: 'targets', add: [readPublicKey(json)] }, new Date())).toThrow('TEST_KEY');
  const other = await newPublisher();
  writeFileSync(join(other.home.keys, 'test.json'), printPublicKey('root', testKey('root', 3).key));
  expect(() => other.init()).toThrow('TEST_KEY');
});

test('thresholds that no keys can meet are refused', async () => {
  const { home, keys, init } = await newPublisher();
  const start = (thresholds: Parameters<typeof initialise>[1]) => () => initialise(home, thresholds, new Date());
  expect(start({ root: 4 })).toThrow('THRESHOLD_UNREACHABLE');
  expect(start({ targets: 2 })).toThrow(/THRESHOLD_UNREACHABLE:\s+targets: 2 of 1 key/);
  expect(start({ root: 3 })()).toContain('  root: 3 of 3 keys');
  init();
  const published = await publishedOnce();
  const remove = [published.keys.targets.id];
  expect(() => rotate(published.home, { role: 'targets', remove }, new Date())).toThrow('THRESHOLD_UNREACHABLE');
  expect(() => rotate(published.home, { role: 'targets', threshold: 2 }, new Date())).toThrow('THRESHOLD_UNREACHABLE');
  expect(() => rotate(home, { role: 'targets', remove: [keys.targets.id] }, new Date())).toThrow('NOT_PUBLISHED');
});

test('what rotate is given must fit', async () => {
  const { home, keys, init } = await publishedOnce();
  const now = new Date();
  expect(() => rotate(home, { role: 'targets', add: [keys.targets.key] }, now)).toThrow('KEY_LISTED');
  expect(() => rotate(home, { role: 'targets', add: [keys.snapshot.key] }, now)).toThrow('KEY_WRONG_ROLE');
  expect(() => rotate(home, { role: 'targets', remove: ['0123456789'] }, now)).toThrow('KEY_UNKNOWN');
  expect(() => rotate(home, { role: 'targets', remove: [keys.targets.id.slice(0, 4)] }, now)).toThrow('KEY_UNKNOWN');
  expect(() => init()).toThrow('ALREADY_PUBLISHED');
});

test('signing with what does not count, or with nothing, says so', async () => {
  const { folder, home, keys, init, sign } = await newPublisher();
  await expect(sign()).rejects.toThrow('NOTHING_STAGED');
  init();
  await expect(sign({ keys: [keys.targets.file] })).rejects.toThrow('KEY_NOT_COUNTED');
  renameSync(home.keys, join(folder, 'elsewhere'));
  await expect(sign()).rejects.toThrow('NO_KEYS');
});

test('a key with another passphrase is passed over where the others are enough', async () => {
  const { home, keys, init, build, sign, publish, out } = await newPublisher();
  init();
  build();
  const [third] = keys.root.slice(2);
  if (third) await locked(third.file);
  const passedOver = `Passed over: PASSPHRASE_WRONG: this passphrase does not open ${third?.file}`;
  const lines = await sign();
  expect(lines).toContain('root 1: 2 of 2 signatures, complete');
  expect(lines.at(-1)).toBe(passedOver);
  await expect(sign({ keys: [third?.file] })).rejects.toThrow('PASSPHRASE_WRONG');
  await publish();
  const spare = await newKey(home.keys, 'timestamp');
  rotate(home, { role: 'timestamp', add: [spare.key] }, new Date());
  await sign();
  await locked(spare.file);
  expect((await publish())[0]).toContain(spare.file);
  await verify(out, new Date());
  await locked(keys.timestamp.file);
  await expect(publish()).rejects.toThrow('PASSPHRASE_WRONG');
});

/** Gives a key another passphrase. */
async function locked(file: string): Promise<void> {
  const [key] = await openKeys([file], ask);
  if (!key) throw new Error('no key');
  const elsewhere = await writeKey(scratch(), 'root', key, 'a passphrase of its own', WORK_FACTOR);
  writeFileSync(file, readFileSync(elsewhere));
}
