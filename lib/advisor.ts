import { CodedError, type ErrorCode } from './errors.ts';
import { HiddenBanners } from './hidden-banners.ts';
import { fixesForVersion } from './list/fixes-for-version.ts';
import { compileIndex, type ListIndex } from './list/index.ts';
import { isConfirmed, type SurfaceFix } from './list/schema.ts';
import { searchNames } from './list/search.ts';
import { loadList } from './list/store.ts';
import {
  type Answer,
  type ListStatus,
  type LookupResult,
  MAX_SIGHTINGS,
  type NameMatch,
  type PageSettings,
  type SiteChannel,
  type SiteDeclaration,
} from './messages.ts';
import type { PersonalEntry } from './personal/entry.ts';
import { readChatRef, readChoice } from './personal/entry-schema.ts';
import { PersonalList } from './personal/personal-list.ts';
import type { Platform } from './platform/platform.ts';
import { KeptSettings, type Settings, type SettingsChanges } from './settings.ts';
import { declaredHandle, relateToSite } from './site-channel.ts';
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
  fixes: SurfaceFix[];
}

/**
 * Answers every question of the extension's pages and scripts: verdicts, lookups, the list's status, the reader's choices.
 * Loads the list once, when first asked.
 */
export class Advisor {
  readonly #platform: Platform;
  readonly #hidden: HiddenBanners;
  readonly #personal: PersonalList;
  readonly #settings: KeptSettings;
  #loading: Promise<Loaded> | undefined;

  /** @param now the clock that decisions are dated by. */
  constructor(platform: Platform, now = () => new Date()) {
    this.#platform = platform;
    this.#hidden = new HiddenBanners(platform);
    this.#personal = new PersonalList(platform, now);
    this.#settings = new KeptSettings(platform);
  }

  /**
   * Judges what a content script has read off a page.
   *
   * @param values up to {@link MAX_SIGHTINGS} sightings.
   * @returns the answers in the same order; `null` for what is not a sighting.
   * @throws {CodedError} `SIGHTING_INVALID` when it is no list of them, `LIST_UNREADABLE` when there is no list to judge by.
   */
  async judge(values: unknown): Promise<(Answer | null)[]> {
    if (!Array.isArray(values) || values.length > MAX_SIGHTINGS) {
      throw new CodedError('SIGHTING_INVALID', 'not a list of sightings');
    }
    const loaded = await this.#load();
    return Promise.all(values.map((value) => this.#answer(readSighting(value), loaded)));
  }

  async #answer(
    sighting: Sighting | undefined,
    { index, status }: Pick<Loaded, 'index' | 'status'>,
  ): Promise<Answer | null> {
    if (!sighting) return null;
    const verdict = judge(sighting, index);
    const answer: Answer = { verdict, list: status, bannerHidden: await this.#hidden.has(sighting) };
    const choice = await this.#personal.choiceOn(sighting);
    if (choice) answer.choice = choice;
    const officialSubscribers = verdict.official ? subscribersOf(index, verdict.official) : undefined;
    if (officialSubscribers !== undefined) answer.officialSubscribers = officialSubscribers;
    return answer;
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
      const answer = await this.#answer(sighting, { index, status });
      if (answer) result.chat = { sighting, ...answer };
    }
    if (!named?.isCertain && !ADDRESS.test(text)) result.matches = nameMatches(index, text);
    return result;
  }

  /**
   * Says whether the channel that a site declares is the one the list knows.
   *
   * @throws {CodedError} `LIST_UNREADABLE` when there is no list.
   */
  async site(declaration: SiteDeclaration): Promise<SiteChannel> {
    const loaded = await this.#load();
    const handle = declaredHandle(declaration.declared);
    if (!handle) return { relation: 'invalid' };
    const sighting = { handle };
    const answer = await this.#answer(sighting, loaded);
    if (!answer) return { relation: 'invalid' };
    return { ...relateToSite(declaration.host, handle, answer.verdict, loaded.index), chat: { sighting, ...answer } };
  }

  /** @throws {CodedError} `LIST_UNREADABLE` when there is no list. */
  async listStatus(): Promise<ListStatus> {
    return (await this.#load()).status;
  }

  /**
   * Hides the banner of a chat from now on.
   *
   * @throws {CodedError} `STORAGE_UNAVAILABLE` when that cannot be kept, `SIGHTING_INVALID` for what names no chat.
   */
  async hideBanner(value: unknown): Promise<void> {
    const chat = readChatRef(value);
    if (!chat) throw new CodedError('SIGHTING_INVALID', 'names no chat');
    try {
      await this.#hidden.add(chat);
    } catch (cause) {
      throw new CodedError('STORAGE_UNAVAILABLE', 'the choice holds until the browser stops', { cause });
    }
  }

  /**
   * Keeps what the reader decided on a chat, or forgets it.
   *
   * @param value `{ chat, choice, title? }`
   * @throws {CodedError} `SIGHTING_INVALID` when it is no decision on a chat, `PERSONAL_FULL`, `STORAGE_UNAVAILABLE`.
   */
  async setChoice(value: unknown): Promise<void> {
    const decision = readChoice(value);
    if (!decision) throw new CodedError('SIGHTING_INVALID', 'no decision on a chat');
    await this.#personal.set(decision.chat, decision.choice, decision.title);
  }

  /** The chats the reader decided on, newest first. @throws {CodedError} `STORAGE_UNAVAILABLE` */
  personalList(): Promise<PersonalEntry[]> {
    return this.#personal.entries();
  }

  /** Adds the channels of a saved file. @throws {CodedError} `IMPORT_*`, `PERSONAL_FULL`, `STORAGE_UNAVAILABLE` */
  personalImport(text: string): Promise<{ added: number }> {
    return this.#personal.importText(text);
  }

  /** The reader's options. */
  settings(): Promise<Settings> {
    return this.#settings.get();
  }

  /** Changes some of the options. @returns all of them. @throws {CodedError} `STORAGE_UNAVAILABLE` */
  changeSettings(changes: SettingsChanges): Promise<Settings> {
    return this.#settings.change(changes);
  }

  /** Sets every option back and forgets every choice. @throws {CodedError} `STORAGE_UNAVAILABLE` when some are left. */
  async reset(): Promise<void> {
    try {
      await Promise.all([this.#settings.clear(), this.#personal.clear(), this.#hidden.clear()]);
    } catch (cause) {
      throw new CodedError('STORAGE_UNAVAILABLE', 'not everything was set back', { cause });
    }
  }

  /** What a page's script must know before it shows anything. Whatever cannot be read leaves its default. Never rejects. */
  async pageSettings(): Promise<PageSettings> {
    const { verdictsOff, placesOff, language } = await this.#settings.get();
    const [messages, fixes] = await Promise.all([
      language === 'browser' ? undefined : this.#platform.readMessages(language).catch(() => undefined),
      this.#load().then(
        (loaded) => loaded.fixes,
        () => [],
      ),
    ]);
    return { verdictsOff, placesOff, ...(messages && { messages }), fixes };
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
      return {
        index: compileIndex(list),
        status: problem ? { ...status, problem } : status,
        fixes: fixesForVersion(list, this.#platform.version),
      };
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

function subscribersOf(index: ListIndex, handle: string): number | undefined {
  return index.byHandle(handle)?.channel.subscribers;
}
