import { describe, expect, test } from 'vitest';
import { Advisor } from '../lib/advisor.ts';
import { LISTS_IN_USE_KEY } from '../lib/list/keys.ts';
import type { Answer } from '../lib/messages.ts';
import { printSavedFile } from '../lib/personal/saved-file.ts';
import { DEFAULT_SETTINGS } from '../lib/settings.ts';
import { MAX_SIGHTINGS } from '../lib/telegram/sighting.ts';
import { bundleOf } from './fakes/bundle.ts';
import { HEALTH, smallList } from './fakes/list.ts';
import { fakePlatform } from './fakes/platform.ts';

function advisor(...stored: Parameters<typeof fakePlatform> extends [unknown, ...infer Rest] ? Rest : never): Advisor {
  return new Advisor(fakePlatform(smallList(), ...stored));
}

/** The answer to one sighting. */
async function judged(asked: Advisor, sighting: object): Promise<Answer> {
  const [answer] = await asked.judge([sighting]);
  if (!answer) throw new Error('not understood');
  return answer;
}

test('a sighting is judged by the list', async () => {
  const { verdict, listVersion, bannerHidden } = await judged(advisor(), { handle: 'mohreport' });
  expect(verdict.verdict).toBe('official');
  expect(verdict.organisation?.names['he']).toBe('משרד הבריאות');
  expect(verdict.list).toEqual({ id: 'own', version: 3, name: 'A small list' });
  expect(listVersion).toBe(3);
  expect(bannerHidden).toBe(false);
});

test('many are answered in their order, and what is no sighting by null', async () => {
  const answers = await advisor().judge([{ handle: 'MOHreport' }, { handle: 'no handle' }, 7, { handle: 'my_garden' }]);
  expect(answers.map((answer) => answer?.verdict.verdict)).toEqual(['official', undefined, undefined, 'unknown']);
});

test.each([
  ['one sighting', { handle: 'MOHreport' }],
  ['nothing', undefined],
  ['more than may be asked at once', Array(MAX_SIGHTINGS + 1).fill({ handle: 'MOHreport' })],
])('%s is no list of sightings', async (_, values) => {
  await expect(advisor().judge(values)).rejects.toMatchObject({ code: 'SIGHTING_INVALID' });
});

test('without any list there is an error, and the next question tries again', async () => {
  const platform = fakePlatform(undefined);
  const asked = new Advisor(platform);
  await expect(asked.judge([{ handle: 'MOHreport' }])).rejects.toMatchObject({ code: 'LIST_UNREADABLE' });
  platform.readBundledList = async () => bundleOf(smallList());
  expect((await judged(asked, { handle: 'MOHreport' })).verdict.verdict).toBe('official');
});

test('a hidden banner stays hidden for that peer, in a new background too', async () => {
  const platform = fakePlatform(smallList());
  const chat = { handle: 'MOHrep0rt', peerId: '-1001500000002' };
  await new Advisor(platform).hideBanner(chat);
  const again = new Advisor(platform);
  expect((await judged(again, chat)).bannerHidden).toBe(true);
  expect((await judged(again, { ...chat, peerId: '-1001500000003' })).bannerHidden).toBe(false);
  expect((await judged(again, { handle: 'MOHrep0rt' })).bannerHidden).toBe(false);
});

test('a choice that cannot be stored says so and holds for now', async () => {
  const asked = advisor({}, ['set']);
  await expect(asked.hideBanner({ handle: 'MOHrep0rt' })).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  expect((await judged(asked, { handle: 'mohREP0RT' })).bannerHidden).toBe(true);
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
  expect((await judged(asked, { handle: 'second_twin' })).bannerHidden).toBe(true);
  failing.length = 0;
  await asked.hideBanner({ handle: 'third_twin' });
  expect(platform.stored['hiddenBanners']).toEqual(['@first_twin', '@second_twin', '@third_twin']);
});

test('the official channel tells how many subscribers it has, where the list knows', async () => {
  const [channel] = HEALTH.channels;
  if (!channel) throw new Error('the sample list is empty');
  const organisation = { ...HEALTH, channels: [{ ...channel, subscribers: 100_000 }] };
  const asked = new Advisor(fakePlatform(smallList({ organisations: [organisation] })));
  expect((await judged(asked, { handle: 'MOHrep0rt' })).verdict.officialSubscribers).toBe(100_000);
  expect((await judged(asked, { handle: 'my_garden' })).verdict.officialSubscribers).toBeUndefined();
  expect((await judged(advisor(), { handle: 'MOHrep0rt' })).verdict.officialSubscribers).toBeUndefined();
});

