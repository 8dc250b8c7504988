import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileIndex } from '../../lib/list/compile-index.ts';
import type { ListIndex } from '../../lib/list/index.ts';
import type { StoredPage } from '../../lib/list/index-storage.ts';
import { type PreparedIndex, prepareIndex } from '../../lib/list/prepare-index.ts';
import type { Numbers } from '../../lib/list/rows.ts';
import type { OfficialList } from '../../lib/list/schema.ts';
import { searchNames } from '../../lib/list/search.ts';
import { IndexDamaged, StoredIndex } from '../../lib/list/stored-index.ts';
import { judge } from '../../lib/verdict/judge.ts';
import { compileRegistry } from '../../registry/compile.ts';
import { listOf } from '../bench/lists.ts';
import { HEALTH, HOME_FRONT, smallList } from '../fakes/list.ts';
import { sightings } from '../verdict/sightings.ts';

const pause = async () => {};
const impostors = [{ handle: 'MOH_gifts', evidence: HEALTH.channels[0]?.evidence ?? [] }];
const bundled = compileRegistry();

/** An index whose pages lie elsewhere, and which of them were asked for. */
async function stored(list: OfficialList, change: (pages: StoredPage[]) => StoredPage[] = (pages) => pages) {
  const { shape, pages } = await prepareIndex(list, pause);
  const held = new Map(change(pages).map(([row, number, page]) => [`${row} ${number}`, page]));
  const loads: string[][] = [];
  const index = new StoredIndex(shape, async (wanted) => {
    const keys = wanted.map(([row, number]) => `${row} ${number}`);
    loads.push(keys);
    return keys.map((key) => held.get(key));
  });
  return { index, loads, pages };
}

function bytesOf({ pages }: Pick<PreparedIndex, 'pages'>, keys: readonly string[]): number {
  const sizes = new Map(pages.map(([row, number, page]) => [`${row} ${number}`, page.byteLength]));
  return keys.reduce((sum, key) => sum + (sizes.get(key) ?? 0), 0);
}

describe('loaded page by page, it says what the whole index says', () => {
  test('of any sighting', async () => {
    const whole = compileIndex(bundled);
    const { index } = await stored(bundled);
    await fc.assert(
      fc.asyncProperty(sightings, async (sighting) => {
        expect(await index.ask((asked) => judge(sighting, asked))).toEqual(judge(sighting, whole));
      }),
      { numRuns: 300 },
    );
  });

  test('of many at once, asked by many at once', async () => {
    const list = listOf(3000);
    const whole = compileIndex(list);
    const { index } = await stored(list);
    const chats = list.organisations
      .slice(1000, 1400)
      .flatMap(({ channels, names }) => [
        { handle: `${channels[0]?.handle}s` },
        { handle: channels[0]?.handle ?? '', title: names['en']?.[0] ?? '' },
      ]);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, part) => {
        const own = chats.filter((_chat, at) => at % 20 === part);
        return index.askAll(own.map((chat) => (asked) => judge(chat, asked)));
      }),
    );
    for (const [part, verdicts] of answers.entries()) {
      const own = chats.filter((_, at) => at % 20 === part);
      expect(verdicts).toEqual(own.map((chat) => judge(chat, whole)));
    }
  });

  test.each(['ministry of health', 'משרד הבריאות', 'mohreport', 'Bellingact', 'Magen Davvid', 'a', 'zzzzzz'])(
    'of the name %j',
    async (query) => {
      const { index } = await stored(bundled);
      const whole = compileIndex(bundled);
      expect(await index.ask((asked) => searchNames(asked, query, 8))).toEqual(searchNames(whole, query, 8));
    },
  );

  test('of impostors, peer ids and websites', async () => {
    const list = smallList({ organisations: [{ ...HEALTH, impostors }, HOME_FRONT] });
    const { index } = await stored(list);
    const ask = <T>(question: (asked: ListIndex) => T) => index.ask(question);
    expect((await ask((asked) => asked.impostorByHandle('moh_GIFTS')))?.organisation.id).toBe(HEALTH.id);
    expect((await ask((asked) => asked.byPeerId('-1001500000001')))?.channel).toEqual(HEALTH.channels[0]);
    expect((await ask((asked) => asked.organisationsOf('gov.il'))).map(({ id }) => id)).toEqual([HEALTH.id]);
    expect(await ask((asked) => asked.organisationsOf('gov.example'))).toEqual([]);
  });

  test('of an empty list', async () => {
    const { index } = await stored(smallList({ organisations: [] }));
    expect((await index.ask((asked) => judge({ handle: 'MOHreport' }, asked))).verdict).toBe('unknown');
  });
});

