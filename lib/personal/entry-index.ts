import { handleKey } from '../telegram/handle.ts';
import type { ChatRef, PersonalEntry } from './entry.ts';

/**
 * True when both name the same chat, as far as is known. Two peer ids decide alone: a handle that changes hands does
 * not take a decision along. Where either side lacks the id, the handle decides.
 */
export function isSameChat(one: ChatRef, other: ChatRef): boolean {
  if (one.peerId && other.peerId) return one.peerId === other.peerId;
  return Boolean(one.handle && other.handle && handleKey(one.handle) === handleKey(other.handle));
}

/** Finds an entry without walking through all of them: one is asked for at every title on a page. */
export class EntryIndex {
  readonly #byPeer = new Map<string, PersonalEntry>();
  readonly #byHandle = new Map<string, PersonalEntry>();
  readonly #byHandleAlone = new Map<string, PersonalEntry>();

  /** @param entries the first of several that are the same chat is the one that is found. */
  constructor(entries: readonly PersonalEntry[]) {
    for (const entry of entries) this.add(entry);
  }

  add(entry: PersonalEntry): void {
    const { peerId, handle } = entry;
    if (peerId) addNew(this.#byPeer, peerId, entry);
    if (handle) addNew(this.#byHandle, handleKey(handle), entry);
    if (handle && !peerId) addNew(this.#byHandleAlone, handleKey(handle), entry);
  }

  /** The entry that is the same chat, see {@link isSameChat}; one with the same peer id before one by the handle. */
  find({ peerId, handle }: ChatRef): PersonalEntry | undefined {
    const key = handle && handleKey(handle);
    if (!peerId) return key ? this.#byHandle.get(key) : undefined;
    return this.#byPeer.get(peerId) ?? (key ? this.#byHandleAlone.get(key) : undefined);
  }
}

function addNew(map: Map<string, PersonalEntry>, key: string, entry: PersonalEntry): void {
  if (!map.has(key)) map.set(key, entry);
}
