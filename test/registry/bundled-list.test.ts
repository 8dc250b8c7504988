import { expect, test } from 'vitest';
import { displayName } from '../../lib/list/organisation.ts';
import type { OfficialChannel, Organisation } from '../../lib/list/schema.ts';
import { handleKey } from '../../lib/telegram/handle.ts';
import { compileRegistry } from '../../registry/compile.ts';

const list = compileRegistry();
const channels = list.organisations.flatMap((organisation) =>
  organisation.channels.map((channel) => ({ organisation, channel })),
);

/** The health channels that Telegram named on 2020-04-03, https://telegram.org/blog/coronavirus. */
const NAMED_BY_TELEGRAM = {
  MINSAPCuba: 'CU',
  StopCoVge: 'GE',
  Corona_Infokanal_BMG: 'DE',
  HKFIGHTCOVID19: 'HK',
  MyGovCoronaNewsdesk: 'IN',
  MinisteroSalute: 'IT',
  MOHreport: 'IL',
  coronavirus2020_kz: 'KZ',
  RshKRCOV: 'KG',
  cprckkm: 'MY',
  hpamv: 'MV',
  ncdcgov: 'NG',
  stopcoronavirusrussia: 'RU',
  LiveWellMOH: 'SA',
  govsg: 'SG',
  sanidadgob: 'ES',
  GouvTG: 'TG',
  COVID19_Ukraine: 'UA',
  koronavirusinfouz: 'UZ',
};

const SECOND_HAND = [
  'idf_telegram PikudHaOref_all israelpoliceforce mdaisrael V_Zelenskiy_official OP_UA verkhovnaradaukrainy SBUkr',
  'mvs_ukraine dsns_telegram Ukraine_MFA dsszzi_official DIUkraine GeneralStaffZSU kpszsu spravdi chernigivskaODA',
  'dnipropetrovskaODA DonetskaODA kharkivoda odeskaODA poltavskaOVA Sumy_news_ODA ternopilskaODA zoda_gov_ua',
  'zhytomyrskaODA DSNS_Kharkiv dsns_kyiv_region synegubov ivan_fedorov_zp bellingcat france24_en TimesofIsrael',
  'MiddleEastEye_TG PressTV TasnimNewsEN FarsNews_EN IranIntl_En nexta_tv BNONews LiveUAMap thehackernews vxunderground',
  'securelist thecyberwire thecradlemedia dropsitenews DeepStateUA QudsNen amitsegal',
].flatMap((line) => line.split(' '));

function withEvidence(kind: OfficialChannel['evidence'][number]['kind']): string[] {
  return channels
    .filter(({ channel }) => channel.evidence.every((evidence) => evidence.kind === kind))
    .map(({ channel }) => channel.handle);
}

function owner(handle: string): Organisation {
  const found = channels.find(({ channel }) => handleKey(channel.handle) === handleKey(handle));
  if (!found) throw new Error(`@${handle} is not on the list`);
  return found.organisation;
}

test('confirmed is exactly what Telegram named, with its country and evidence', () => {
  expect(withEvidence('platform-statement').toSorted()).toEqual(Object.keys(NAMED_BY_TELEGRAM).toSorted());
  for (const [handle, country] of Object.entries(NAMED_BY_TELEGRAM)) {
    const { channels: own, ...organisation } = owner(handle);
    expect(organisation.country).toBe(country);
    expect(own[0]?.evidence).toEqual([
      { kind: 'platform-statement', source: 'https://telegram.org/blog/coronavirus', seen: '2020-04-03' },
    ]);
  }
});

test('public bodies, media and people that are known at second hand, their titles protected', () => {
  expect(withEvidence('curated-list').toSorted()).toEqual(SECOND_HAND.toSorted());
  for (const handle of SECOND_HAND) expect(owner(handle).protect).toBe('titles');
});

test('520 channels of token projects, protected by handle only', () => {
  const handles = withEvidence('community-registry');
  expect(handles).toHaveLength(520);
  for (const handle of handles) expect(owner(handle)).toMatchObject({ kind: 'project', protect: 'handles' });
  expect(owner('zilliqa')).toMatchObject({ website: 'https://www.zilliqa.com', names: { en: ['Zilliqa'] } });
  expect(owner('AdExNetworkOfficial').id).toBe('adex-network');
});

test('nothing else is on the list, and every handle is there once', () => {
  expect(channels).toHaveLength(69 + 520);
  expect(new Set(channels.map(({ channel }) => handleKey(channel.handle))).size).toBe(69 + 520);
});

test('two channels of one project are one organisation', () => {
  const pairs = [
    ['gana_announcement', 'gana_official'],
    ['candlelabs', 'candleupdates'],
    ['Wepower', 'WePowerNetwork'],
  ] as const;
  for (const [one, other] of pairs) expect(owner(one)).toBe(owner(other));
});

test.each([
  ['MOHreport', 'en', 'Ministry of Health of Israel'],
  ['MOHreport', 'he', 'משרד הבריאות'],
  ['idf_telegram', 'he', 'צבא ההגנה לישראל'],
  ['Corona_Infokanal_BMG', 'de', 'Bundesministerium für Gesundheit'],
  ['Ukraine_MFA', 'uk', 'Міністерство закордонних справ України'],
  ['PikudHaOref_all', 'ar', 'قيادة الجبهة الداخلية'],
  ['V_Zelenskiy_official', 'ru', 'Владимир Зеленский'],
])('@%s is shown in %s as %s', (handle, language, name) => {
  expect(displayName(owner(handle), language)).toBe(name);
});

test.each([
  ['idf_telegram', 'he', 'צה״ל'],
  ['idf_telegram', 'en', 'IDF'],
  ['mdaisrael', 'he', 'מד״א'],
  ['SBUkr', 'uk', 'СБУ'],
  ['dsns_telegram', 'uk', 'ДСНС'],
  ['Corona_Infokanal_BMG', 'de', 'BMG'],
])('@%s is known in %s for short as %s', (handle, language, short) => {
  expect(owner(handle).abbreviations?.[language]).toContain(short);
});

test('every organisation has an English name', () => {
  expect(list.organisations.filter(({ names }) => !names['en']).map(({ id }) => id)).toEqual([]);
});

test('a name stands for one organisation only, where titles are judged', () => {
  const owners = new Map<string, Set<string>>();
  for (const { id, names, protect } of list.organisations) {
    if (protect !== 'titles') continue;
    for (const name of Object.values(names).flat()) owners.set(name, (owners.get(name) ?? new Set()).add(id));
  }
  expect([...owners].filter(([, ids]) => ids.size > 1)).toEqual([]);
});
