import { describe, expect, test } from 'vitest';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { isWarning } from '../../lib/verdict/verdict.ts';
import { judgedByBundled } from './bundled.ts';
import { codesOf, judged, peer } from './cast.ts';

describe('names whose country is taken off leave what other countries use', () => {
  test.each([
    'Ministerio de Salud',
    'Ministère de la Santé',
    'Ministère de la Santé publique',
    'Ministerio de Asuntos Exteriores',
    'Fuerzas de Defensa',
  ])('%s', (title) => expect(judgedByBundled({ handle: 'riverside_club', title }).verdict).toBe('unknown'));
});

describe('a twin that warns of unofficial channels says nothing about itself', () => {
  test.each([
    'The only official channel of the Ministry of Health of Israel. Do not trust unofficial copies.',
    'Official channel. Beware of fake and parody channels!',
    'הערוץ הרשמי. היזהרו מערוצים לא רשמיים',
  ])('%s', (about) =>
    expect(isWarning(judgedByBundled({ handle: 'M0Hreport', title: 'משרד הבריאות', about }).verdict)).toBe(true),
  );
});

describe('one innocent word in the title outweighs a handle in disguise', () => {
  test.each<Sighting>([
    { handle: 'M0Hreport', title: 'משרד הבריאות - נגד הקורונה' },
    { handle: 'PikudHa0ref_all', title: 'פיקוד העורף | נגד טילים' },
  ])('%j', (sighting) => expect(isWarning(judgedByBundled(sighting).verdict)).toBe(true));
});

test('naming the own country and another is not another country', () => {
  const sighting: Sighting = {
    handle: 'riverside_club',
    title: 'Israel Police',
    about: 'Updates for Israel and Ukraine',
  };
  expect(isWarning(judgedByBundled(sighting).verdict)).toBe(true);
});

test.each(['新加坡政府官方频道', '香港政府官方频道'])(
  'two words without a blank behind a Chinese name: %s',
  (title) => {
    expect(isWarning(judgedByBundled({ handle: 'riverside_club', title }).verdict)).toBe(true);
  },
);

test.each(['HongKongGovernment_official', 'MiddleEastEye_official', 'SBUUkraine_official'])(
  'the skeleton of joined words is not the joined skeletons: %s',
  (handle) => expect(isWarning(judgedByBundled({ handle }).verdict)).toBe(true),
);

test('"official" in look-alike letters in an about text', () => {
  expect(
    isWarning(judged({ handle: 'riverside_club', about: 'The оffiсial channel of the Great River Council' }).verdict),
  ).toBe(true);
});

test.each<Sighting>([
  { handle: 'MOHreport', peerId: peer('-1001500000002'), scam: true },
  { handle: 'MOHreport', peerId: peer('-1001999999999') },
  { handle: 'GreatRiverOld', fake: true },
])('a taken over or lost channel that is flagged is not told to be official: %j', (sighting) => {
  expect(codesOf(judged(sighting))).not.toContain('handle-official');
});

test.each([
  'Это неофициальный канал',
  'Este no es el canal oficial',
  'Não é o canal oficial',
  'Resmi değil, hayran kanalı',
])('disclaimers that are not understood: %s', (about) =>
  expect(judged({ handle: 'riverside_club', title: 'Great River Council', about }).verdict).toBe('unknown'),
);

test('a repeated digit is another number', () => {
  expect(judgedByBundled({ handle: 'riverside_club', title: 'France 244 English' }).verdict).toBe('unknown');
});

test.each([
  ['a claim and a name in one word', { handle: 'riverside_club', about: '香港政府官方频道 | 订阅' }],
  ['short words turned around beside the name', { handle: 'Lend_ETH', title: 'ETHLend' }],
])('%s', (_, sighting) => {
  expect(isWarning(judgedByBundled(sighting).verdict)).toBe(true);
});

test('another language of the same house is an edition, where the title says so too', () => {
  const edition = { handle: 'securelist_ru', title: 'Securelist на русском' };
  expect(judgedByBundled(edition).verdict).toBe('unknown');
  expect(isWarning(judgedByBundled({ ...edition, title: 'Securelist' }).verdict)).toBe(true);
});
