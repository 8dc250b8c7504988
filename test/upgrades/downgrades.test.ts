import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { Advisor } from '../../lib/advisor.ts';
import { IndexedDbListStorage } from '../../lib/platform/list-storage.ts';
import { IndexedDbOutboxStorage } from '../../lib/platform/outbox-storage.ts';
import { Outbox } from '../../lib/reports/outbox.ts';
import { DEFAULT_SETTINGS, loadSettings } from '../../lib/settings.ts';
import { smallList } from '../fakes/list.ts';
import { fakePlatform } from '../fakes/platform.ts';
import { contentOf, oldDatabase } from './old-database.ts';
import { sample } from './samples.ts';

/** As a version of years to come might store it. */
const LATER = { format: 99, values: [{ whatever: 'it holds' }] };
const KEYS = ['settings', 'personal', 'hiddenBanners', 'addedLists', 'listSyncs'];
const TWIN = { handle: 'MOHrep0rt', title: 'משרד הבריאות' };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('what a newer version has stored', () => {
  const later = () => Object.fromEntries(KEYS.map((key) => [key, LATER]));
  const started = () => {
    const platform = fakePlatform(smallList(), later());
    return { platform, advisor: new Advisor(platform) };
  };

  test('keeps nothing from working, by the defaults', async () => {
    const { platform, advisor } = started();
    expect(await loadSettings(platform)).toEqual(DEFAULT_SETTINGS);
    expect(await advisor.pageSettings()).toEqual({ verdictsOff: [], placesOff: [], fixes: [] });
    const [answer] = await advisor.judge([TWIN]);
    expect(answer).toMatchObject({ verdict: { verdict: 'impersonation' }, bannerHidden: false });
    expect(answer).not.toHaveProperty('choice');
    expect(await advisor.lists()).toHaveLength(1);
  });

  test('is told by a code where the reader would miss it', async () => {
    const { advisor } = started();
    expect(await advisor.settings()).toEqual({ ...DEFAULT_SETTINGS, problem: 'STORED_NEWER' });
    await expect(advisor.personalList()).rejects.toMatchObject({ code: 'STORED_NEWER' });
  });

  test.each<[string, (advisor: Advisor) => Promise<unknown>]>([
    ['another language', (advisor) => advisor.changeSettings({ language: 'he' })],
    ['a channel that is trusted', (advisor) => advisor.setChoice({ chat: { handle: 'MOHreport' }, choice: 'trusted' })],
    ['a channel that is forgotten', (advisor) => advisor.setChoice({ chat: { handle: 'MOHreport' }, choice: null })],
    ['a saved list', (advisor) => advisor.personalImport(JSON.stringify(savedFile()))],
    ['a list that is removed', (advisor) => advisor.removeList('added-by-somebody')],
  ])('is not written over by %s', async (_, change) => {
    const { platform, advisor } = started();
    await expect(change(advisor)).rejects.toMatchObject({ code: 'STORED_NEWER' });
    expect(platform.stored).toEqual(later());
  });

  test('is not written over by hiding a banner either, which holds until the browser stops', async () => {
    const { platform, advisor } = started();
    await expect(advisor.hideBanner(TWIN)).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    expect((await advisor.judge([TWIN]))[0]?.bannerHidden).toBe(true);
    expect(platform.stored).toEqual(later());
  });

  test('is not written over by a sync', async () => {
    const { platform, advisor } = started();
    await advisor.syncLists();
    const { listsInUse: _, ...rest } = platform.stored;
    expect(rest).toEqual(later());
  });

  test('goes when the reader sets everything back', async () => {
    const { platform, advisor } = started();
    await advisor.reset().catch(() => {});
    for (const key of ['settings', 'personal', 'hiddenBanners']) expect(platform.stored).not.toHaveProperty(key);
    expect(await advisor.settings()).toEqual(DEFAULT_SETTINGS);
  });
});

describe('databases of a newer version', () => {
  test('the outbox says so, sends nothing, and leaves it as it is', async () => {
    const [record] = sample('outbox.1.json');
    await oldDatabase('outbox', 99, (made) => made.createObjectStore('records', { keyPath: 'id' }), {
      records: [[{ ...record, state: 'a state to come' }]],
    });
    const requests: unknown[] = [];
    const outbox = new Outbox({
      platform: {
        outboxStorage: new IndexedDbOutboxStorage(),
        exclusive: (_name, _wait, task) => task(),
        fetch: async (input) => {
          requests.push(input);
          throw new TypeError('offline');
        },
      },
      inboxOf: async () => record.list,
      wakeAt: () => {},
    });
    await outbox.work('all');
    const refused = { code: 'STORED_NEWER' };
    await expect(outbox.entries()).rejects.toMatchObject(refused);
    await expect(outbox.refresh()).rejects.toMatchObject(refused);
    await expect(outbox.send({ text: record.text, list: 'own' })).rejects.toMatchObject(refused);
    await expect(outbox.cancel(record.id)).rejects.toMatchObject(refused);
    expect(requests).toEqual([]);
    expect(await contentOf('outbox', 'records')).toEqual({
      version: 99,
      values: [{ ...record, state: 'a state to come' }],
    });
  });

  test('the lists: the one that came with the extension is used, and says that something is wrong', async () => {
    await oldDatabase('lists', 99, (made) => made.createObjectStore('lists'), { lists: [[LATER, 'own']] });
    const platform = { ...fakePlatform(smallList()), listStorage: new IndexedDbListStorage() };
    const advisor = new Advisor(platform);
    expect((await advisor.judge([{ handle: 'MOHreport' }]))[0]?.verdict.verdict).toBe('official');
    expect(await advisor.syncLists()).toEqual([
      expect.objectContaining({ id: 'own', source: 'bundled', problem: expect.stringMatching(/^STOR/) }),
    ]);
    expect(await contentOf('lists', 'lists')).toEqual({ version: 99, values: [LATER] });
  });
});

function savedFile() {
  return { format: 'channel-trust-hints/personal', version: 1, entries: sample('personal.1.json') };
}
