import { CodedError } from '../errors.ts';
import type { Platform } from '../platform/platform.ts';
import { StoredValue } from '../stored-value.ts';
import { type ChatRef, type Choice, MAX_ENTRIES, type PersonalEntry } from './entry.ts';
import { EntryIndex, isSameChat } from './entry-index.ts';
import { readEntries } from './entry-schema.ts';
import { PERSONAL_KEY } from './keys.ts';

type Entries = readonly PersonalEntry[];

/**
 * The chats the reader decided on, {@link MAX_ENTRIES} at most, no two the same. Kept in the extension's own storage
 * only. What is unsound there is not kept: a version that stores more raises the format.
 */
export class PersonalList {
  readonly #kept: StoredValue<Entries>;
  readonly #now: () => Date;
  readonly #indexes = new WeakMap<Entries, EntryIndex>();

  constructor(platform: Pick<Platform, 'store'>, now: () => Date) {
    this.#kept = new StoredValue<Entries>(platform.store, PERSONAL_KEY, readEntries);
    this.#now = now;
  }

  /**
   * What the reader decided on a chat. An entry that knows the peer id holds for that peer alone: a handle that changes
   * hands does not take the choice along. Where either side lacks the id, the handle decides.
   */
  async choiceOn(chat: ChatRef): Promise<Choice | undefined> {
    const entries = await this.#kept.get().catch((): Entries => []);
    return this.#indexOf(entries).find(chat)?.choice;
  }

  /** Every entry, newest first. @throws {CodedError} `STORAGE_UNAVAILABLE`, `STORED_NEWER` */
  async entries(): Promise<PersonalEntry[]> {
    return [...(await this.#kept.get())];
  }

  /**
   * Keeps what the reader decided on a chat. A decision by the handle alone keeps the peer id that is known already.
   *
   * @param choice `null` forgets every decision on this chat.
   * @param title the chat's title now, already bounded.
   * @throws {CodedError} `PERSONAL_FULL`, `STORAGE_UNAVAILABLE`, `STORED_NEWER`: nothing has changed then.
   */
  async set(chat: ChatRef, choice: Choice | null, title?: string): Promise<void> {
    await this.#kept.change((entries) => {
      if (choice === null) return without(entries, chat);
      const known = this.#indexOf(entries).find(chat);
      const entry: PersonalEntry = { ...known, ...chat, choice, ...(title && { title }), added: this.#today() };
      return bounded([entry, ...without(entries, entry)]);
    });
  }

  /**
   * Adds the channels of a saved file: all of them or, on any error, none. The reader's own decisions stay as they are.
   *
   * @param saved what the file holds.
   * @returns how many were not on the list before.
   * @throws {CodedError} as {@link set} does.
   */
  async add(saved: readonly PersonalEntry[]): Promise<{ added: number }> {
    let added = 0;
    await this.#kept.change((entries) => {
      const known = new EntryIndex(entries);
      const fresh = saved.filter((entry) => {
        if (known.find(entry)) return false;
        known.add(entry);
        return true;
      });
      added = fresh.length;
      return added === 0 ? entries : bounded([...entries, ...fresh].sort(byDay));
    });
    return { added };
  }

  /** Forgets every decision. @throws {CodedError} `STORAGE_UNAVAILABLE` */
  clear(): Promise<void> {
    return this.#kept.clear();
  }

  #today(): string {
    return this.#now().toISOString().slice(0, 10);
  }

  #indexOf(entries: Entries): EntryIndex {
    let index = this.#indexes.get(entries);
    if (!index) {
      index = new EntryIndex(entries);
      this.#indexes.set(entries, index);
    }
    return index;
  }
}

function without(entries: Entries, chat: ChatRef): Entries {
  const rest = entries.filter((entry) => !isSameChat(entry, chat));
  return rest.length === entries.length ? entries : rest;
}

function bounded(entries: Entries): Entries {
  if (entries.length > MAX_ENTRIES) throw new CodedError('PERSONAL_FULL', `${entries.length} entries`);
  return entries;
}

/** Newest first; those of one day in the order they have. */
function byDay(one: PersonalEntry, other: PersonalEntry): number {
  return one.added === other.added ? 0 : one.added < other.added ? 1 : -1;
}
