import { describe, expect, test } from 'vitest';
import { Advisor } from '../lib/advisor.ts';
import type { Organisation } from '../lib/list/schema.ts';
import type { SiteRelation } from '../lib/messages.ts';
import { declaredHandle } from '../lib/site-channel.ts';
import { HEALTH, HOME_FRONT, smallList } from './fakes/list.ts';
import { fakePlatform } from './fakes/platform.ts';

const [MAIN] = HEALTH.channels;
if (!MAIN) throw new Error('the sample has a channel');

const { peerId: _, ...OWN } = MAIN;

/** An organisation with a site of its own, a channel it lost, and a known impostor. */
const NEWS: Organisation = {
  ...HEALTH,
  id: 'daily-lantern',
  kind: 'media',
  website: 'https://www.daily-lantern.example/en/',
  names: { en: ['The Daily Lantern'] },
  channels: [
    { ...OWN, handle: 'daily_lantern_old', status: 'lost' },
    { ...OWN, handle: 'DailyLantern', role: 'main' },
    { ...OWN, handle: 'DailyLanternSport', role: 'news' },
  ],
  impostors: [{ handle: 'lantern_prizes', evidence: MAIN.evidence }],
};

const LIST = smallList({ organisations: [HEALTH, HOME_FRONT, NEWS] });

const relate = (host: string, ...declared: string[]) => new Advisor(fakePlatform(LIST)).site({ host, declared });

describe('declaredHandle', () => {
  test.each([
    [['@MOHreport'], 'MOHreport'],
    [[' MOHreport '], 'MOHreport'],
    [['', '@no', '@MOHreport', '@Other'], 'MOHreport'],
    [['https://t.me/+abc', 'two words', '@'], undefined],
    [[], undefined],
  ])('of %j is %s', (declared, handle) => {
    expect(declaredHandle(declared)).toBe(handle);
  });
});

describe('what a site declares', () => {
  test.each<[string, string, string, SiteRelation]>([
    ['its own channel', 'daily-lantern.example', '@dailylantern', 'agrees'],
    ['another of its own channels', 'www.daily-lantern.example', 'DailyLanternSport', 'agrees'],
    ['a channel on a government’s host that many share', 'www.gov.il', '@MOHreport', 'agrees'],
    ['a channel that the list does not know', 'sourdough.example', '@sourdough_diaries', 'not-listed'],
    ['somebody else’s listed channel', 'health-help.example', '@MOHreport', 'elsewhere'],
    ['an unknown channel on a host that many share', 'www.gov.il', '@sourdough_diaries', 'not-listed'],
    ['a subdomain that the list does not name', 'shop.daily-lantern.example', '@DailyLantern', 'elsewhere'],
    ['a channel the list warns of', 'health-help.example', '@MOHrep0rt', 'warning'],
    ['a channel its owner has lost, elsewhere', 'health-help.example', '@daily_lantern_old', 'warning'],
    ['no handle', 'daily-lantern.example', 'Follow us!', 'invalid'],
  ])('%s', async (_, host, declared, relation) => {
    expect((await relate(host, declared)).relation).toBe(relation);
  });

  test.each(['@sourdough_diaries', '@lantern_prizes', '@daily_lantern_old', '@MOHreport'])(
    'on an organisation’s own site differs from the list: %s',
    async (declared) => {
      const site = await relate('WWW.Daily-Lantern.example', declared);
      expect(site).toMatchObject({ relation: 'differs', official: 'DailyLantern' });
    },
  );

  test('comes with the verdict on it', async () => {
    expect((await relate('x.example', '@MOHrep0rt')).chat).toMatchObject({
      sighting: { handle: 'MOHrep0rt' },
      verdict: { verdict: 'suspicious', official: 'MOHreport' },
    });
    expect((await relate('x.example', 'no handle')).chat).toBeUndefined();
  });

  test('comes with what the reader decided on it', async () => {
    const advisor = new Advisor(fakePlatform(LIST));
    await advisor.setChoice({ chat: { handle: 'MOHrep0rt' }, choice: 'trusted' });
    const site = await advisor.site({ host: 'x.example', declared: ['@mohREP0RT'] });
    expect(site.chat?.choice).toBe('trusted');
  });
});
