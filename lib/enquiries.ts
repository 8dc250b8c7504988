import type { ErrorCode } from './errors.ts';
import type { ListIndex } from './list/index.ts';
import type { UsableList } from './list/list-types.ts';
import { isConfirmed } from './list/organisation.ts';
import { searchNames } from './list/search.ts';
import type { Answer, LookupResult, NameMatch, SiteChannel, SiteDeclaration } from './messages.ts';
import { declaredHandle, relateToSite } from './site-channel.ts';
import { parseHandle } from './telegram/handle.ts';
import { parseTelegramLink } from './telegram/link.ts';
import type { Sighting } from './telegram/sighting.ts';
import { summarise } from './verdict/organisation.ts';

const MAX_QUERY = 2048;
const MAX_MATCHES = 8;

/** The lists in use, the extension's own first, and how a chat is answered for by all of them. */
interface AskedLists {
  lists: readonly UsableList[];
  answer(sighting: Sighting): Promise<Answer | undefined>;
}

/** Asks the lists, again when they had to be made anew meanwhile. */
export type AskLists = <T>(ask: (asked: AskedLists) => Promise<T>) => Promise<T>;

/** Answers what readers ask of themselves: what they typed, and what a site says of its channel. */
export class Enquiries {
  readonly #askLists: AskLists;

  constructor(askLists: AskLists) {
    this.#askLists = askLists;
  }

  /** @see Advisor.lookup */
  async lookup(query: string): Promise<LookupResult> {
    const result: LookupResult = { query, matches: [] };
    const text = bare(query.slice(0, MAX_QUERY + 1));
    const problem = queryProblem(text);
    if (problem) return { ...result, problem };
    const named = namedChat(text);
    if (named?.problem) return { ...result, problem: named.problem };
    return this.#askLists(async ({ lists, answer }) => {
      if (named?.handle) {
        const sighting: Sighting = { handle: named.handle };
        const found = await answer(sighting);
        if (found) result.chat = { sighting, ...found };
      }
      if (!named?.isCertain && !ADDRESS.test(text)) result.matches = await nameMatches(lists, text);
      return result;
    });
  }

  /** @see Advisor.site */
  async site(declaration: SiteDeclaration): Promise<SiteChannel> {
    const handle = declaredHandle(declaration.declared);
    if (!handle) return { relation: 'invalid' };
    const sighting = { handle };
    return this.#askLists(async ({ lists, answer }): Promise<SiteChannel> => {
      const found = await answer(sighting);
      if (!found) return { relation: 'invalid' };
      const relate = (index: ListIndex) => relateToSite(declaration.host, handle, found.verdict, index);
      const relations = await Promise.all(lists.map(({ index }) => index.ask(relate)));
      // The extension's own list has the first word, unless it knows nothing of the site.
      const relation =
        relations.find((each) => each.relation === 'agrees' || each.relation === 'differs') ?? relations[0];
      return { relation: 'not-listed', ...relation, chat: { sighting, ...found } };
    });
  }
}

/** What is meant as a handle or an address is never taken for a name: a twin's would find the organisation it poses as. */
const ADDRESS = /^@|(?:\bt|telegram)\.(?:me|dog|org)\/|^tg:/i;

/** Without the blanks, quotes, brackets and invisible characters that come along when text is copied. */
function bare(query: string): string {
  return query
    .replace(/\p{Cf}/gu, '')
    .replace(/^[\s"'“”„«»‘’(<[{]+/u, '')
    .replace(/[\s"'“”„«»‘’)>\]}.,;:!?]+$/u, '');
}

function queryProblem(text: string): ErrorCode | undefined {
  if (text === '') return 'QUERY_EMPTY';
  return text.length > MAX_QUERY ? 'QUERY_TOO_LONG' : undefined;
}

/** What chat a query names by itself; `isCertain` when it cannot be meant as an organisation's name as well. */
function namedChat(text: string): { handle?: string; isCertain: boolean; problem?: ErrorCode } | undefined {
  const link = parseTelegramLink(text);
  if (link?.kind === 'handle') return { handle: link.handle, isCertain: true };
  if (link) return { isCertain: true, problem: 'LINK_PRIVATE' };
  const handle = parseHandle(text);
  return handle ? { handle, isCertain: text.startsWith('@') } : undefined;
}

async function nameMatches(lists: readonly UsableList[], text: string): Promise<NameMatch[]> {
  const found = new Set<string>();
  const hits = await Promise.all(
    lists.map(({ index: asked }) => asked.ask((index) => searchNames(index, text, MAX_MATCHES))),
  );
  return hits
    .flat()
    .map(
      ({ organisation, channel, matchedName }): NameMatch => ({
        organisation: summarise(organisation),
        handle: channel.handle,
        matchedName,
        status: isConfirmed(channel) ? 'official' : 'listed',
      }),
    )
    .filter(({ handle }) => {
      const key = handle.toLowerCase();
      return !found.has(key) && found.add(key);
    })
    .slice(0, MAX_MATCHES);
}
