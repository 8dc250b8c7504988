/** `npm run --silent check -- @handle`: the verdict on a handle, a link or any sighting, in the terminal. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compileIndex } from '../lib/list/compile-index.ts';
import { parseHandle } from '../lib/telegram/handle.ts';
import { parseTelegramLink } from '../lib/telegram/link.ts';
import type { Sighting } from '../lib/telegram/sighting.ts';
import { judge } from '../lib/verdict/judge.ts';
import { compileRegistry } from '../registry/compile.ts';
import { RegistryError } from '../registry/problems.ts';
import { judgeLines } from './check/jsonl.ts';
import { verdictObject, verdictWords } from './check/output.ts';
import { LineError, readLine } from './check/sighting-line.ts';
import { translatorFromYaml } from './translate.ts';

const USAGE = `Usage: npm run --silent check -- <@handle or link> [options]
       npm run --silent check -- --jsonl < sightings.jsonl

  --title TEXT  --about TEXT  --peer-id ID  --subscribers N  --kind channel|group|bot|user
  --verified  --scam  --fake     what else the page shows of the chat
  --json                         one JSON object instead of words
  --jsonl                        one sighting a line from standard input, one verdict a line
  --help

Exit status: 0 judged, 1 a line or the list was no good, 2 wrong usage.`;

const WORDS = join(import.meta.dirname, '../locales/en.yml');

class UsageError extends Error {}

function readOptions() {
  try {
    return parseArgs({
      args: withNegativeIds(process.argv.slice(2)),
      allowPositionals: true,
      options: {
        title: { type: 'string' },
        about: { type: 'string' },
        'peer-id': { type: 'string' },
        subscribers: { type: 'string' },
        kind: { type: 'string' },
        verified: { type: 'boolean' },
        scam: { type: 'boolean' },
        fake: { type: 'boolean' },
        json: { type: 'boolean' },
        jsonl: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'options that cannot be read');
  }
}

/** Channel ids are negative: `--peer-id -100123` is meant as `--peer-id=-100123`. */
function withNegativeIds(args: readonly string[]): string[] {
  const isId = (at: number) => args[at - 1] === '--peer-id' && /^-\d+$/.test(args[at] ?? '');
  return args.flatMap((arg, at) => {
    if (isId(at + 1)) return [];
    return isId(at) ? [`--peer-id=${arg}`] : [arg];
  });
}

/** @throws {UsageError} when it is no number of people. */
function subscribersFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,12}$/.test(text)) throw new UsageError(`--subscribers takes a whole number, not "${text}"`);
  return Number(text);
}

type Options = ReturnType<typeof readOptions>;

/** The sighting that the command line describes. @throws {UsageError} when it describes none. */
function sightingFrom({ values, positionals }: Options): Sighting {
  const [query, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`one handle or link at a time, not also "${rest.join(' ')}"`);
  const { title, about, kind, verified, scam, fake } = values;
  if (query === undefined && title === undefined && values['peer-id'] === undefined)
    throw new UsageError('nothing to check');
  const described = {
    ...(query !== undefined && { handle: handleFrom(query) }),
    peerId: values['peer-id'],
    subscribers: subscribersFrom(values.subscribers),
    title,
    about,
    kind,
    verified,
    scam,
    fake,
  };
  try {
    return readLine(JSON.stringify(described));
  } catch (error) {
    throw error instanceof LineError ? new UsageError(error.message) : error;
  }
}

function handleFrom(query: string): string {
  const handle = parseHandle(query);
  if (handle) return handle;
  const link = parseTelegramLink(query);
  if (link?.kind === 'handle') return link.handle;
  if (link) throw new UsageError(`"${query}" is a private link: it tells no handle`);
  throw new UsageError(`"${query}" is neither a handle (4 to 32 letters, digits, underscores) nor a link to one`);
}

async function main(): Promise<number> {
  const options = readOptions();
  if (options.values.help) {
    console.log(USAGE);
    return 0;
  }
  if (options.values.jsonl) {
    if (options.positionals.length > 0) throw new UsageError('--jsonl reads standard input, and nothing else');
    const index = compileIndex(compileRegistry());
    return (await judgeLines(process.stdin, process.stdout, (sighting) => judge(sighting, index))) > 0 ? 1 : 0;
  }
  const sighting = sightingFrom(options);
  const verdict = judge(sighting, compileIndex(compileRegistry()));
  if (options.values.json) console.log(JSON.stringify(verdictObject(verdict)));
  else console.log(verdictWords(sighting, verdict, translatorFromYaml(readFileSync(WORDS, 'utf8'))));
  return 0;
}

// A reader that has seen enough (`| head`) closes the pipe: nothing is wrong then.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  } else if (error instanceof RegistryError) {
    console.error(error.message);
    process.exitCode = 1;
  } else throw error;
}
