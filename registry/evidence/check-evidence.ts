import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import type { Evidence, Organisation } from '../../lib/list/schema.ts';
import { findChannel } from '../../lib/reports/find-channel.ts';
import { isWebAddress } from '../../lib/reports/parts.ts';
import { filesBelow, writeWhole } from '../publish/files.ts';
import { readRegistry } from '../read.ts';
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
  id: string;
  handle: string;
  source: string;
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
 * @throws {RegistryError}
 */
export async function checkEvidence(options: CheckEvidence): Promise<{ lines: string[]; holds: boolean }> {
  const organisations = readRegistry(options.registry).organisations.filter(
    ({ id }) => options.only === undefined || id === options.only,
  );
  const claims = organisations.flatMap(claimsOf);
  const reader = new PoliteReader(options);
  try {
    const addresses = [...new Set(claims.map(({ source }) => source))];
    const readings = new Map(await Promise.all(addresses.map(async (url) => [url, await reader.read(url)] as const)));
    const standings = claims.map((claim) => stand(claim, readings.get(claim.source)));
    const written = options.write ? noteSeen(options.registry, standings, options.today) : 0;
    return {
      lines: report(standings, written),
      holds: !standings.some(({ kind }) => kind === 'lost' || kind === 'gone'),
    };
  } finally {
    await reader.close();
  }
}

function claimsOf(organisation: Organisation): Claim[] {
  const of = (list: 'channels', at: number, handle: string, evidence: readonly Evidence[]) =>
    evidence.flatMap(({ source }, place): Claim[] =>
      isWebAddress(URL.parse(source)?.href ?? '')
        ? [{ id: organisation.id, handle, source, path: [list, at, 'evidence', place, 'seen'] }]
        : [],
    );
  return organisation.channels.flatMap(({ handle, evidence }, at) => of('channels', at, handle, evidence));
}

function stand(claim: Claim, reading: PageReading | undefined): Standing {
  if (!reading || reading.kind === 'unread') return { claim, kind: 'unread', words: reading?.why ?? 'not read' };
  if (reading.kind === 'gone') return { claim, kind: 'gone', words: `status ${reading.status}` };
  const elsewhere = hostOf(reading.address) !== hostOf(claim.source);
  if (elsewhere) return { claim, kind: 'lost', words: `it leads to another site, ${reading.address}` };
  if (!reading.isHtml) {
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

/** @returns how many days of `seen` were changed. */
function noteSeen(registry: string, standings: readonly Standing[], today: string): number {
  const root = join(registry, 'organisations');
  const files = new Map(filesBelow(root).map((file) => [basename(file, '.yaml'), join(root, file)]));
  const held = Map.groupBy(
    standings.filter(({ kind }) => kind === 'holds'),
    ({ claim }) => claim.id,
  );
  let changed = 0;
  for (const [id, each] of held) {
    const file = files.get(id);
    if (!file) continue;
    const document = parseDocument(readFileSync(file, 'utf8'));
    for (const { claim } of each) {
      if (document.getIn(claim.path) === today) continue;
      document.setIn(claim.path, today);
      changed++;
    }
    writeWhole(file, new TextEncoder().encode(document.toString({ lineWidth: 0, singleQuote: true })));
  }
  return changed;
}

function report(standings: readonly Standing[], written: number): string[] {
  const of = (kind: Standing['kind']) => standings.filter((standing) => standing.kind === kind);
  const line = (standing: Standing) =>
    `${standing.kind.padEnd(6)} ${standing.claim.id} @${standing.claim.handle} ${standing.claim.source}: ${
      standing.kind === 'holds' ? standing.how : standing.words
    }`;
  return [
    ...[...of('lost'), ...of('gone'), ...of('unread')].map(line),
    `${of('holds').length} of ${standings.length} hold, ${of('lost').length} no longer do, ` +
      `${of('gone').length} are gone, ${of('unread').length} could not be read.`,
    ...(written > 0 ? [`Noted today in ${written} places.`] : []),
  ];
}
