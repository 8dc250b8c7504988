import type { Client } from '../telegram/client.ts';
import type { PeerId } from '../telegram/peer-id.ts';
import { inBatches } from './in-batches.ts';
import type { PeerFacts } from './peer-facts.ts';
import { readWebAPeers } from './web-a/stored-peer.ts';
import { livePeer } from './web-k/live-peers.ts';
import { readWebKPeers } from './web-k/stored-peer.ts';

/** Peers read from the stored state together, at most. */
const MAX_READ = 200;

/** Web A's stored state is one object, read whole each time: what is asked for within this time is read together. */
const WHOLE_STATE_MS = 40;

/** How a client lets on which handle a peer has, where its titles do not show it. */
export interface ClientReader {
  /** What the client has stored of a peer; `undefined` when nothing. */
  readStored(peerId: PeerId): Promise<PeerFacts | undefined>;
  /** What the running client knows of a peer, at once. */
  readLive?(peerId: PeerId): PeerFacts | undefined;
}

/** The reader for a page of a client; the account is the one its address names. */
export function clientReader(client: Client, page: Document): ClientReader {
  const account = Number(new URLSearchParams(page.location.search).get('account')) || 1;
  switch (client) {
    case 'web-k':
      return {
        readStored: inBatches((peerIds) => readWebKPeers(peerIds, account), MAX_READ),
        readLive: (peerId) => livePeer(page, peerId),
      };
    case 'web-a':
      return {
        readStored: inBatches(
          (peerIds) => readWebAPeers(peerIds, account),
          MAX_READ,
          (flush) => setTimeout(flush, WHOLE_STATE_MS),
        ),
      };
    case 't-me':
      // The server writes the handle into every page.
      return { readStored: async () => undefined };
  }
}
