import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Document, parseDocument } from 'yaml';
import { count } from '../publish/check.ts';
import { messageOf, PublishError } from '../publish/errors.ts';
import { filesBelow, writeWhole } from '../publish/files.ts';
import { withLock } from '../publish/lock.ts';

/** A piece of evidence, where it stood in its file when that was read. */
export interface SeenPiece {
  /** Of the organisation, which is the file's name. */
  id: string;
  handle: string;
  source: string;
  /** Of the entry that holds the handle, and of the piece of evidence, from the file's root. */
  entry: readonly (string | number)[];
  path: readonly (string | number)[];
}

/** Triage changes the registry for moments; somebody who edits by hand takes no lock. */
const ATTEMPTS = 20;
const PAUSE_MS = 500;

/**
 * Notes today as `seen` of pieces of evidence. The pages were read meanwhile, and a file may have changed: under triage's
 * lock each piece is looked for again, and one that does not stand where it did is left alone.
 *
 * @returns what to print, and whether the registry could be written.
 * @throws the file system's own error.
 */
export async function noteSeen(
  registry: string,
  pieces: readonly SeenPiece[],
  today: string,
  attempts = ATTEMPTS,
): Promise<{ lines: string[]; isDone: boolean }> {
  for (let attempt = 1; ; attempt++) {
    try {
      const lines = await withLock({ folder: join(registry, '.triage') }, () => noteAlone(registry, pieces, today));
      return { lines, isDone: true };
    } catch (error) {
      if (!(error instanceof PublishError && error.code === 'HOME_LOCKED')) throw error;
      // What was read took an hour perhaps; it is told all the same.
      if (attempt === attempts) return { lines: [`${messageOf(error)}. Nothing was noted.`], isDone: false };
      await pause(PAUSE_MS);
    }
  }
}

function noteAlone(registry: string, pieces: readonly SeenPiece[], today: string): string[] {
  const root = join(registry, 'organisations');
  const files = new Map(filesBelow(root).map((file) => [basename(file, '.yaml'), join(root, file)]));
  let noted = 0;
  let moved = 0;
  for (const [id, each] of Map.groupBy(pieces, (piece) => piece.id)) {
    const file = files.get(id);
    const document = file === undefined ? undefined : parseDocument(readFileSync(file, 'utf8'));
    const still = each.filter((piece) => document && stands(document, piece));
    moved += each.length - still.length;
    const older = still.filter(({ path }) => document?.getIn([...path, 'seen']) !== today);
    if (file === undefined || !document || older.length === 0) continue;
    for (const { path } of older) document.setIn([...path, 'seen'], today);
    noted += older.length;
    writeWhole(file, new TextEncoder().encode(document.toString({ lineWidth: 0, singleQuote: true })));
  }
  return [
    ...(noted > 0 ? [`Noted today in ${count(noted, 'place')}.`] : []),
    ...(moved > 0 ? [`${count(moved, 'place')} changed meanwhile and left alone.`] : []),
  ];
}

function stands(document: Document, { handle, source, entry, path }: SeenPiece): boolean {
  return document.getIn([...entry, 'handle']) === handle && document.getIn([...path, 'source']) === source;
}
