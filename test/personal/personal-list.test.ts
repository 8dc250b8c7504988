import { describe, expect, test } from 'vitest';
import { MAX_ENTRIES, type PersonalEntry } from '../../lib/personal/entry.ts';
import { PERSONAL_KEY } from '../../lib/personal/keys.ts';
import { PersonalList } from '../../lib/personal/personal-list.ts';
import { printSavedFile, readSavedFile } from '../../lib/personal/saved-file.ts';
import { parsePeerId } from '../../lib/telegram/peer-id.ts';
import { fakePlatform } from '../fakes/platform.ts';

const DAY = '2026-11-23';
const id = (text: string) => {
  const peerId = parsePeerId(text);
  if (!peerId) throw new Error(`${text} is no peer id`);
  return peerId;
};
const GENUINE = id('-1001500000001');
const TWIN = id('-1001500000002');

function listOf(stored?: unknown, failing: Parameters<typeof fakePlatform>[2] = []) {
  const platform = fakePlatform(undefined, stored === undefined ? {} : { [PERSONAL_KEY]: stored }, failing);
  return { platform, list: new PersonalList(platform, () => new Date(`${DAY}T09:00:00Z`)) };
}

function many(count: number): PersonalEntry[] {
  return Array.from({ length: count }, (_, number) => ({
    handle: `channel_${number}`,
    choice: 'trusted',
    added: '2026-01-01',
  }));
}

describe('a decision', () => {
  test('is kept with title and day, for a new background too', async () => {
    const { platform, list } = listOf();
    await list.set({ handle: 'MOHreport', peerId: GENUINE }, 'trusted', 'משרד הבריאות');
    const again = new PersonalList(platform, () => new Date());
    expect(await again.entries()).toEqual([
      { handle: 'MOHreport', peerId: GENUINE, choice: 'trusted', title: 'משרד הבריאות', added: DAY },
    ]);
    expect(await again.choiceOn({ handle: 'mohREPORT' })).toBe('trusted');
  });

  test('on a known peer does not go along when the handle changes hands', async () => {
    const { list } = listOf();
    await list.set({ handle: 'MOHreport', peerId: GENUINE }, 'trusted');
    expect(await list.choiceOn({ handle: 'MOHreport', peerId: TWIN })).toBeUndefined();
    expect(await list.choiceOn({ handle: 'renamed', peerId: GENUINE })).toBe('trusted');
  });

  test('by the handle alone holds for whoever has it', async () => {
    const { list } = listOf();
    await list.set({ handle: 'MOHreport' }, 'hidden');
    expect(await list.choiceOn({ handle: 'MOHreport', peerId: TWIN })).toBe('hidden');
    expect(await list.choiceOn({ peerId: TWIN })).toBeUndefined();
  });

  test('learns the peer id, and keeps it when changed by the handle alone', async () => {
    const { list } = listOf();
    await list.set({ handle: 'MOHreport' }, 'hidden', 'Ministry');
    await list.set({ handle: 'mohreport', peerId: GENUINE }, 'hidden');
    await list.set({ handle: 'MOHreport' }, 'trusted');
    expect(await list.entries()).toEqual([
      { handle: 'MOHreport', peerId: GENUINE, choice: 'trusted', title: 'Ministry', added: DAY },
    ]);
  });

  test('taken back by the handle leaves nothing of it, taken back by the peer leaves other peers alone', async () => {
    const { list } = listOf();
    await list.set({ handle: 'MOHreport', peerId: GENUINE }, 'trusted');
    await list.set({ handle: 'MOHreport', peerId: TWIN }, 'hidden');
    await list.set({ peerId: TWIN }, null);
    expect((await list.entries()).map((entry) => entry.peerId)).toEqual([GENUINE]);
    await list.set({ handle: 'MOHreport' }, null);
    expect(await list.entries()).toEqual([]);
  });

  test('the newest comes first', async () => {
    const { list } = listOf();
    await list.set({ handle: 'first_one' }, 'trusted');
    await list.set({ handle: 'second_one' }, 'hidden');
    expect((await list.entries()).map((entry) => entry.handle)).toEqual(['second_one', 'first_one']);
  });

  test('many at once are all kept', async () => {
    const { platform, list } = listOf();
    await Promise.all(many(30).map((entry) => list.set(entry, 'trusted')));
    expect(await new PersonalList(platform, () => new Date()).entries()).toHaveLength(30);
  });
});

