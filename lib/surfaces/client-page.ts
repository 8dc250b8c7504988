import type { Client } from '../telegram/client.ts';
import type { PeerId } from '../telegram/peer-id.ts';
import type { PeerFacts } from './peer-facts.ts';
import type { Surface } from './surface.ts';

/** Peers read from the stored state together, at most. */
export const MAX_READ = 200;

/** How a client lets on which handle a peer has, where its titles do not show it. */
export interface ClientReader {
  /** What the client has stored of a peer; `undefined` when nothing. */
  readStored(peerId: PeerId): Promise<PeerFacts | undefined>;
  /** What the running client knows of a peer, at once. */
  readLive?(peerId: PeerId): PeerFacts | undefined;
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
  reader(page: Document): ClientReader;
  /** Follows the address where it tells of handles. @returns what is to be told which chat is open. */
  follow?(options: FollowOptions): (peerId: PeerId | undefined) => void;
}

/** The account that a page's address names, 1 to 4. */
export function accountOf(page: Document): number {
  return Number(new URLSearchParams(page.location.search).get('account')) || 1;
}
