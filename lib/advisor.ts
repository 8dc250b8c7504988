import { CodedError, type ErrorCode } from './errors.ts';
import { HiddenBanners } from './hidden-banners.ts';
import { fixesForVersion } from './list/fixes-for-version.ts';
import { compileIndex, type ListIndex } from './list/index.ts';
import { Lists, type UsableList } from './list/lists.ts';
import { isConfirmed, type SurfaceFix } from './list/schema.ts';
import { searchNames } from './list/search.ts';
import type {
  Answer,
  ListPreview,
  ListStatus,
  LookupResult,
  NameMatch,
  PageSettings,
  SiteChannel,
  SiteDeclaration,
} from './messages.ts';
import type { PersonalEntry } from './personal/entry.ts';
import { readChatRef, readChoice } from './personal/entry-schema.ts';
import { PersonalList } from './personal/personal-list.ts';
import type { Platform } from './platform/platform.ts';
import type { NamedInbox } from './reports/outbox.ts';
import { KeptSettings, type Settings, type SettingsChanges } from './settings.ts';
import { declaredHandle, relateToSite } from './site-channel.ts';
import { parseHandle } from './telegram/handle.ts';
import { parseTelegramLink } from './telegram/link.ts';
import { MAX_SIGHTINGS, type Sighting } from './telegram/sighting.ts';
import { readSighting } from './telegram/sighting-schema.ts';
import { combine, type ListVerdict } from './verdict/combine.ts';
import { judge } from './verdict/judge.ts';
import { summarise } from './verdict/organisation.ts';
import type { Verdict, VerdictList } from './verdict/verdict.ts';

const MAX_QUERY = 2048;
const MAX_MATCHES = 8;

/** A list, ready to be asked. */
interface Asked {
  usable: UsableList;
  index: ListIndex;
  named: VerdictList;
  /** Nobody has vouched for it in a long time. */
  stale: boolean;
}

/** The lists in use: the extension's own first. */
type Loaded = [Asked, ...Asked[]];

/**
 * Answers every question of the extension's pages and scripts: verdicts, lookups, the lists' status, the reader's
 * choices. Loads the lists when first asked, and anew when they have changed.
 */
export class Advisor {
  readonly #platform: Platform;
  readonly #hidden: HiddenBanners;
  readonly #personal: PersonalList;
  readonly #settings: KeptSettings;
  readonly #lists: Lists;
  #compiled: { from: UsableList[]; indexes: ListIndex[] } | undefined;

  /** @param now the clock that decisions are dated by. */
  constructor(platform: Platform, now = () => new Date(), lists = new Lists(platform, now)) {
    this.#platform = platform;
    this.#lists = lists;
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

  async #answer(sighting: Sighting | undefined, loaded: Loaded): Promise<Answer | null> {
    if (!sighting) return null;
    const verdict = judgeByAll(sighting, loaded);
    const [own] = loaded;
    const answer: Answer = {
      verdict,
      listVersion: own.index.version,
      bannerHidden: await this.#hidden.has(sighting),
    };
    const choice = await this.#personal.choiceOn(sighting);
    if (choice) answer.choice = choice;
    const officialSubscribers = verdict.official ? subscribersOf(loaded, verdict.official) : undefined;
    if (officialSubscribers !== undefined) answer.officialSubscribers = officialSubscribers;
    return answer;
  }

  /**
   * Looks up what a reader typed: a handle or link is judged, a name is searched for.
   *
   * @throws {CodedError} `LIST_UNREADABLE` when there is no list.
   */
  async lookup(query: string): Promise<LookupResult> {
    const loaded = await this.#load();
    const result: LookupResult = { query, matches: [] };
    const text = bare(query.slice(0, MAX_QUERY + 1));
    const problem = queryProblem(text);
    if (problem) return { ...result, problem };
    const named = namedChat(text);
    if (named?.problem) return { ...result, problem: named.problem };
    if (named?.handle) {
      const sighting: Sighting = { handle: named.handle };
      const answer = await this.#answer(sighting, loaded);
      if (answer) result.chat = { sighting, ...answer };
    }
    if (!named?.isCertain && !ADDRESS.test(text)) result.matches = nameMatches(loaded, text);
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
    const relations = loaded.map(({ index }) => relateToSite(declaration.host, handle, answer.verdict, index));
    // The extension's own list has the first word, unless it knows nothing of the site.
    const relation =
      relations.find((each) => each.relation === 'agrees' || each.relation === 'differs') ?? relations[0];
    return { relation: 'not-listed', ...relation, chat: { sighting, ...answer } };
  }

  /** How the lists are doing. @throws {CodedError} `LIST_UNREADABLE` when there is no list. */
  lists(): Promise<ListStatus[]> {
    return this.#lists.status();
  }

