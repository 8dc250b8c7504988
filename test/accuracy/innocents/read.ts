import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sighting } from '../../../lib/telegram/sighting.ts';
import type { Innocent, InnocentKind } from '../innocent.ts';

/** A chat without a public handle, as private groups are, is written with this in the handle's place. */
const NO_HANDLE = '-';
const SEPARATOR = / ::(?: |$)/;
const FACTS = /^(?:(group|bot)(?: |$))?(\d+)?$/;

/**
 * Reads the innocent chats of one kind: every `<language>.<topic>.txt` of a folder, the topic left out where there is one
 * file for a language. A line is one chat, its fields divided by ` :: `, the last two left out where nothing is known:
 *
 *     handle :: title :: kind and number of subscribers :: about text
 *     lisbon_runners :: Lisbon runners :: group 1200 :: We run on Sundays
 *
 * Without a kind it is a channel. Blank lines, and lines that begin with `#`, are passed over.
 *
 * @throws {Error} naming the file and line that cannot be read.
 */
export function readInnocents(folder: string, kind: InnocentKind): Innocent[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => {
      const language = file.slice(0, file.indexOf('.'));
      return readLines(join(folder, file)).map((sighting) => ({ kind, language, sighting }));
    });
}

function readLines(file: string): Sighting[] {
  const sightings: Sighting[] = [];
  for (const [at, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const sighting = readLine(line);
    if (!sighting) throw new Error(`${file}:${at + 1}: not an innocent: ${line}`);
    sightings.push(sighting);
  }
  return sightings;
}

function readLine(line: string): Sighting | undefined {
  const [handle, title, facts = '', about, ...rest] = line.split(SEPARATOR).map((field) => field.trim());
  const known = FACTS.exec(facts);
  if (!handle || !title || !known || rest.length > 0) return undefined;
  const [, kind, subscribers] = known;
  return {
    ...(handle === NO_HANDLE ? {} : { handle }),
    title,
    ...(about ? { about } : {}),
    ...(subscribers ? { subscribers: Number(subscribers) } : {}),
    kind: kind === 'group' || kind === 'bot' ? kind : 'channel',
  };
}
