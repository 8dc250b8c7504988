import { expect, test } from 'vitest';
import { handleKey, isHandle } from '../../lib/telegram/handle.ts';
import { compileRegistry } from '../../registry/compile.ts';
import { INNOCENT_KINDS, INNOCENTS } from './innocents/index.ts';

const listed = new Set(
  compileRegistry().organisations.flatMap(({ channels }) => channels.map(({ handle }) => handleKey(handle))),
);
const handles = INNOCENTS.flatMap(({ sighting }) => sighting.handle ?? []);

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, at) => texts.indexOf(text) !== at);
}

test('there are enough to count false alarms by', () => {
  expect(INNOCENTS.length).toBeGreaterThanOrEqual(2000);
});

test.each(INNOCENT_KINDS)('%s has at least a hundred', (kind) => {
  expect(INNOCENTS.filter((innocent) => innocent.kind === kind).length).toBeGreaterThanOrEqual(100);
});

test('at least ten languages have twenty or more', () => {
  const byLanguage = Map.groupBy(INNOCENTS, ({ language }) => language);
  expect([...byLanguage.values()].filter(({ length }) => length >= 20).length).toBeGreaterThanOrEqual(10);
});

test('a language is written as in ISO 639', () => {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  expect(INNOCENTS.filter(({ language }) => !names.of(language))).toEqual([]);
});

test('every handle could be one on Telegram', () => {
  expect(handles.filter((handle) => !isHandle(handle))).toEqual([]);
});

test('none has a handle of the list', () => {
  expect(handles.filter((handle) => listed.has(handleKey(handle)))).toEqual([]);
});

test('none is there twice', () => {
  const nameless = INNOCENTS.filter(({ sighting }) => !sighting.handle).map(({ sighting }) => sighting.title ?? '');
  expect(repeated(handles.map(handleKey))).toEqual([]);
  expect(repeated(nameless)).toEqual([]);
});

test('none is a chat that is never judged, or that Telegram has already spoken for or against', () => {
  const settled = INNOCENTS.filter(
    ({ sighting: { kind, verified, thirdPartyVerified, scam, fake } }) =>
      kind === 'user' || verified || thirdPartyVerified || scam || fake,
  );
  expect(settled).toEqual([]);
});