  /** The inbox that a list in use names, by the list's id. @throws {CodedError} `LIST_UNREADABLE` */
  async inboxOf(id: string): Promise<NamedInbox | undefined> {
    const list = (await this.#lists.usable()).find((usable) => usable.id === id)?.list;
    const inbox = list?.contact?.inbox;
    return list && inbox ? { id, name: list.name, inbox } : undefined;
  }

  /** True when nobody has vouched for the extension's own list in 30 days. Never rejects. */
  async isOwnListStale(): Promise<boolean> {
    return this.#load().then(
      ([own]) => own.stale,
      () => false,
    );
  }

  /** Syncs every list now. @returns how they are doing then. @throws {CodedError} `LIST_UNREADABLE` */
  async syncLists(): Promise<ListStatus[]> {
    await this.#lists.sync('all');
    return this.#lists.status();
  }

  /** Syncs the lists whose time has come. Never rejects. */
  syncDueLists(): Promise<void> {
    return this.#lists.sync('due');
  }

  /** @throws {CodedError} `LIST_*` when there is no list that could be added. */
  previewList(address: string): Promise<ListPreview> {
    return this.#lists.preview(address);
  }

  /** Adds a list whose fingerprint the reader agreed to. @throws {CodedError} `LIST_*`, `LISTS_FULL` */
  async addList(address: string, fingerprint: string): Promise<ListStatus[]> {
    await this.#lists.add(address, fingerprint);
    return this.#lists.status();
  }

  /** @throws {CodedError} `STORAGE_UNAVAILABLE` */
  async removeList(id: string): Promise<ListStatus[]> {
    await this.#lists.remove(id);
    return this.#lists.status();
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

  /** Sets every option back, forgets every choice and removes the added lists. @throws {CodedError} `STORAGE_UNAVAILABLE` when some are left. */
  async reset(): Promise<void> {
    try {
      await Promise.all([
        this.#settings.clear(),
        this.#personal.clear(),
        this.#hidden.clear(),
        this.#lists.removeAdded(),
      ]);
    } catch (cause) {
      throw new CodedError('STORAGE_UNAVAILABLE', 'not everything was set back', { cause });
    }
  }

  /** What a page's script must know before it shows anything. Whatever cannot be read leaves its default. Never rejects. */
  async pageSettings(): Promise<PageSettings> {
    const { verdictsOff, placesOff, language } = await this.#settings.get();
    const [messages, fixes] = await Promise.all([
      language === 'browser' ? undefined : this.#platform.readMessages(language).catch(() => undefined),
      this.#fixes().catch(() => []),
    ]);
    return { verdictsOff, placesOff, ...(messages && { messages }), fixes };
  }

  /** How to read Telegram's pages is the extension's own business: an added list has no say in it. */
  async #fixes(): Promise<SurfaceFix[]> {
    const [own] = await this.#load();
    return fixesForVersion(own.usable.list, this.#platform.version);
  }

  /** @throws {CodedError} `LIST_UNREADABLE` */
  async #load(): Promise<Loaded> {
    const usable = await this.#lists.usable();
    if (this.#compiled?.from !== usable) {
      this.#compiled = { from: usable, indexes: usable.map(({ list }) => compileIndex(list)) };
    }
    const { indexes } = this.#compiled;
    const asked = await Promise.all(
      usable.map(async (each, at): Promise<Asked> => {
        const index = indexes[at] ?? compileIndex(each.list);
        return { usable: each, index, named: nameOf(each), stale: await this.#lists.isStale(each) };
      }),
    );
    const [own, ...added] = asked;
    if (!own) throw new CodedError('LIST_UNREADABLE', 'no list');
    return [own, ...added];
  }
}

/** The verdict of all lists together. */
function judgeByAll(sighting: Sighting, [own, ...added]: Loaded): Verdict {
  const byOne = ({ index, named, stale }: Asked): ListVerdict => {
    const verdict = judge(sighting, index);
    const isNamed = verdict.verdict === 'official' || verdict.verdict === 'listed';
    return { list: named, verdict: stale && isNamed ? { ...verdict, asOf: index.published } : verdict };
  };
  return combine([byOne(own), ...added.map(byOne)]);
}

function nameOf({ list, url }: UsableList): VerdictList {
  return { name: list.name, ...(url && { host: new URL(url).host }) };
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

function nameMatches(loaded: Loaded, text: string): NameMatch[] {
  const found = new Set<string>();
  const matches = loaded.flatMap(({ index }) =>
    searchNames(index, text, MAX_MATCHES).map(
      ({ organisation, channel, matchedName }): NameMatch => ({
        organisation: summarise(organisation),
        handle: channel.handle,
        matchedName,
        status: isConfirmed(channel) ? 'official' : 'listed',
      }),
    ),
  );
  return matches
    .filter(({ handle }) => {
      const key = handle.toLowerCase();
      return !found.has(key) && found.add(key);
    })
    .slice(0, MAX_MATCHES);
}

function subscribersOf(loaded: Loaded, handle: string): number | undefined {
  for (const { index } of loaded) {
    const channel = index.byHandle(handle)?.channel;
    if (channel) return channel.subscribers;
  }
  return undefined;
}
