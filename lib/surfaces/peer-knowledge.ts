import { handleKey } from '../telegram/handle.ts';
import type { PeerId } from '../telegram/peer-id.ts';
import type { PeerFacts } from './peer-facts.ts';

/** A pair of peer and handle that a page shows beside each other. */
export interface ShownHandle {
  peerId: PeerId;
  handle: string;
}

/** How long a pair must stand on the page before it counts: rows are re-used and filled piece by piece. */
export const SHOWN_SETTLE_MS = 300;
/** When the stored state is asked again: Web A writes it up to 5 s after a change. */
export const RETRY_MS = [1500, 4000, 6000] as const;

/** A peer's live record is read this often at most, however often its title changes; the last change counts. */
const LIVE_FRESH_MS = 500;

const MAX_PEERS = 2000;

export interface PeerKnowledgeOptions {
  /** Reads what the client has stored of a peer; `undefined` when nothing. */
  readStored(peerId: PeerId): Promise<PeerFacts | undefined>;
  /** Reads what the running client knows of a peer, at once. Absent where there is no way. */
  readLive?(peerId: PeerId): PeerFacts | undefined;
  /** Monotonic milliseconds. */
  now(): number;
  /** Called whenever something was learned. */
  onChange(): void;
  /** Runs `task` after `delay` ms. */
  schedule(task: () => void, delay: number): void;
}

/**
 * What has been learned of the peers on this page. Sources, best first: the running client, its stored state, what the
 * page showed (a search row, a profile), the address. A weaker source never overrules a stronger one.
 */
export class PeerKnowledge {
  readonly #options: PeerKnowledgeOptions;
  readonly #live = new Map<PeerId, PeerFacts>();
  readonly #liveAt = new Map<PeerId, number>();
  readonly #rereading = new Set<PeerId>();
  readonly #stored = new Map<PeerId, PeerFacts>();
  readonly #shown = new Map<PeerId, PeerFacts>();
  readonly #addressed = new Map<PeerId, PeerFacts>();
  readonly #candidates = new Map<string, number>();
  readonly #reading = new Set<PeerId>();

  constructor(options: PeerKnowledgeOptions) {
    this.#options = options;
  }

  /** What is known now. */
  get(peerId: PeerId): PeerFacts | undefined {
    return this.#live.get(peerId) ?? this.#stored.get(peerId) ?? this.#shown.get(peerId) ?? this.#addressed.get(peerId);
  }

  /**
   * Asks for a peer that came into view or may have changed: the running client at once, else the stored state, again
   * and again while it has nothing.
   */
  want(peerId: PeerId): void {
    if (this.#readLive(peerId)) return;
    if (this.#reading.has(peerId)) return;
    this.#reading.add(peerId);
    void this.#readStored(peerId, 0);
  }

  /**
   * Tells which pairs the page shows now.
   *
   * @param now milliseconds of a monotonic clock.
   * @returns true while some pair is new, so that the caller looks again after {@link SHOWN_SETTLE_MS}.
   */
  pairsShown(pairs: readonly ShownHandle[], now: number): boolean {
    const current = new Set<string>();
    let waiting = false;
    let learned = false;
    for (const pair of pairs) {
      const key = `${pair.peerId} ${pair.handle}`;
      current.add(key);
      const since = this.#candidates.get(key) ?? now;
      this.#candidates.set(key, since);
      if (now - since < SHOWN_SETTLE_MS) waiting ||= this.#shown.get(pair.peerId)?.handles[0] !== pair.handle;
      else learned = this.#learn(this.#shown, pair.peerId, { handles: [pair.handle] }) || learned;
    }
    for (const key of this.#candidates.keys()) if (!current.has(key)) this.#candidates.delete(key);
    if (learned) this.#options.onChange();
    return waiting;
  }

  /** Tells what the settled address says of a peer. A handle that is known to be another peer's is not believed. */
  addressSays(peerId: PeerId, handle: string | undefined): void {
    if (handle !== undefined && this.#belongsToAnother(handle, peerId)) return;
    if (this.#learn(this.#addressed, peerId, { handles: handle === undefined ? [] : [handle] }))
      this.#options.onChange();
  }

  /** @returns true when the running client knows the peer. */
  #readLive(peerId: PeerId): boolean {
    const { readLive, now, schedule } = this.#options;
    if (!readLive) return false;
    const wait = (this.#liveAt.get(peerId) ?? Number.NEGATIVE_INFINITY) + LIVE_FRESH_MS - now();
    if (wait <= 0) {
      this.#learnLive(peerId, readLive);
    } else if (!this.#rereading.has(peerId)) {
      this.#rereading.add(peerId);
      schedule(() => {
        this.#rereading.delete(peerId);
        if (this.#learnLive(peerId, readLive)) this.#options.onChange();
      }, wait);
    }
    return this.#live.has(peerId);
  }

  #learnLive(peerId: PeerId, readLive: (peerId: PeerId) => PeerFacts | undefined): boolean {
    if (this.#liveAt.size >= MAX_PEERS) this.#liveAt.clear();
    this.#liveAt.set(peerId, this.#options.now());
    const facts = readLive(peerId);
    return facts !== undefined && this.#learn(this.#live, peerId, facts);
  }

  async #readStored(peerId: PeerId, attempt: number): Promise<void> {
    const facts = await this.#options.readStored(peerId);
    if (facts) {
      this.#reading.delete(peerId);
      if (this.#learn(this.#stored, peerId, facts)) this.#options.onChange();
      return;
    }
    const delay = RETRY_MS[attempt];
    if (delay === undefined) this.#reading.delete(peerId);
    else this.#options.schedule(() => void this.#readStored(peerId, attempt + 1), delay);
  }

  #learn(store: Map<PeerId, PeerFacts>, peerId: PeerId, facts: PeerFacts): boolean {
    if (JSON.stringify(store.get(peerId)) === JSON.stringify(facts)) return false;
    store.delete(peerId);
    store.set(peerId, facts);
    const oldest = store.keys().next();
    if (store.size > MAX_PEERS && !oldest.done) store.delete(oldest.value);
    return true;
  }

  #belongsToAnother(handle: string, peerId: PeerId): boolean {
    const key = handleKey(handle);
    for (const store of [this.#live, this.#stored, this.#shown, this.#addressed]) {
      for (const [owner, facts] of store) {
        if (owner !== peerId && facts.handles.some((known) => handleKey(known) === key)) return true;
      }
    }
    return false;
  }
}
