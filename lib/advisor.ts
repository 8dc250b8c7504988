import type { Enquiries } from './enquiries.ts';
import { CodedError } from './errors.ts';
import { HiddenBanners } from './hidden-banners.ts';
import type { WithLater } from './later.ts';
import { fixesForVersion } from './list/fixes-for-version.ts';
import type { UsableList } from './list/list-types.ts';
import { Lists } from './list/lists.ts';
import type { SurfaceFix } from './list/schema.ts';
import { IndexDamaged } from './list/stored-index.ts';
import type {
  Answer,
  ListPreview,
  ListStatus,
  LookupResult,
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
import { MAX_SIGHTINGS, type Sighting } from './telegram/sighting.ts';
import { readSighting } from './telegram/sighting-schema.ts';
import { combine, type ListVerdict } from './verdict/combine.ts';
import { judge } from './verdict/judge.ts';
import type { Verdict, VerdictList } from './verdict/verdict.ts';

/** A list, ready to be asked. */
interface Asked {
  usable: UsableList;
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
  readonly #platform: Platform & WithLater;
  readonly #hidden: HiddenBanners;
  readonly #personal: PersonalList;
  readonly #settings: KeptSettings;
  readonly #lists: Lists;

  /** @param now the clock that decisions are dated by. */
  constructor(platform: Platform & WithLater, now = () => new Date(), lists = new Lists(platform, now)) {
    this.#platform = platform;
    this.#lists = lists;
    this.#hidden = new HiddenBanners(platform);
    this.#personal = new PersonalList(platform, now);
    this.#settings = new KeptSettings(platform);
  }

  /** Loads what nearly every question needs. Never rejects. */
  async prepare(): Promise<void> {
    await Promise.all([this.#load(), this.#decidedOn([{}])]).catch(() => {});
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
    const sightings = values.map(readSighting);
    const answers = await this.#withLists((loaded) => this.#answerAll(sightings.filter(isDefined), loaded));
    const next = answers.values();
    return sightings.map((sighting) => (sighting ? (next.next().value ?? null) : null));
  }

  /** Every list is asked once for all of them: what they need is loaded together. */
  async #answerAll(sightings: readonly Sighting[], loaded: Loaded): Promise<Answer[]> {
    const [verdicts, decided] = await Promise.all([judgeByAll(sightings, loaded), this.#decidedOn(sightings)]);
    const { version } = loaded[0].usable.facts;
    return decided.map((decision, at): Answer => {
      const verdict = verdicts[at] ?? { verdict: 'unknown', reasons: [], evidence: [] };
      return { verdict, listVersion: version, ...decision };
    });
  }

  /** What the reader decided on chats. */
  #decidedOn(sightings: readonly Sighting[]): Promise<Pick<Answer, 'bannerHidden' | 'choice'>[]> {
    return Promise.all(
      sightings.map(async (sighting) => {
        const [bannerHidden, choice] = await Promise.all([
          this.#hidden.has(sighting),
          this.#personal.choiceOn(sighting),
        ]);
        return { bannerHidden, ...(choice && { choice }) };
      }),
    );
  }

  /**
   * Looks up what a reader typed: a handle or link is judged, a name is searched for.
   *
   * @throws {CodedError} `LIST_UNREADABLE` when there is no list.
   */
  async lookup(query: string): Promise<LookupResult> {
    return (await this.#enquiries()).lookup(query);
  }

  /**
   * Says whether the channel that a site declares is the one the list knows.
   *
   * @throws {CodedError} `LIST_UNREADABLE` when there is no list.
   */
  async site(declaration: SiteDeclaration): Promise<SiteChannel> {
    return (await this.#enquiries()).site(declaration);
  }

  /** How the lists are doing. @throws {CodedError} `LIST_UNREADABLE` when there is no list. */
  lists(): Promise<ListStatus[]> {
    return this.#lists.status();
  }

  /** The inbox that a list in use names, by the list's id. @throws {CodedError} `LIST_UNREADABLE` */
  async inboxOf(id: string): Promise<NamedInbox | undefined> {
    const facts = (await this.#lists.usable()).find((usable) => usable.id === id)?.facts;
    const inbox = facts?.contact?.inbox;
    return facts && inbox ? { id, name: facts.name, inbox } : undefined;
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
  async personalImport(text: string): Promise<{ added: number }> {
    const { readSavedFile } = await this.#platform.later();
    return this.#personal.add(readSavedFile(text));
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
    return fixesForVersion(own.usable.facts, this.#platform.version);
  }

  async #enquiries(): Promise<Enquiries> {
    const { enquiries } = await this.#platform.later();
    return enquiries((ask) =>
      this.#withLists((loaded) =>
        ask({
          lists: loaded.map(({ usable }) => usable),
          answer: async (sighting) => (await this.#answerAll([sighting], loaded))[0],
        }),
      ),
    );
  }

  /** Asks the lists; once more when what was prepared of them turned out to be damaged. @throws {CodedError} `LIST_UNREADABLE` */
  async #withLists<T>(ask: (loaded: Loaded) => Promise<T>): Promise<T> {
    try {
      return await ask(await this.#load());
    } catch (error) {
      if (!(error instanceof IndexDamaged)) throw error;
      await this.#lists.prepareAnew();
      return ask(await this.#load());
    }
  }

  /** @throws {CodedError} `LIST_UNREADABLE` */
  async #load(): Promise<Loaded> {
    const usable = await this.#lists.usable();
    const asked = await Promise.all(
      usable.map(async (each): Promise<Asked> => {
        return { usable: each, named: nameOf(each), stale: await this.#lists.isStale(each) };
      }),
    );
    const [own, ...added] = asked;
    if (!own) throw new CodedError('LIST_UNREADABLE', 'no list');
    return [own, ...added];
  }
}

/** The verdicts of all lists together, in the order of the sightings. */
async function judgeByAll(sightings: readonly Sighting[], loaded: Loaded): Promise<Verdict[]> {
  const [own, ...added] = await Promise.all(loaded.map((asked) => judgeByOne(sightings, asked)));
  return sightings.map((_, at) => {
    const first = own?.[at];
    if (!first) throw new RangeError('a sighting without a verdict');
    return combine([first, ...added.flatMap((verdicts) => verdicts[at] ?? [])]);
  });
}

async function judgeByOne(sightings: readonly Sighting[], { usable, named, stale }: Asked): Promise<ListVerdict[]> {
  const verdicts = await usable.index.askAll(sightings.map((sighting) => (index) => judge(sighting, index)));
  return verdicts.map((verdict) => {
    const isNamed = verdict.verdict === 'official' || verdict.verdict === 'listed';
    return { list: named, verdict: stale && isNamed ? { ...verdict, asOf: usable.facts.published } : verdict };
  });
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function nameOf({ id, facts, url }: UsableList): VerdictList {
  return { id, version: facts.version, name: facts.name, ...(url && { host: new URL(url).host }) };
}
