import { type PeerId, peerIdToWebK } from '../../telegram/peer-id.ts';
import type { FollowOptions } from '../client-page.ts';
import { AddressHint, FIRST_SETTLE_MS, FOLLOW_MS } from './address-hint.ts';

/** Without the Navigation API the address changes without an event, so it is looked at until it has settled. */
const POLL_MS = 200;
const POLL_FOR_MS = FOLLOW_MS + FIRST_SETTLE_MS;

/** Follows Web K's address beside the title shown, see {@link AddressHint}. */
export class AddressFollower {
  readonly #options: FollowOptions;
  readonly #hint: AddressHint;
  #peerId: PeerId | undefined;
  #pollUntil = 0;
  #polling = false;

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#hint = new AddressHint(options.page.location.hash, options.now());
    // The client's own changes to the address make none of these.
    for (const event of ['hashchange', 'popstate']) {
      options.page.defaultView?.addEventListener(event, () => this.#hint.typed(), { signal: options.signal });
    }
  }

  /** Tells which chat is open now. */
  peerIs(peerId: PeerId | undefined): void {
    if (peerId === this.#peerId) return;
    const now = this.#options.now();
    this.#peerId = peerId;
    this.#hint.hashIs(this.#options.page.location.hash, now);
    this.#hint.peerIs(peerId && peerIdToWebK(peerId), now);
    this.#pollUntil = now + POLL_FOR_MS;
    if (peerId && !this.#polling) this.#pollLater();
  }

  #pollLater(): void {
    this.#polling = true;
    this.#options.schedule(() => this.#poll(), POLL_MS);
  }

  #poll(): void {
    const now = this.#options.now();
    this.#polling = false;
    this.#hint.hashIs(this.#options.page.location.hash, now);
    const claim = this.#hint.claim(now);
    if (claim && this.#peerId) this.#options.onClaim(this.#peerId, claim.handle);
    else if (this.#peerId && now < this.#pollUntil) this.#pollLater();
  }
}
