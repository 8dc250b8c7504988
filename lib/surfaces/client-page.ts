import type { Client } from '../telegram/client.ts';
import type { PeerId } from '../telegram/peer-id.ts';
import type { PeerFacts } from './peer-facts.ts';
import type { Surface } from './surface.ts';

/** Peers read from the stored state together, at most. */
export const MAX_READ = 200;

/** What learning of peers takes. */
export interface LiveOptions {
  /** Monotonic milliseconds. */
  now(): number;
  /** Runs `task` after `delay` ms. */
  schedule(task: () => void, delay: number): void;
  /** Called with the peers of which something was learned that was not told at once. */
  onChange(peerIds: ReadonlySet<PeerId>): void;
}

/** What the running client knows of peers. */
export interface LiveKnowledge {
  facts: ReadonlyMap<PeerId, PeerFacts>;
  /** Asks for peers that came into view or may have changed. */
  want(peerIds: readonly PeerId[]): void;
}

/** How a client lets on which handles peers have, where its titles do not show it. */
export interface ClientReader {
  /** What the client has stored of at most {@link MAX_READ} peers, in their order; `undefined` where there is nothing. */
  readStored(peerIds: readonly PeerId[]): Promise<(PeerFacts | undefined)[]>;
  /** Absent where the running client cannot be asked. */
  live?(options: LiveOptions): LiveKnowledge;
  /** Milliseconds from one reading of the stored state to the next, at least, where that is dear. */
  gap?(): number;
}

/** What is known of the peers on a page, see `PeerKnowledge`. */
export interface Knowledge {
  get(peerId: PeerId): PeerFacts | undefined;
  want(peerIds: readonly PeerId[], isUrgent: boolean): void;
  pairsShown(pairs: readonly ShownHandle[], now: number): boolean;
  addressSays(peerId: PeerId, handle: string | undefined): void;
}

/** A pair of peer and handle that a page shows beside each other. */
export interface ShownHandle {
  peerId: PeerId;
  handle: string;
}

/** What following a client's address takes. */
export interface FollowOptions {
  page: Document;
  /** Monotonic milliseconds. */
  now(): number;
  /** Runs `task` after `delay` ms. */
  schedule(task: () => void, delay: number): void;
  /** Called once a settled address says which handle the chat shown has, or that it has none. */
  onClaim(peerId: PeerId, handle: string | undefined): void;
  /** Stops listening to the address. */
  signal: AbortSignal;
}

/** Everything that is particular to one client's pages. */
export interface ClientPage {
  client: Client;
  surfaces: readonly Surface[];
  /** Gathers what is known of peers. Absent where the page itself says all there is. */
  knowledge?(page: Document, options: LiveOptions): Knowledge;
  /** Follows the address where it tells of handles. @returns what is to be told which chat is open. */
  follow?(options: FollowOptions): (peerId: PeerId | undefined) => void;
}

/** The account that a page's address names, 1 to 4. */
export function accountOf(page: Document): number {
  return Number(new URLSearchParams(page.location.search).get('account')) || 1;
}