describe('what the reader decided', () => {
  const chat = { handle: 'MOHrep0rt', peerId: '-1001500000002' };

  test('comes with every answer, in a new background too, until it is taken back', async () => {
    const platform = fakePlatform(smallList());
    const asked = new Advisor(platform, () => new Date('2026-11-23T23:59:00Z'));
    await asked.setChoice({ chat, choice: 'trusted', title: '\u202e Ministry' });
    const again = new Advisor(platform);
    expect(await judged(again, chat)).toMatchObject({ choice: 'trusted', bannerHidden: false });
    expect((await again.lookup('@MOHrep0rt')).chat?.choice).toBe('trusted');
    expect(await again.personalList()).toEqual([
      { ...chat, choice: 'trusted', title: 'Ministry', added: '2026-11-23' },
    ]);
    await again.setChoice({ chat, choice: null });
    expect('choice' in (await judged(again, chat))).toBe(false);
  });

  test('changes nothing about the verdict', async () => {
    const asked = advisor();
    const before = await judged(asked, chat);
    await asked.setChoice({ chat, choice: 'trusted' });
    expect(await judged(asked, chat)).toEqual({ ...before, choice: 'trusted' });
  });

  test.each([
    [undefined],
    ['trusted'],
    [{ chat }],
    [{ chat, choice: 'official' }],
    [{ chat: {}, choice: 'trusted' }],
    [{ chat: { handle: 'a b' }, choice: 'trusted' }],
    [{ chat: { peerId: 'x' }, choice: 'hidden' }],
    [{ chat, choice: 'hidden', title: 7 }],
  ])('must be a decision on a chat: %j is none', async (value) => {
    const platform = fakePlatform(smallList());
    await expect(new Advisor(platform).setChoice(value)).rejects.toMatchObject({ code: 'SIGHTING_INVALID' });
    expect(platform.stored).toEqual({});
  });

  test.each([[undefined], [{}], [{ handle: 7 }], ['@MOHreport']])('no banner is hidden for %j', async (value) => {
    await expect(advisor().hideBanner(value)).rejects.toMatchObject({ code: 'SIGHTING_INVALID' });
  });

  test('can come from a file', async () => {
    const asked = advisor();
    const file = printSavedFile([{ handle: 'my_garden', choice: 'hidden', added: '2026-01-01' }]);
    expect(await asked.personalImport(file)).toEqual({ added: 1 });
    expect((await judged(asked, { handle: 'my_garden' })).choice).toBe('hidden');
  });

  test('storage that fails leaves the verdict without a choice', async () => {
    const asked = advisor({ personal: [{ ...chat, choice: 'trusted', added: '2026-01-01' }] }, ['get']);
    expect((await judged(asked, chat)).choice).toBeUndefined();
    await expect(asked.personalList()).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  });
});

describe('what a page is told', () => {
  test('nothing in particular, at first', async () => {
    expect(await advisor().pageSettings()).toEqual({ verdictsOff: [], placesOff: [], fixes: [] });
  });

  test('the options, and the messages of the chosen language', async () => {
    const asked = advisor();
    await asked.changeSettings({ language: 'he', verdictsOff: ['listed'] });
    await asked.changeSettings({ placesOff: ['link'] });
    expect(await asked.pageSettings()).toEqual({
      verdictsOff: ['listed'],
      placesOff: ['link'],
      messages: { language_code: 'he' },
      fixes: [],
    });
    expect(await asked.settings()).toMatchObject({ language: 'he' });
  });

  test('what the list says of surfaces to this version', async () => {
    const ours = { surface: 'web-k-header', selectors: { title: '.title' } };
    const surfaces = [ours, { surface: 'web-a-header', off: true, from: '0.2.0' }];
    expect(await new Advisor(fakePlatform(smallList({ surfaces }))).pageSettings()).toMatchObject({ fixes: [ours] });
  });

  test('the options even where list and messages cannot be read', async () => {
    const settings = { language: 'he', verdictsOff: [], placesOff: ['link'] };
    const asked = new Advisor(fakePlatform(smallList(), { settings }, ['read']));
    expect(await asked.pageSettings()).toEqual({ verdictsOff: [], placesOff: ['link'], fixes: [] });
  });
});

describe('setting everything back', () => {
  test('leaves no option, no choice and no hidden banner', async () => {
    const platform = fakePlatform(smallList());
    const asked = new Advisor(platform);
    const chat = { handle: 'MOHrep0rt' };
    await asked.changeSettings({ language: 'he' });
    await asked.setChoice({ chat, choice: 'trusted' });
    await asked.hideBanner(chat);
    await asked.reset();
    expect(await asked.settings()).toEqual(DEFAULT_SETTINGS);
    expect(await asked.personalList()).toEqual([]);
    expect(await judged(asked, chat)).toMatchObject({ bannerHidden: false });
    expect(Object.keys(platform.stored).filter((key) => key !== LISTS_IN_USE_KEY)).toEqual([]);
  });

  test('says so when something is left', async () => {
    await expect(advisor({}, ['remove']).reset()).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  });
});
