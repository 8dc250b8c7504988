import { expect, test } from 'vitest';
import { Advisor } from '../lib/advisor.ts';
import { STORED_LIST_KEY } from '../lib/list/store.ts';
import { HEALTH, smallList } from './fakes/list.ts';
import { fakePlatform } from './fakes/platform.ts';

function advisor(...stored: Parameters<typeof fakePlatform> extends [unknown, ...infer Rest] ? Rest : never): Advisor {
  return new Advisor(fakePlatform(smallList(), ...stored));
}

test('a sighting is judged by the list', async () => {
  const { verdict, list, bannerHidden } = await advisor().judge({ handle: 'mohreport' });
  expect(verdict.verdict).toBe('official');
  expect(verdict.organisation?.names['he']).toBe('משרד הבריאות');
  expect(list).toEqual({ version: 3, published: '2026-11-23', organisations: 2, source: 'bundled' });
  expect(bannerHidden).toBe(false);
});

test('what is no sighting gets an error with a code', async () => {
  await expect(advisor().judge({ handle: 'no handle' })).rejects.toMatchObject({ code: 'SIGHTING_INVALID' });
});

test('a stored list that cannot be used is told of, the bundled one judges', async () => {
  const answer = await advisor({ [STORED_LIST_KEY]: { format: 99 } }).judge({ handle: 'MOHreport' });
  expect(answer.verdict.verdict).toBe('official');
  expect(answer.list.problem).toBe('LIST_FORMAT_NEWER');
});

test('without any list there is an error, and the next question tries again', async () => {
  const platform = fakePlatform(undefined);
  const asked = new Advisor(platform);
  await expect(asked.judge({ handle: 'MOHreport' })).rejects.toMatchObject({ code: 'LIST_UNREADABLE' });
  platform.readBundledList = async () => smallList();
  expect((await asked.judge({ handle: 'MOHreport' })).verdict.verdict).toBe('official');
});

test('a hidden banner stays hidden for that peer, in a new background too', async () => {
  const platform = fakePlatform(smallList());
  const chat = { handle: 'MOHrep0rt', peerId: '-1001500000002' };
  await new Advisor(platform).hideBanner(chat as Parameters<Advisor['hideBanner']>[0]);
  const again = new Advisor(platform);
  expect((await again.judge(chat)).bannerHidden).toBe(true);
  expect((await again.judge({ ...chat, peerId: '-1001500000003' })).bannerHidden).toBe(false);
  expect((await again.judge({ handle: 'MOHrep0rt' })).bannerHidden).toBe(false);
});

test('a choice that cannot be stored says so and holds for now', async () => {
  const asked = advisor({}, ['set']);
  await expect(asked.hideBanner({ handle: 'MOHrep0rt' })).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  expect((await asked.judge({ handle: 'mohREP0RT' })).bannerHidden).toBe(true);
});

test.each([
  ['@MOHreport', 'official'],
  ['https://t.me/s/MOHreport/12', 'official'],
])('looking up %s judges it', async (query, verdict) => {
  const result = await advisor().lookup(query);
  expect(result.chat?.verdict.verdict).toBe(verdict);
  expect(result.matches).toEqual([]);
});

test.each(['משרד הבריאות', 'משרד הב', 'ministry of health'])('looking up %s finds the organisation', async (query) => {
  const { matches, chat } = await advisor().lookup(query);
  expect(chat).toBeUndefined();
  expect(matches[0]).toMatchObject({ handle: 'MOHreport', status: 'official', organisation: { id: HEALTH.id } });
});

test('a word that can be a handle is judged and searched for', async () => {
  const { chat, matches } = await advisor().lookup('health');
  expect(chat?.sighting.handle).toBe('health');
  expect(matches.map((match) => match.handle)).toContain('MOHreport');
});

test('looking up a twin warns of it and names the official channel', async () => {
  const { chat } = await advisor().lookup('tg://resolve?domain=MOHrep0rt');
  expect(['impersonation', 'suspicious']).toContain(chat?.verdict.verdict);
  expect(chat?.verdict.official).toBe('MOHreport');
});

test.each([
  ['   ', 'QUERY_EMPTY'],
  ['x'.repeat(3000), 'QUERY_TOO_LONG'],
  ['https://t.me/+AbCdEf', 'LINK_PRIVATE'],
  ['https://t.me/c/1500000001/7', 'LINK_PRIVATE'],
])('looking up %j says %s', async (query, problem) => {
  expect(await advisor().lookup(query)).toMatchObject({ problem, matches: [] });
});

test.each([
  '\u2068@MOHrep0rt\u2069',
  '@MOHrep0rt,',
  '(@MOHrep0rt).',
  '“t.me/MOHrep0rt”',
  'https://web.telegram.org/k/#@MOHrep0rt',
])('looking up %j finds the twin, and no organisation it could be taken for', async (query) => {
  const { chat, matches } = await advisor().lookup(query);
  expect(chat?.sighting.handle).toBe('MOHrep0rt');
  expect(matches).toEqual([]);
});

test.each(['@MOH rep0rt', 't.me/MOH-report', '@משרד הבריאות'])(
  'an address that is none, %j, finds no organisation',
  async (query) => {
    expect(await advisor().lookup(query)).toMatchObject({ matches: [] });
  },
);

test('an open chat is named by its id only', async () => {
  expect(await advisor().lookup('https://web.telegram.org/a/#-1001500000001')).toMatchObject({
    problem: 'LINK_PRIVATE',
  });
});

test('a read that fails once does not wipe out earlier choices', async () => {
  const failing: ('get' | 'read' | 'set')[] = ['get'];
  const platform = fakePlatform(smallList(), { hiddenBanners: ['@first_twin'] }, failing);
  const asked = new Advisor(platform);
  await expect(asked.hideBanner({ handle: 'second_twin' })).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  expect((await asked.judge({ handle: 'second_twin' })).bannerHidden).toBe(true);
  failing.length = 0;
  await asked.hideBanner({ handle: 'third_twin' });
  expect(platform.stored['hiddenBanners']).toEqual(['@first_twin', '@second_twin', '@third_twin']);
});
