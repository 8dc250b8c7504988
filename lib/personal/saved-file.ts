import { CodedError } from '../errors.ts';
import { oneOf, readShape } from '../shape.ts';
import { MAX_ENTRIES, type PersonalEntry } from './entry.ts';
import { readEntry } from './entry-schema.ts';

/**
 * The file in which a reader saves their own list, to keep it or to take it to another browser. JSON, UTF-8.
 * The version rises when an older reader could misread a newer file.
 */
const FORMAT = 'channel-trust-hints/personal';
const VERSION = 1;

/** The largest file that is read, in bytes. */
export const MAX_FILE_SIZE = 1_000_000;

interface SavedFile {
  format: typeof FORMAT;
  version: number;
  entries?: unknown;
}

const FILE = {
  format: oneOf([FORMAT]),
  version: (value: unknown) => typeof value === 'number' && Number.isSafeInteger(value) && value > 0,
  entries: () => true,
};

/** The file for a list: one entry a line. Titles are left out where the file would be too large to be read again. */
export function printSavedFile(entries: readonly PersonalEntry[]): string {
  const whole = print(entries);
  return sizeOf(whole) <= MAX_FILE_SIZE ? whole : print(entries.map(({ title: _, ...entry }) => entry));
}

/**
 * Reads a saved file.
 *
 * @returns its entries in the file's order, titles bounded; the same chat may come twice.
 * @throws {CodedError} `IMPORT_TOO_LARGE` beyond {@link MAX_FILE_SIZE} or {@link MAX_ENTRIES}, `IMPORT_NEWER` for a later
 *   version's file, `IMPORT_INVALID` for anything else that is not such a file, be it by a single entry.
 */
export function readSavedFile(text: string): PersonalEntry[] {
  // No character takes less than a byte: what is far too long need not be encoded to know it.
  if (text.length > MAX_FILE_SIZE || sizeOf(text) > MAX_FILE_SIZE) throw tooLarge(`${text.length} characters`);
  const file = parse(text);
  const saved = readShape<SavedFile>(file, FILE, ['format', 'version']);
  if (!saved) throw new CodedError('IMPORT_INVALID', 'no saved list');
  if (saved.version > VERSION) throw new CodedError('IMPORT_NEWER', `version ${saved.version}`);
  const { entries } = saved;
  if (!Array.isArray(entries)) throw new CodedError('IMPORT_INVALID', 'no entries');
  const read = entries.map(readEntry);
  const unsound = read.indexOf(undefined);
  if (unsound >= 0) throw new CodedError('IMPORT_INVALID', `entry ${unsound + 1} is not as it should be`);
  if (entries.length > MAX_ENTRIES) throw tooLarge(`${entries.length} entries`);
  return read.filter((entry) => entry !== undefined);
}

function print(entries: readonly PersonalEntry[]): string {
  const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  return `{"format":${JSON.stringify(FORMAT)},"version":${VERSION},"entries":[\n${lines}\n]}\n`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new CodedError('IMPORT_INVALID', 'not JSON', { cause });
  }
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function tooLarge(detail: string): CodedError {
  return new CodedError('IMPORT_TOO_LARGE', detail);
}
