import { handleKey } from '../telegram/handle.ts';
import type { PeerId } from '../telegram/peer-id.ts';
import { Bunches } from './bunches.ts';
import {
  type ClientReader,
  type Knowledge,
  type LiveKnowledge,
  type LiveOptions,
  MAX_READ,
  type ShownHandle,
} from './client-page.ts';
import { learn, type PeerFacts } from './peer-facts.ts';

/** How long a pair must stand on the page before it counts: rows are re-used and filled piece by piece. */
export const SHOWN_SETTLE_MS = 300;
/** When the stored state is asked again: Web A writes it up to 5 s after a change. */
export const RETRY_MS = [1500, 4000, 6000] as const;

/**
 * What has been learned of the peers on this page. Sources, best first: the running client, its stored state, what the
 * page showed (a search row, a profile), the address. A weaker source never overrules a stronger one.
 */
export class PeerKnowledge implements Knowledge {
  readonly #options: ClientReader & LiveOptions;
  readonly #live: LiveKnowledge | undefined;
  readonly #stored = new Map<PeerId, PeerFacts>();
  readonly #shown = new Map<PeerId, PeerFacts>();
  readonly #addressed = new Map<PeerId, PeerFacts>();
  readonly #candidates = new Map<string, number>();
  /** Peers that are looked for in the stored state, and how often they were not there. */
  readonly #reading = new Map<PeerId, number>();
  readonly #readings: Bunches<PeerId>;

  constructor(options: ClientReader & LiveOptions) {
    this.#options = options;
    this.#live = options.live?.(options);
    const { now, schedule, gap = () => 0 } = options;
    const send = (peerIds: PeerId[]) => void this.#readStored(peerIds);
    this.#readings = new Bunches({ send, most: MAX_READ, gap, now, schedule });
  }

  /** What is known now. */
  get(peerId: PeerId): PeerFacts | undefined {
    return this.#sources()
      .find((facts) => facts.has(peerId))
      ?.get(peerId);
  }

  /**
   * Asks for peers that came into view or may have changed: the running client at once, else the stored state, again
   * and again while it has nothing.
   *
   * @param isUrgent the reader looks at this very chat.
   */
  want(peerIds: readonly PeerId[], isUrgent: boolean): void {
    this.#live?.want(peerIds);
    for (const peerId of peerIds) {
      if (this.#live?.facts.has(peerId) || this.#reading.has(peerId)) continue;
      this.#reading.set(peerId, 0);
      this.#readings.add(peerId, isUrgent && !this.get(peerId));
    }
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
    const learned = new Set<PeerId>();
    for (const pair of pairs) {
      const key = `${pair.peerId} ${pair.handle}`;
      current.add(key);
      const since = this.#candidates.get(key) ?? now;
      this.#candidates.set(key, since);
      if (now - since < SHOWN_SETTLE_MS) waiting ||= this.#shown.get(pair.peerId)?.handles[0] !== pair.handle;
      else if (learn(this.#shown, pair.peerId, { handles: [pair.handle] })) learned.add(pair.peerId);
    }
    for (const key of this.#candidates.keys()) if (!current.has(key)) this.#candidates.delete(key);
    this.#tell(learned);
    return waiting;
  }

  /** Tells what the settled address says of a peer. A handle that is known to be another peer's is not believed. */
  addressSays(peerId: PeerId, handle: string | undefined): void {
    if (handle !== undefined && this.#belongsToAnother(handle, peerId)) return;
    if (learn(this.#addressed, peerId, { handles: handle === undefined ? [] : [handle] }))
      this.#tell(new Set([peerId]));
  }

  /** The strongest first. */
  #sources(): ReadonlyMap<PeerId, PeerFacts>[] {
    return [...(this.#live ? [this.#live.facts] : []), this.#stored, this.#shown, this.#addressed];
  }

  async #readStored(peerIds: readonly PeerId[]): Promise<void> {
    const stored = await this.#options.readStored(peerIds);
    const learned = new Set<PeerId>();
    const missing: PeerId[] = [];
    for (const [index, peerId] of peerIds.entries()) {
      const facts = stored[index];
      const attempt = this.#reading.get(peerId) ?? 0;
      this.#reading.delete(peerId);
      if (learn(this.#stored, peerId, facts)) learned.add(peerId);
      if (facts || attempt >= RETRY_MS.length) continue;
      this.#reading.set(peerId, attempt + 1);
      missing.push(peerId);
    }
    this.#tell(learned);
    this.#readAgain(missing);
  }

  /** All at once, when the first of them is due. */
  #readAgain(peerIds: readonly PeerId[]): void {
    const attempts = peerIds.map((peerId) => this.#reading.get(peerId) ?? 1);
    const delay = RETRY_MS[Math.min(...attempts) - 1];
    if (delay === undefined) return;
    this.#options.schedule(() => {
      for (const peerId of peerIds) this.#readings.add(peerId, false);
    }, delay);
  }

  #tell(peerIds: ReadonlySet<PeerId>): void {
    if (peerIds.size > 0) this.#options.onChange(peerIds);
  }

  #belongsToAnother(handle: string, peerId: PeerId): boolean {
    const key = handleKey(handle);
    for (const source of this.#sources()) {
      for (const [owner, facts] of source) {
        if (owner !== peerId && facts.handles.some((known) => handleKey(known) === key)) return true;
      }
    }
    return false;
  }
}
