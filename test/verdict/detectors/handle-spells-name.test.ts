import { expect, test } from 'vitest';
import { detectHandleSpellsName } from '../../../lib/verdict/detectors/handle-spells-name.ts';
import { bundledIndex, judgedByBundled } from '../bundled.ts';
import { caseOf } from './case.ts';

const names = (handle: string) =>
  detectHandleSpellsName(caseOf({ handle }, bundledIndex)).map(({ organisation, reason }) => [
    organisation.id,
    reason.code === 'handle-spells-name' ? reason.name : reason,
  ]);

test.each([
  ['HomeFrontCommand', 'israel-home-front-command', 'Home Front Command of Israel'],
  ['home_front_command', 'israel-home-front-command', 'Home Front Command of Israel'],
  ['H0meFr0ntC0mmand', 'israel-home-front-command', 'Home Front Command of Israel'],
  ['official_HomeFrontCommand', 'israel-home-front-command', 'Home Front Command of Israel'],
  ['MagenDavidAdom', 'israel-magen-david-adom', 'Magen David Adom'],
  ['MinistryOfHealthOfIsrael', 'israel-ministry-of-health', 'Ministry of Health of Israel'],
  ['MinisteroDellaSalute', 'italy-ministry-of-health', 'Ministero della Salute'],
])('%s spells the name of %s', (handle, id, name) => {
  expect(names(handle)).toEqual([[id, name]]);
});

test.each([
  ['IDF', 'too short'],
  ['TheRiversideClub', 'nobody on the list'],
  ['worldcoin', 'a project whose titles are not protected'],
  ['HomeFrontCommand_ua', 'of another place'],
  ['', 'nothing'],
])('%s spells none: %s', (handle) => {
  expect(names(handle)).toEqual([]);
});

test('with "official" around it, it is suspicious', () => {
  expect(judgedByBundled({ handle: 'HomeFrontCommand_official' })).toMatchObject({
    verdict: 'suspicious',
    official: 'PikudHaOref_all',
  });
});
