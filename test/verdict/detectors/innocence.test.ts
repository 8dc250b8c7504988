import { describe, expect, test } from 'vitest';
import { compileIndex } from '../../../lib/list/compile-index.ts';
import type { Sighting } from '../../../lib/telegram/sighting.ts';
import { judge } from '../../../lib/verdict/judge.ts';
import { isWarning } from '../../../lib/verdict/verdict.ts';
import { smallList } from '../../fakes/list.ts';
import { COUNCIL, judged } from '../cast.ts';

describe('a chat that says what it is', () => {
  test.each([
    'Great River Council (unofficial)',
    'Great River Council fans',
    'Parody of the Great River Council',
    'Совет Большой реки — пародия',
    'Great River Council discussion',
    'Чат Совет Большой реки',
    'Not official: Great River Council',
    'Great River Council - קהילת אוהדים',
    'Great River Council 粉丝',
  ])('in the title is spared: %s', (title) => {
    expect(judged({ handle: 'riverside_club', title }).verdict).toBe('unknown');
  });

  test.each([
    'An unofficial channel.',
    'Канал не официальный',
    'This is not the official channel',
    'Canal no oficial',
    'ערוץ זה לא רשמי',
    '非官方 频道',
    'Пародия на всех',
  ])('in the about text is spared: %s', (about) => {
    expect(judged({ handle: 'riverside_club', title: 'Great River Council', about }).verdict).toBe('unknown');
  });

  test.each([undefined, '', 'The official channel of the Great River Council', 'We do not sell anything'])(
    'is not one with %j in the about text',
    (about) => {
      const sighting: Sighting = { handle: 'riverside_club', title: 'Great River Council', ...(about && { about }) };
      expect(isWarning(judged(sighting).verdict)).toBe(true);
    },
  );

  test('is not one whose words belong to the name', () => {
    const organisation = { ...COUNCIL, names: { en: ['Independent Community Council'] } };
    const index = compileIndex(smallList({ organisations: [organisation] }));
    const sighting: Sighting = { handle: 'riverside_club', title: 'Independent Community Council' };
    expect(judge(sighting, index).verdict).toBe('suspicious');
  });
});

describe('another country', () => {
  const title = 'משרד הבריאות';

  test.each<Sighting>([
    { handle: 'health_ua' },
    { handle: 'salud_ec' },
    { handle: 'ministryofhealthghana' },
    { handle: 'riverside_club', about: 'Ministry of Health, Ecuador' },
    { handle: 'riverside_club', about: 'Міністерство охорони здоров’я. Україна' },
  ])('spares the same title: %j', (sighting) => {
    expect(judged({ ...sighting, title }).verdict).toBe('unknown');
  });

  test.each<Sighting>([
    { handle: 'riverside_club' },
    { handle: 'health_il' },
    { handle: 'healthisrael' },
    { handle: 'health_tv' },
    { handle: 'riverside_club', about: 'Ministry of Health, Israel' },
  ])('is none: %j', (sighting) => {
    expect(judged({ ...sighting, title }).verdict).toBe('suspicious');
  });

  test('spares nobody whose handle poses as the genuine one', () => {
    expect(judged({ handle: 'M0Hreport', title, about: 'Ecuador' }).verdict).toBe('impersonation');
  });

  test('says nothing beside an organisation of no country', () => {
    const sighting: Sighting = { handle: 'riverside_club', title: 'Great River Council', about: 'Ecuador' };
    expect(judged(sighting).verdict).toBe('suspicious');
  });
});
