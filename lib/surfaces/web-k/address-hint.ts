import { isHandle } from '../../telegram/handle.ts';

/** How long address and title must both have stood still. The address lags 8 to 100 ms behind the title. */
export const SETTLE_MS = 400;
/** The same for the first chat after loading, whose address was typed and may not have been resolved yet. */
export const FIRST_SETTLE_MS = 1500;
/** An address that changes later than this after the title was changed by something else than opening the chat. */
export const FOLLOW_MS = 2000;

const MAX_PAST = 200;

/** What the address says of the chat shown: its handle, or that it has none. */
export interface AddressClaim {
  /** As in `data-peer-id`. */
  peer: string;
  handle: string | undefined;
}

/**
 * Web K's address as a hint at the open chat's handle. It lags behind the title on every switch, keeps a typed name
 * that does not resolve, and without the Navigation API can stay on the last chat (seen 2026-11-23). So it counts only
 * when it changed because of the chat now shown, or when this is the first chat since the page was loaded, and only
 * after both stood still.
 *
 * Times are milliseconds of one monotonic clock.
 */
export class AddressHint {
  #hash: string;
  #hashAt: number;
  #peer: string | undefined;
  #peerAt: number;
  #hashWhenPeerCame: string;
  #peersShown = 0;
  #wasTyped = false;
  /** Addresses there were before the chat now shown: one that comes back is not because of it. */
  readonly #past = new Set<string>();

  constructor(hash: string, at: number) {
    this.#hash = hash;
    this.#hashAt = at;
    this.#peerAt = at;
    this.#hashWhenPeerCame = hash;
  }

  /** Tells which peer the title shows now; `undefined` when no chat is open. */
  peerIs(peer: string | undefined, at: number): void {
    if (peer === this.#peer) return;
    this.#remember(this.#hash);
    this.#peer = peer;
    this.#peerAt = at;
    this.#hashWhenPeerCame = this.#hash;
    if (peer !== undefined) this.#peersShown++;
  }

  /** Tells what the address is now. */
  hashIs(hash: string, at: number): void {
    if (hash === this.#hash) return;
    if (this.#peer === undefined) this.#remember(this.#hash);
    this.#hash = hash;
    this.#hashAt = at;
  }

  /** Tells that somebody changed the address by hand, or went back: what it said at loading is no longer first. */
  typed(): void {
    this.#wasTyped = true;
  }

  /** What can be said now, or `undefined` while nothing can. */
  claim(at: number): AddressClaim | undefined {
    if (this.#peer === undefined || !this.#followsPeer()) return undefined;
    const settle = this.#peersShown === 1 ? FIRST_SETTLE_MS : SETTLE_MS;
    if (at - Math.max(this.#hashAt, this.#peerAt) < settle) return undefined;
    if (this.#hash === `#${this.#peer}`) return { peer: this.#peer, handle: undefined };
    const handle = /^#@(\w+)$/.exec(this.#hash)?.[1];
    return handle && isHandle(handle) ? { peer: this.#peer, handle } : undefined;
  }

  #followsPeer(): boolean {
    const changedSince = this.#hash !== this.#hashWhenPeerCame;
    if (!changedSince) return this.#peersShown === 1 && !this.#wasTyped;
    return this.#hashAt - this.#peerAt <= FOLLOW_MS && !this.#past.has(this.#hash);
  }

  #remember(hash: string): void {
    this.#past.delete(hash);
    this.#past.add(hash);
    const [oldest] = this.#past;
    if (this.#past.size > MAX_PAST && oldest !== undefined) this.#past.delete(oldest);
  }
}
