import type { Evidence, Organisation } from '../../lib/list/schema.ts';
import { findChannel } from '../../lib/reports/find-channel.ts';
import { isWebAddress } from '../../lib/reports/parts.ts';
import { UsageError } from '../publish/arguments.ts';
import { count } from '../publish/check.ts';
import { readRegistry } from '../read.ts';
import { noteSeen } from './note-seen.ts';
import { type PageReading, PoliteReader, type ReaderOptions } from './polite-reader.ts';

export interface CheckEvidence extends ReaderOptions {
  registry: string;
  /** Only this organisation. */
  only?: string | undefined;
  /** Notes in the registry's files when the channel was last seen. */
  write?: boolean;
  /** `YYYY-MM-DD`. */
  today: string;
}

/** One piece of evidence with an address, and where it stands in its file. */
interface Claim {
  /** Of the organisation. */
  id: string;
  handle: string;
  source: string;
  /** What it shows: whose channel it is, or what is known of a chat that is not. */
  list: 'channels' | 'impostors' | 'cleared';
  /** Of the entry that holds the handle, from the file's root. */
  entry: (string | number)[];
  /** Of the piece of evidence. */
  path: (string | number)[];
}

/**
 * - `holds`: the page says so today
 * - `lost`: the page is there, and does not name the channel
 * - `gone`: there is no such page any more
 * - `unread`: nothing can be said today; not held against the entry
 */
type Standing = { claim: Claim } & (
  | { kind: 'holds'; how: string }
  | { kind: 'lost'; words: string }
  | { kind: 'gone'; words: string }
  | { kind: 'unread'; words: string }
);

/**
 * Reads every page that the registry gives as evidence, and looks for the channel on it.
 *
 * @returns what to print, and whether everything that could be read still holds. Nothing is changed but days of `seen`,
 *   and those only with `write`: what no longer holds is for a person to look at.
 * @throws {RegistryError}; `UsageError` when there is no organisation of the id `only`.
 */
export async function checkEvidence(options: CheckEvidence): Promise<{ lines: string[]; holds: boolean }> {
  const { organisations } = readRegistry(options.registry);
  const asked = organisations.filter(({ id }) => options.only === undefined || id === options.only);
  if (asked.length === 0 && options.only !== undefined) {
    throw new UsageError(`--only takes the id of an organisation; there is no “${options.only}”`);
  }
  const pieces = asked.flatMap(piecesOf);
  const claims = pieces.flatMap((piece) => claimOf(piece) ?? []);
  const reader = new PoliteReader(options);
  try {
    const addresses = [...new Set(claims.map(({ source }) => source))];
    const readings = new Map(await Promise.all(addresses.map(async (url) => [url, await reader.read(url)] as const)));
    const standings = claims.map((claim) => stand(claim, readings.get(claim.source)));
    const { lines: noted, isDone } = options.write
      ? await noteSeen(
          options.registry,
          standings.filter(({ kind }) => kind === 'holds').map(({ claim }) => claim),
          options.today,
        )
      : { lines: [], isDone: true };
    return {
      lines: [...report(standings, pieces.length), ...noted],
      holds: isDone && !standings.some(({ kind }) => kind === 'lost' || kind === 'gone'),
    };
  } finally {
    await reader.close();
  }
}

type Piece = Omit<Claim, 'handle'> & { handle: string | undefined };

function piecesOf({ id, channels, impostors = [], cleared = [] }: Organisation): Piece[] {
  const of = (
    list: Claim['list'],
    entries: readonly { handle?: string | undefined; evidence: readonly Evidence[] }[],
  ) =>
    entries.flatMap(({ handle, evidence }, at) =>
      evidence.map(({ source }, place): Piece => {
        const entry = [list, at];
        return { id, handle, source, list, entry, path: [...entry, 'evidence', place] };
      }),
    );
  return [...of('channels', channels), ...of('impostors', impostors), ...of('cleared', cleared)];
}

/** A piece that can be looked at: it has an address, and its entry a handle to look for. */
function claimOf({ handle, ...piece }: Piece): Claim | undefined {
  const isAddress = isWebAddress(URL.parse(piece.source)?.href ?? '');
  return isAddress && handle !== undefined ? { ...piece, handle } : undefined;
}

function stand(claim: Claim, reading: PageReading | undefined): Standing {
  if (!reading || reading.kind === 'unread') return { claim, kind: 'unread', words: reading?.why ?? 'not read' };
  if (reading.kind === 'gone') return { claim, kind: 'gone', words: `status ${reading.status}` };
  const elsewhere = hostOf(reading.address) !== hostOf(claim.source);
  if (elsewhere) return { claim, kind: 'lost', words: `it leads to another site, ${reading.address}` };
  // Whoever warns of a chat, or says that it is honest, names it and need not link to it.
  if (!reading.isHtml || claim.list !== 'channels') {
    return names(reading.text, claim.handle)
      ? { claim, kind: 'holds', how: 'named' }
      : { claim, kind: 'lost', words: 'it does not name the channel' };
  }
  const { found, others } = findChannel(reading.text, claim.handle);
  if (found !== 'nothing') return { claim, kind: 'holds', how: found };
  const instead = others.length > 0 ? `; it links to ${others.map((handle) => `@${handle}`).join(', ')}` : '';
  return { claim, kind: 'lost', words: `it does not link to the channel${instead}` };
}

/** A file of data rather than a page: the handle stands in it as a word of its own. */
function names(text: string, handle: string): boolean {
  return new RegExp(`(?<![A-Za-z0-9_])${handle}(?![A-Za-z0-9_])`, 'i').test(text);
}

function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, '');
}

function report(standings: readonly Standing[], pieces: number): string[] {
  const of = (kind: Standing['kind']) => standings.filter((standing) => standing.kind === kind);
  const line = (standing: Standing) =>
    `${standing.kind.padEnd(6)} ${standing.claim.id} @${standing.claim.handle} ${standing.claim.source}: ${
      standing.kind === 'holds' ? standing.how : standing.words
    }`;
  const silent = pieces - standings.length;
  return [
    ...[...of('lost'), ...of('gone'), ...of('unread')].map(line),
    `${of('holds').length} of ${standings.length} hold, ${of('lost').length} no longer do, ` +
      `${of('gone').length} are gone, ${of('unread').length} could not be read.`,
    ...(silent > 0 ? [`${count(silent, 'piece')} of evidence without an address and a handle to look for.`] : []),
  ];
}