describe('of a large list', async () => {
  const list = listOf(20_000);

  test('a question about a listed channel reads next to nothing, in few loads', async () => {
    const { index, loads, pages } = await stored(list);
    const verdict = await index.ask((asked) => judge({ handle: 'MOHreport', title: 'Ministry of Health' }, asked));
    expect(verdict.verdict).toBe('official');
    expect(loads.length).toBeLessThanOrEqual(4);
    expect(bytesOf({ pages }, loads.flat())).toBeLessThan(64_000);
  });

  test('a question about any chat reads a small part, in few loads, and nothing when it is asked again', async () => {
    const { index, loads, pages } = await stored(list);
    const question = (asked: ListIndex) => judge({ handle: 'MOHrep0rt', title: 'משרד הבריאות' }, asked);
    expect((await index.ask(question)).verdict).toBe('impersonation');
    const before = loads.length;
    expect(before).toBeLessThanOrEqual(7);
    expect(bytesOf({ pages }, loads.flat())).toBeLessThan(2_000_000);
    await index.ask(question);
    expect(loads).toHaveLength(before);
  });

  test('questions asked together load what they need together', async () => {
    const { index, loads } = await stored(list);
    const handles = list.organisations.slice(-40).flatMap(({ channels }) => channels.map(({ handle }) => handle));
    const verdicts = await index.askAll(handles.map((handle) => (asked) => judge({ handle }, asked).verdict));
    expect(verdicts).toHaveLength(handles.length);
    expect(new Set(verdicts)).toEqual(new Set(['listed']));
    expect(loads.length).toBeLessThanOrEqual(4);
  });

  test('no page is so large that Chromium would keep it as a file of its own', async () => {
    const { pages } = await stored(list);
    expect(Math.max(...pages.map(([, , page]) => page.byteLength))).toBeLessThan(64_000);
  });
});

describe('damage is noticed, never answered from', () => {
  const question = (asked: ListIndex) => [judge({ handle: 'MOHrep0rt' }, asked), searchNames(asked, 'health', 5)];

  test.each([
    ['a page is gone', (_: Numbers) => undefined],
    ['a page is cut short', (page: Numbers) => page.slice(0, Math.floor(page.length / 2))],
    ['a number is another one', flipped],
  ])('%s', async (_, damage) => {
    const { pages } = await prepareIndex(smallList(), pause);
    const rows = new Set(pages.filter(([, , page]) => page.length > 1).map(([row]) => row));
    let noticed = 0;
    for (const row of rows) {
      const { index } = await stored(smallList(), (all) =>
        all.flatMap(([name, number, page]): StoredPage[] => {
          const left = name === row ? damage(page) : page;
          return left ? [[name, number, left]] : [];
        }),
      );
      await index.ask(question).then(
        () => expect.fail(`damage to ${row} went unnoticed`),
        (error: unknown) => {
          expect(error).toBeInstanceOf(IndexDamaged);
          noticed++;
        },
      );
    }
    expect(noticed).toBe(rows.size);
    expect(noticed).toBeGreaterThan(8);
  });

  test('whatever the question throws is its own', async () => {
    const { index } = await stored(smallList());
    await expect(
      index.ask(() => {
        throw new RangeError('of the question');
      }),
    ).rejects.toThrow('of the question');
  });
});

function flipped(page: Numbers): Numbers {
  const copy = page.slice();
  copy[copy.length - 1] = (copy[copy.length - 1] ?? 0) ^ 1;
  return copy;
}
