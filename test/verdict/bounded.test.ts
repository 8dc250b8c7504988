import { describe, expect, test } from 'vitest';
import type { ListIndex } from '../../lib/list/index.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { judge } from '../../lib/verdict/judge.ts';
import { VERDICT_KINDS } from '../../lib/verdict/verdict.ts';
import { bundledIndex } from './bundled.ts';

/** The work a verdict takes, told without a clock: how often the list is asked, for how much, and what it gives. */
interface Work {
  lookUps: number;
  unitsAsked: number;
  given: number;
}

function workOf(sighting: Sighting): Work {
  const work: Work = { lookUps: 0, unitsAsked: 0, given: 0 };
  const counted =
    <R>(ask: (...texts: string[]) => R) =>
    (...texts: string[]): R => {
      work.lookUps++;
      // Look-ups by exact text read it once, which is as little as reading the page.
      work.unitsAsked += texts.reduce((sum, text) => sum + text.length, 0);
      const answer = ask(...texts);
      if (Array.isArray(answer)) work.given += answer.length;
      return answer;
    };
  const index: ListIndex = {
    ...bundledIndex,
    handlesNear: (skeleton, letters, edits) =>
      counted((one = '', other = '') => bundledIndex.handlesNear(one, other, edits))(skeleton, letters),
    handlesAlike: counted((skeleton = '', letters = '') => bundledIndex.handlesAlike(skeleton, letters)),
    handleAnagrams: counted((letters = '') => bundledIndex.handleAnagrams(letters)),
    namesNear: counted((skeleton = '', fold = '') => bundledIndex.namesNear(skeleton, fold)),
    namesEqual: counted((skeleton = '', fold = '') => bundledIndex.namesEqual(skeleton, fold)),
  };
  expect(VERDICT_KINDS).toContain(judge(sighting, index).verdict);
  return work;
}

const UNITS: readonly (readonly [string, string])[] = [
  ['zero-width spaces', '\u200b'],
  ['combining marks', '\u0301'],
  ['letters under marks', 'a\u0301\u0323'],
  ['bidi overrides', '\u202e'],
  ['tatweel', 'ـ'],
  ['lone surrogates', '\ud800'],
  ['one letter', 'a'],
  ['short words', 'a '],
  ['claims', 'official '],
  ['claims and a name', 'official Bellingcat '],
  ['a name', 'משרד הבריאות '],
  ['nested names', 'Ministry of Health of Israel of Ministry of Health of Ukraine '],
  ['segments', 'Israel Police | '],
  ['Chinese claims', '官方'],
  ['Chinese names', '新加坡政府'],
  ['ligatures of many letters', 'ﷺ '],
  ['styled letters', '𝐁𝐞𝐥𝐥𝐢𝐧𝐠𝐜𝐚𝐭 '],
  ['digits', '2024'],
  ['place codes', '_il'],
  ['words around handles', 'official_news'],
  ['a listed handle', 'MOHreport_'],
  ['links', 't.me/MOHreport '],
  ['mentions', '@MOHreport '],
  ['disclaimers', 'not official '],
  ['emoji', '👨‍👩‍👧✅🛡'],
];

const FIELDS: Record<string, (text: string) => Sighting> = {
  handle: (text) => ({ handle: text, title: 'משרד הבריאות' }),
  otherHandles: (text) => ({
    handle: 'riverside_club',
    otherHandles: Array.from({ length: 50 }, (_, at) => text + at),
  }),
  title: (title) => ({ handle: 'M0Hreport', title }),
  about: (about) => ({ handle: 'M0Hreport', title: 'משרד הבריאות', about }),
  linkText: (linkText) => ({ handle: 'M0Hreport', linkText }),
  everything: (text) => ({ handle: text, otherHandles: [text, text], title: text, about: text, linkText: text }),
};

describe.each(Object.entries(FIELDS))('%s of any length', (_, place) => {
  test.each(UNITS)('%s: 100,000 characters take no more than 1,000', (_name, unit) => {
    const filled = (length: number) => place(unit.repeat(Math.ceil(length / unit.length)).slice(0, length));
    const long = workOf(filled(100_000));
    expect(long).toEqual(workOf(filled(1_000)));
    expect(long.lookUps).toBeLessThan(3_000);
    expect(long.given).toBeLessThan(10_000);
  });
});

test('look-ups of a check do not grow with the number of other handles', () => {
  const withHandles = (count: number) =>
    workOf({ handle: 'M0Hreport', otherHandles: Array.from({ length: count }, (_, at) => `official_bellingcat${at}`) });
  expect(withHandles(10_000)).toEqual(withHandles(10));
});