describe('storage that is damaged or fails', () => {
  test('sound entries are kept, and stay when another is added', async () => {
    const sound = { handle: 'sound_one', choice: 'trusted', added: '2026-01-01' };
    const { platform, list } = listOf([
      null,
      7,
      { handle: 'no', choice: 'trusted', added: DAY },
      { choice: 'trusted', added: DAY },
      { handle: 'no_choice', added: DAY },
      { handle: 'unknown_choice', choice: 'loved', added: DAY },
      { handle: 'bad_day', choice: 'trusted', added: 'yesterday' },
      { peerId: '0', choice: 'trusted', added: DAY },
      sound,
    ]);
    expect(await list.entries()).toEqual([sound]);
    await list.set({ handle: 'another' }, 'hidden');
    expect(platform.stored[PERSONAL_KEY]).toEqual([{ handle: 'another', choice: 'hidden', added: DAY }, sound]);
  });

  test.each([['a text'], [{ entries: [] }], [null], [42]])('%j counts as an empty list', async (stored) => {
    expect(await listOf(stored).list.entries()).toEqual([]);
  });

  test('a read that fails leads to no write, and is tried again', async () => {
    const failing: ('get' | 'set')[] = ['get'];
    const { platform, list } = listOf(many(3), failing);
    expect(await list.choiceOn({ handle: 'channel_1' })).toBeUndefined();
    await expect(list.set({ handle: 'another' }, 'trusted')).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    await expect(list.entries()).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    failing.length = 0;
    await list.set({ handle: 'another' }, 'trusted');
    expect(platform.stored[PERSONAL_KEY]).toHaveLength(4);
  });

  test('a write that fails says so and changes nothing', async () => {
    const failing: ('get' | 'set')[] = ['set'];
    const { list } = listOf(many(1), failing);
    await expect(list.set({ handle: 'another' }, 'trusted')).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    expect(await list.choiceOn({ handle: 'another' })).toBeUndefined();
    failing.length = 0;
    await list.set({ handle: 'a_third' }, 'trusted');
    expect((await list.entries()).map((entry) => entry.handle)).toEqual(['a_third', 'channel_0']);
  });
});

describe('a full list', () => {
  test('takes no further channel, but changes and forgets those it has', async () => {
    const { list } = listOf(many(MAX_ENTRIES));
    await expect(list.set({ handle: 'one_more' }, 'trusted')).rejects.toMatchObject({ code: 'PERSONAL_FULL' });
    await list.set({ handle: 'channel_7' }, 'hidden');
    expect(await list.choiceOn({ handle: 'channel_7' })).toBe('hidden');
    await list.set({ handle: 'channel_8' }, null);
    await list.set({ handle: 'one_more' }, 'trusted');
    expect(await list.entries()).toHaveLength(MAX_ENTRIES);
  });

  test('takes no file that would make it overflow, not even a part of it', async () => {
    const { list } = listOf(many(MAX_ENTRIES - 1));
    const file = printSavedFile([
      { handle: 'first_one', choice: 'trusted', added: DAY },
      { handle: 'second_one', choice: 'trusted', added: DAY },
    ]);
    await expect(list.add(readSavedFile(file))).rejects.toMatchObject({ code: 'PERSONAL_FULL' });
    expect(await list.choiceOn({ handle: 'first_one' })).toBeUndefined();
  });
});

describe('a saved file', () => {
  test('gives everything back to an empty list, in the same order', async () => {
    const { list } = listOf();
    await list.set({ handle: 'MOHreport', peerId: GENUINE }, 'trusted', 'משרד הבריאות');
    await list.set({ peerId: TWIN }, 'hidden');
    const before = await list.entries();
    const file = printSavedFile(before);
    await list.clear();
    expect(await list.entries()).toEqual([]);
    expect(await list.add(readSavedFile(file))).toEqual({ added: 2 });
    expect(await list.entries()).toEqual(before);
    expect(await list.add(readSavedFile(file))).toEqual({ added: 0 });
  });

  test('adds what is new, once, by day; the decisions made here stay', async () => {
    const { list } = listOf([{ handle: 'MOHreport', choice: 'hidden', added: '2026-06-01' }]);
    const file = printSavedFile([
      { handle: 'mohreport', peerId: GENUINE, choice: 'trusted', added: '2026-07-01' },
      { handle: 'newer_one', choice: 'trusted', added: '2026-08-01' },
      { handle: 'NEWER_one', choice: 'hidden', added: '2026-08-02' },
      { handle: 'older_one', choice: 'hidden', added: '2026-01-01' },
    ]);
    expect(await list.add(readSavedFile(file))).toEqual({ added: 2 });
    expect((await list.entries()).map(({ handle, choice }) => [handle, choice])).toEqual([
      ['newer_one', 'trusted'],
      ['MOHreport', 'hidden'],
      ['older_one', 'hidden'],
    ]);
  });

  test('that is none changes nothing', async () => {
    const { platform } = listOf(many(2));
    expect(() => readSavedFile('{"format":')).toThrow('IMPORT_INVALID');
    expect(platform.stored[PERSONAL_KEY]).toEqual(many(2));
  });
});
