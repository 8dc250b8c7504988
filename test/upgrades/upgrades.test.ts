import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { HiddenBanners } from '../../lib/hidden-banners.ts';
import { readAddedLists } from '../../lib/list/added-lists.ts';
import { readSyncStates } from '../../lib/list/sync-states.ts';
import { PersonalList } from '../../lib/personal/personal-list.ts';
import { printSavedFile, readSavedFile } from '../../lib/personal/saved-file.ts';
import { IndexedDbOutboxStorage } from '../../lib/platform/outbox-storage.ts';
import { Outbox } from '../../lib/reports/outbox.ts';
import { MemoryOutboxStorage, type OutboxStorage } from '../../lib/reports/outbox-storage.ts';
import { printSubmission } from '../../lib/reports/print.ts';
import { submissionSchema } from '../../lib/reports/submission.ts';
import { DEFAULT_SETTINGS, KeptSettings, loadSettings } from '../../lib/settings.ts';
import { parsePeerId } from '../../lib/telegram/peer-id.ts';
import { fakePlatform } from '../fakes/platform.ts';
import { oldDatabase } from './old-database.ts';
import { SAMPLES, sample, sampleText } from './samples.ts';

/** What is stored and needs no sample, with the reason. */
const NEEDS_NONE: Readonly<Record<string, string>> = {
  listsInUse: 'tells open pages of a change; written anew at the next',
  'report-draft:': 'lies in session storage, which an update of the extension empties',
  check: 'names a part of a page’s address',
  siteReads: 'permissions that are given back at the next start',
  'list-index': 'is made anew from the lists when it cannot be used',
};
/** What leaves the browser and may come back. */
const FILES = ['personal-file', 'report', 'nomination'];

const formatsOf = (name: string) =>
  SAMPLES.filter((each) => each.name === name)
    .map(({ format }) => format)
    .toSorted();
const platformWith = (name: string) => fakePlatform(undefined, { [name]: sample(`${name}.1.json`) });

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('samples', () => {
  const sources = readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('surfaces'))
    .map((file) => readFileSync(join('lib', file), 'utf8'))
    .join('\n');
  const named = /(?:_?(?:KEY|PREFIX|DATABASE) = |new Database\()'([\w:-]+)'/g;
  const stored = [...sources.matchAll(named)].map(([, key = '']) => key);

  test('there are of everything that is stored or saved, and of nothing else', () => {
    const wanted = [...stored.filter((key) => !(key in NEEDS_NONE)), ...FILES];
    expect([...new Set(SAMPLES.map(({ name }) => name))].toSorted()).toEqual(wanted.toSorted());
  });

  test('there is one of each format, from the first on', () => {
    for (const { name } of SAMPLES) {
      const formats = formatsOf(name);
      expect(formats).toEqual(formats.map((_, at) => at + 1));
    }
    expect(formatsOf('settings').at(-1)).toBe(DEFAULT_SETTINGS.format);
  });
});

// Each of these reads the sample of a format, and then writes the same again. When what is written is no longer the
// newest sample, what is stored has changed: raise its format (lib/stored-format.ts), leave the samples as they are,
// add one of the new format, and read all of them here.
describe('what the first version stored is read, and stored the same today:', () => {
  test('settings', async () => {
    const kept = sample('settings.1.json');
    expect(await loadSettings(platformWith('settings'))).toEqual(kept);
    expect(await new KeptSettings(platformWith('settings')).get()).toEqual(kept);
    const platform = fakePlatform(undefined);
    await new KeptSettings(platform).change(kept);
    expect(platform.stored['settings']).toEqual(kept);
  });

  test('personal list', async () => {
    const kept = sample('personal.1.json');
    const now = () => new Date('2026-11-23T12:00:00Z');
    expect(await new PersonalList(platformWith('personal'), now).entries()).toEqual(kept);
    const platform = platformWith('personal');
    const [{ choice, title, added: _, ...chat }] = kept;
    const list = new PersonalList(platform, now);
    await list.set(chat, null);
    await list.set(chat, choice, title);
    expect(platform.stored['personal']).toEqual(kept);
  });

  test('hidden banners', async () => {
    const peerId = parsePeerId('-1001500000002');
    const chats = [{ ...(peerId && { peerId }) }, { handle: 'MOHrep0rt' }];
    const before = new HiddenBanners(platformWith('hiddenBanners'));
    for (const chat of chats) expect(await before.has(chat)).toBe(true);
    const platform = fakePlatform(undefined);
    const hidden = new HiddenBanners(platform);
    for (const chat of chats) await hidden.add(chat);
    expect(platform.stored['hiddenBanners']).toEqual(sample('hiddenBanners.1.json'));
  });

  test('added lists, and how their syncs went', () => {
    expect(readAddedLists(sample('addedLists.1.json'))).toEqual(sample('addedLists.1.json'));
    expect(readSyncStates(sample('listSyncs.1.json'))).toEqual(sample('listSyncs.1.json'));
  });

  test('outbox', async () => {
    const records = sample('outbox.1.json');
    await oldDatabase('outbox', 1, (made) => made.createObjectStore('records', { keyPath: 'id' }), {
      records: records.map((record: unknown) => [record]),
    });
    const storage = new IndexedDbOutboxStorage();
    expect(await storage.all()).toEqual(expect.arrayContaining(records));
    const entries = await outboxOn(storage).entries();
    expect(entries.map(({ kind, handle, state }) => [kind, handle, state])).toEqual([
      ['report', 'MOHrep0rt', 'waiting'],
      ['nomination', 'HarbourNews', 'refused'],
    ]);
    const memory = new MemoryOutboxStorage();
    await outboxOn(memory).send({ text: records[0].text, list: 'own' });
    expect(await memory.all()).toEqual([records[0]]);
  });

  test('the file of the personal list', () => {
    const entries = sample('personal.1.json');
    expect(readSavedFile(sampleText('personal-file.1.json'))).toEqual(entries);
    expect(printSavedFile(entries)).toBe(sampleText('personal-file.1.json'));
  });

  test.each(['report', 'nomination'])('a %s', (kind) => {
    const text = sampleText(`${kind}.1.json`);
    expect(printSubmission(submissionSchema.parse(JSON.parse(text)))).toBe(text);
  });
});

test('what the outbox holds is shown, also what this version would write otherwise', async () => {
  const [record] = sample('outbox.1.json');
  const memory = new MemoryOutboxStorage();
  const later = JSON.stringify({ ...JSON.parse(record.text), version: 99, reason: 'something new' });
  await memory.add({ ...record, text: later });
  expect(await outboxOn(memory).entries()).toEqual([
    expect.objectContaining({ kind: 'report', handle: 'MOHrep0rt', title: 'משרד הבריאות', text: later }),
  ]);
});

/** An outbox without a network, on the day of the samples. */
function outboxOn(outboxStorage: OutboxStorage): Outbox {
  return new Outbox({
    platform: {
      outboxStorage,
      fetch: () => Promise.reject(new TypeError('offline')),
      exclusive: async () => undefined,
    },
    inboxOf: async () => sample('outbox.1.json')[0].list,
    wakeAt: () => {},
    now: () => new Date(sample('outbox.1.json')[0].created),
  });
}
