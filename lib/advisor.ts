import { CodedError, type ErrorCode } from './errors.ts';
import { HiddenBanners } from './hidden-banners.ts';
import { compileIndex, type ListIndex } from './list/index.ts';
import { isConfirmed } from './list/schema.ts';
import { searchNames } from './list/search.ts';
import { loadList } from './list/store.ts';
import type { Answer, ListStatus, LookupResult, NameMatch } from './messages.ts';
import type { Platform } from './platform/platform.ts';
import { parseHandle } from './telegram/handle.ts';
import { parseTelegramLink } from './telegram/link.ts';
import type { Sighting } from './telegram/sighting.ts';
import { readSighting } from './telegram/sighting-schema.ts';
import { judge } from './verdict/judge.ts';
import { summarise } from './verdict/organisation.ts';

const MAX_QUERY = 2048;
const MAX_MATCHES = 8;

interface Loaded {
  index: ListIndex;
  status: ListStatus;
}

/** Answers every question of pages and popup: verdicts, lookups, the list's status. Loads the list once, when first asked. */
export class Advisor {
  readonly #platform: Platform;
  readonly #hidden: HiddenBanners;
  #loading: Promise<Loaded> | undefined;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#hidden = new HiddenBanners(platform);
  }

  /**
   * Judges what a content script has read off a page.
   *
   * @throws {CodedError} `SIGHTING_INVALID` when it is not a sighting, `LIST_UNREADABLE` when there is no list to judge by.
   */
  async judge(value: unknown): Promise<Answer> {
    const sighting = readSighting(value);
    if (!sighting) throw new CodedError('SIGHTING_INVALID', 'not a sighting');
    const { index, status } = await this.#load();
    return { verdict: judge(sighting, index), list: status, bannerHidden: await this.#hidden.has(sighting) };
  }

  /**
   * Looks up what a reader typed: a handle or link is judged, a name is searched for.
   *
   * @throws {CodedError} `LIST_UNREADABLE` when there is no list.
   */
  async lookup(query: string): Promise<LookupResult> {
    const { index, status } = await this.#load();
    const result: LookupResult = { query, matches: [], list: status };
    const text = bare(query.slice(0, MAX_QUERY + 1));
    const problem = queryProblem(text);
    if (problem) return { ...result, problem };
    const named = namedChat(text);
    if (named?.problem) return { ...result, problem: named.problem };
    if (named?.handle) {
      const sighting: Sighting = { handle: named.handle };
      result.chat = { sighting, verdict: judge(sighting, index) };
    }
    if (!named?.isCertain && !ADDRESS.test(text)) result.matches = nameMatches(index, text);
    return result;
  }

  /** @throws {CodedError} `LIST_UNREADABLE` when there is no list. */
  async listStatus(): Promise<ListStatus> {
    return (await this.#load()).status;
  }

  /** Hides the banner of a chat from now on. @throws {CodedError} `STORAGE_UNAVAILABLE` when that cannot be kept. */
  async hideBanner(chat: Pick<Sighting, 'handle' | 'peerId'>): Promise<void> {
    try {
      await this.#hidden.add(chat);
    } catch (cause) {
      throw new CodedError('STORAGE_UNAVAILABLE', 'the choice holds until the browser stops', { cause });
    }
  }

  #load(): Promise<Loaded> {
    this.#loading ??= this.#compile();
    // A list that could not be read is tried again at the next question.
    this.#loading.catch(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #compile(): Promise<Loaded> {
    try {
      const { list, source, problem } = await loadList(this.#platform);
      const status: ListStatus = {
        version: list.version,
        published: list.published,
        organisations: list.organisations.length,
        source,
      };
      return { index: compileIndex(list), status: problem ? { ...status, problem } : status };
    } catch (cause) {
      throw new CodedError('LIST_UNREADABLE', String(cause), { cause });
    }
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

function nameMatches(index: ListIndex, text: string): NameMatch[] {
  return searchNames(index, text, MAX_MATCHES).map(({ organisation, channel, matchedName }) => ({
    organisation: summarise(organisation),
    handle: channel.handle,
    matchedName,
    status: isConfirmed(channel) ? 'official' : 'listed',
  }));
}
