import * as z from 'zod/mini';
import { CodedError } from '../errors.ts';
import { MAX_ENTRIES, type PersonalEntry } from './entry.ts';
import { entrySchema, toEntry } from './entry-schema.ts';

/**
 * The file in which a reader saves their own list, to keep it or to take it to another browser. JSON, UTF-8.
 * The version rises when an older reader could misread a newer file.
 */
const FORMAT = 'channel-trust-hints/personal';
const VERSION = 1;

/** The largest file that is read, in bytes. */
export const MAX_FILE_SIZE = 1_000_000;

const head = z.object({ format: z.literal(FORMAT), version: z.number().check(z.int(), z.positive()) });
const body = z.object({ entries: z.array(entrySchema) });

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
  const { version } = check(head, file);
  if (version > VERSION) throw new CodedError('IMPORT_NEWER', `version ${version}`);
  const { entries } = check(body, file);
  if (entries.length > MAX_ENTRIES) throw tooLarge(`${entries.length} entries`);
  return entries.map(toEntry);
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

function check<T extends z.ZodMiniType>(schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value);
  if (!result.success) throw new CodedError('IMPORT_INVALID', z.prettifyError(result.error));
  return result.data;
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function tooLarge(detail: string): CodedError {
  return new CodedError('IMPORT_TOO_LARGE', detail);
}
