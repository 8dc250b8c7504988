import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pageAnswers } from '../lib/page-answers.ts';
import { translatorFromYaml } from '../scripts/translate.ts';
import { OFFICIAL } from './components/samples.ts';

const he = translatorFromYaml(readFileSync('locales/he.yml', 'utf8'));
const ANSWER = { verdict: OFFICIAL, listVersion: 7, bannerHidden: false };

test('each answer says what its badge says, in the reader’s language and with their own decision', () => {
  const [plain, trusted] = pageAnswers([ANSWER, { ...ANSWER, choice: 'trusted' }], he, 'he');
  expect(plain).toMatchObject(ANSWER);
  expect(plain?.label).toContain('משרד הבריאות');
  expect(trusted?.label).toBe(he('badge.trusted', [he('verdict.official.label')]));
});

test('what was no sighting keeps its place', () => {
  const [nothing, something] = pageAnswers([null, ANSWER], he, 'he');
  expect(nothing).toBeNull();
  expect(something?.listVersion).toBe(7);
});
