import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { Document } from 'yaml';
import { compileRegistry } from '../compile.ts';
import { PoliteReader } from '../evidence/polite-reader.ts';
import { count } from '../publish/check.ts';
import { PublishError } from '../publish/errors.ts';
import { writeWhole } from '../publish/files.ts';
import { type Proposal, propose, resultSchema } from './propose.ts';
import { QUERY_SERVICE, telegramQuery } from './query.ts';

export interface ImportWikidata {
  registry: string;
  /** Where the proposals go: a folder of their own. */
  out: string;
  /** A saved result in place of a query. */
  from?: string | undefined;
  /** A query of one's own. */
  query?: string | undefined;
  base?: string | undefined;
  country?: string | undefined;
  limit?: number | undefined;
  pauseMs?: number | undefined;
  today: string;
}

const DEFAULT_LIMIT = 5000;

/**
 * Turns what Wikidata knows of Telegram channels into proposed entries, for people to check one by one.
 *
 * @returns what to print.
 * @throws {PublishError} `OUT_IN_REGISTRY` when they would be part of the list at once, `QUERY_FAILED`, `QUERY_UNREADABLE`.
 * @throws {RegistryError}
 */
export async function importWikidata(options: ImportWikidata): Promise<string[]> {
  refuseRegistry(options.out, options.registry);
  const list = compileRegistry(options.registry);
  const text = options.from === undefined ? await ask(options) : readFileSync(options.from, 'utf8');
  const result = resultSchema.safeParse(parse(text));
  if (!result.success)
    throw new PublishError('QUERY_UNREADABLE', 'this is no result of such a query (SPARQL 1.1 JSON)');
  const { proposals, leftOut } = propose(result.data, list, options.today);
  for (const proposal of proposals) writeProposal(options.out, proposal);
  return [
    ...leftOut.map(({ item, why }) => `${item} ${why}`),
    ...proposals.flatMap(({ item, organisation, notes }) => notes.map((note) => `${item} ${organisation.id}: ${note}`)),
    `${count(proposals.length, 'proposal')} in ${options.out}, ${leftOut.length} left out. Nothing of it is in the list:`,
    'find first-hand evidence for each, then move its file to registry/organisations.',
  ];
}

async function ask({ base, query, country, limit = DEFAULT_LIMIT, pauseMs }: ImportWikidata): Promise<string> {
  const sparql = query === undefined ? telegramQuery(country, limit) : readFileSync(query, 'utf8');
  const reader = new PoliteReader({ base, pauseMs });
  try {
    const reading = await reader.read(`${QUERY_SERVICE}?${new URLSearchParams({ format: 'json', query: sparql })}`);
    if (reading.kind === 'page') return reading.text;
    throw new PublishError('QUERY_FAILED', reading.kind === 'gone' ? `status ${reading.status}` : reading.why);
  } finally {
    await reader.close();
  }
}

function writeProposal(out: string, { item, organisation, notes }: Proposal): void {
  const document = new Document(organisation);
  document.commentBefore = [` Proposed from Wikidata, ${item}. Not checked.`, ...notes.map((note) => ` ${note}`)].join(
    '\n',
  );
  writeWhole(
    join(out, `${organisation.id}.yaml`),
    new TextEncoder().encode(document.toString({ lineWidth: 0, singleQuote: true })),
  );
}

/** @throws {PublishError} `OUT_IN_REGISTRY` */
function refuseRegistry(out: string, registry: string): void {
  const real = (path: string): string =>
    existsSync(path) ? realpathSync(path) : join(real(dirname(path)), path.split(sep).at(-1) ?? '');
  const [to, organisations] = [real(resolve(out)), real(resolve(registry, 'organisations'))];
  if (to === organisations || to.startsWith(organisations + sep)) {
    throw new PublishError(
      'OUT_IN_REGISTRY',
      'proposals go to a folder of their own: what lies below organisations is the list',
    );
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
