import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { Document } from 'yaml';
import type { OfficialList } from '../../lib/list/schema.ts';
import { compileRegistry } from '../compile.ts';
import { UsageError } from '../publish/arguments.ts';
import { count } from '../publish/check.ts';
import { PublishError } from '../publish/errors.ts';
import { writeWhole } from '../publish/files.ts';
import { askWikidata } from './ask.ts';
import { type Proposal, propose, resultSchema } from './propose.ts';
import { telegramQuery } from './query.ts';

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
  /** A mail address or page by which the service's people reach whoever asks; the list's own when absent. */
  contact?: string | undefined;
  today: string;
}

const DEFAULT_LIMIT = 5000;
const CONTACT_VARIABLE = 'TRUST_LIST_CONTACT';

/**
 * Turns what Wikidata knows of Telegram channels into proposed entries, for people to check one by one.
 *
 * @returns what to print.
 * @throws {PublishError} `OUT_IN_REGISTRY` when they would be part of the list at once, `QUERY_FAILED`, `QUERY_UNREADABLE`.
 * @throws {RegistryError}; `UsageError` when the service is to be asked and nobody is named whom it can reach.
 */
export async function importWikidata(options: ImportWikidata): Promise<string[]> {
  refuseRegistry(options.out, options.registry);
  const list = compileRegistry(options.registry);
  const { text, limit } = await resultText(options, list);
  const result = resultSchema.safeParse(parse(text));
  if (!result.success)
    throw new PublishError('QUERY_UNREADABLE', 'this is no result of such a query (SPARQL 1.1 JSON)');
  const { proposals, leftOut } = propose(result.data, list, options.today);
  const [fresh, there] = [proposals.filter(isNew), proposals.filter((proposal) => !isNew(proposal))];
  function isNew({ organisation }: Proposal): boolean {
    return !existsSync(fileOf(options.out, organisation.id));
  }
  for (const proposal of fresh) writeProposal(options.out, proposal);
  return [
    ...leftOut.map(({ item, why }) => `${item} ${why}`),
    ...fresh.flatMap(({ item, organisation, notes }) => notes.map((note) => `${item} ${organisation.id}: ${note}`)),
    // A reviewer may be in the middle of it.
    ...there.map(
      ({ item, organisation }) => `${item} ${fileOf(options.out, organisation.id)} is there already: left as it is`,
    ),
    ...(limit !== undefined && result.data.results.bindings.length >= limit ? [tooMany(limit)] : []),
    `${count(fresh.length, 'proposal')} in ${options.out}, ${there.length} there already, ${leftOut.length} left out. Nothing of it is in the list:`,
    'find first-hand evidence for each, then move its file to registry/organisations.',
  ];
}

/** @returns what the service said, or a file; and how many rows were asked for, if that is known. */
async function resultText(
  options: ImportWikidata,
  list: OfficialList,
): Promise<{ text: string; limit?: number | undefined }> {
  if (options.from !== undefined) return { text: readFileSync(options.from, 'utf8') };
  const { query, country, base, pauseMs, limit = DEFAULT_LIMIT } = options;
  const sparql = query === undefined ? telegramQuery(country, limit) : readFileSync(query, 'utf8');
  const contact = options.contact ?? process.env[CONTACT_VARIABLE] ?? list.contact?.mail ?? list.contact?.page;
  if (!contact) {
    const words = `Wikimedia asks whoever sends queries for a way to reach them: put a mail address or a page into ${CONTACT_VARIABLE}, or into the list's contact`;
    throw new UsageError(words);
  }
  const said = /\bLIMIT\s+(\d{1,9})\s*$/i.exec(sparql)?.[1];
  return {
    text: await askWikidata(sparql, { base, pauseMs, contact }),
    limit: said === undefined ? undefined : Number(said),
  };
}

function tooMany(limit: number): string {
  return (
    `The result has as many rows as were asked for (${limit}), so there is more, and the last item may lack a part. ` +
    'The limit counts rows, and an item has several, one for each of its labels: ask for one country, or for more rows (--limit).'
  );
}

function fileOf(out: string, id: string): string {
  return join(out, `${id}.yaml`);
}

function writeProposal(out: string, { item, organisation, notes }: Proposal): void {
  const document = new Document(organisation);
  document.commentBefore = [` Proposed from Wikidata, ${item}. Not checked.`, ...notes.map((note) => ` ${note}`)].join(
    '\n',
  );
  writeWhole(
    fileOf(out, organisation.id),
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
