import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHOICES, MAX_ENTRIES, type PersonalEntry } from '../../lib/personal/entry.ts';
import { TITLE_KEPT } from '../../lib/personal/entry-schema.ts';
import { MAX_FILE_SIZE, printSavedFile, readSavedFile } from '../../lib/personal/saved-file.ts';
import { parsePeerId } from '../../lib/telegram/peer-id.ts';
import { displayText } from '../../lib/text/display.ts';
import { handles } from '../fakes/arbitraries.ts';

const ENTRY = { handle: 'MOHreport', choice: 'trusted', added: '2026-11-23' };
const file = (changes: object = {}) =>
  JSON.stringify({ format: 'channel-trust-hints/personal', version: 1, entries: [ENTRY], ...changes });
const codeOf = (text: string) => {
  try {
    readSavedFile(text);
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
  return 'read';
};

const entries = fc.record(
  {
    handle: handles,
    peerId: fc.integer({ min: -1_009_999_999_999, max: -1 }).map((number) => parsePeerId(number)),
    choice: fc.constantFrom(...CHOICES),
    title: fc.string({ unit: 'binary', maxLength: 200 }).map((title) => displayText(title, TITLE_KEPT)),
    added: fc.date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true }).map(dayOf),
  },
  { requiredKeys: ['handle', 'choice', 'added'] },
);

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

test('what was saved is read again', () => {
  fc.assert(
    fc.property(fc.array(entries, { maxLength: 20 }), (saved) => {
      const expected = saved.map(({ title, ...rest }) => (title ? { ...rest, title } : rest));
      expect(readSavedFile(printSavedFile(saved as PersonalEntry[]))).toEqual(expected);
    }),
  );
});

test('holds no more than the list, one entry a line', () => {
  expect(printSavedFile([ENTRY as PersonalEntry])).toBe(
    '{"format":"channel-trust-hints/personal","version":1,"entries":[\n' +
      '{"handle":"MOHreport","choice":"trusted","added":"2026-11-23"}\n]}\n',
  );
});

test.each(['x', 'ש', '字', '👾', '"'])('a full list with long titles of %s can be read again', (character) => {
  const full = Array.from({ length: MAX_ENTRIES }, (_, number) => ({
    handle: `a_handle_of_thirty_letters_${10_000 + number}`,
    peerId: parsePeerId(-1_009_000_000_000 - number),
    choice: 'trusted',
    title: character.repeat(TITLE_KEPT),
    added: '2026-11-23',
  })) as PersonalEntry[];
  const text = printSavedFile(full);
  expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(MAX_FILE_SIZE);
  expect(readSavedFile(text).map((entry) => entry.peerId)).toEqual(full.map((entry) => entry.peerId));
});

describe('refuses', () => {
  test.each([
    ['nothing', ''],
    ['what is not JSON', 'PK\u0003\u0004'],
    ['half a file', file().slice(0, -10)],
    ['endless brackets', '['.repeat(200_000)],
    ['other JSON', '[1,2,3]'],
    ['null', 'null'],
    ['another format', file({ format: 'bookmarks' })],
    ['no version', file({ version: undefined })],
    ['version 0', file({ version: 0 })],
    ['half a version', file({ version: 1.5 })],
    ['no entries', file({ entries: undefined })],
    ['entries that are none', file({ entries: { length: 1 } })],
    ['one bad entry among good ones', file({ entries: [ENTRY, { ...ENTRY, handle: 'a b' }] })],
    ['an unknown choice', file({ entries: [{ ...ENTRY, choice: 'official' }] })],
    ['an entry that names no chat', file({ entries: [{ ...ENTRY, handle: undefined }] })],
    ['a day that is none', file({ entries: [{ ...ENTRY, added: '2026-13-45' }] })],
    ['a title that is no text', file({ entries: [{ ...ENTRY, title: { toString: 'x' } }] })],
  ])('%s', (_, text) => {
    expect(codeOf(text)).toBe('IMPORT_INVALID');
  });

  test('a later version, whatever it holds', () => {
    expect(codeOf(file({ version: 2, entries: 'elsewhere' }))).toBe('IMPORT_NEWER');
  });

  test.each([
    ['too many bytes', file({ padding: 'x'.repeat(MAX_FILE_SIZE) })],
    ['too many bytes in few characters', file({ padding: '字'.repeat(MAX_FILE_SIZE / 2) })],
    ['too many entries', file({ entries: Array(MAX_ENTRIES + 1).fill({ ...ENTRY, handle: 'abcd' }) })],
  ])('%s', (_, text) => {
    expect(codeOf(text)).toBe('IMPORT_TOO_LARGE');
  });
});

test('a hostile title is bounded and cannot reorder what stands around it', () => {
  const title = `<b>\u202eevil\u0000\ud83d${'z'.repeat(5000)}`;
  const [entry] = readSavedFile(file({ entries: [{ ...ENTRY, title }] }));
  expect(entry?.title).toMatch(/^<b>evil \ufffdz+…$/);
  expect([...(entry?.title ?? '')].length).toBeLessThanOrEqual(TITLE_KEPT + 1);
});

test('what it does not know is left out, and nothing reaches a prototype', () => {
  const text = file().replace('"handle"', '"__proto__":{"polluted":1},"constructor":{"x":1},"note":"x","handle"');
  expect(readSavedFile(text)).toEqual([ENTRY]);
  expect('polluted' in {}).toBe(false);
});

test('a byte order mark does no harm', () => {
  expect(readSavedFile(`\ufeff${file()}`)).toEqual([ENTRY]);
});
