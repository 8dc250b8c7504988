import type { Client } from '../telegram/client.ts';
import type { PeerId } from '../telegram/peer-id.ts';
import type { PeerFacts } from './peer-facts.ts';
import type { ShownHandle } from './peer-knowledge.ts';
import { shownHandlesWebA } from './web-a/shown-handles.ts';
import { readWebAPeer } from './web-a/stored-peer.ts';
import { shownHandlesWebK } from './web-k/shown-handles.ts';
import { readWebKPeer } from './web-k/stored-peer.ts';

/** How a client lets on which handle a peer has, where its titles do not show it. */
export interface ClientReader {
  readStored(peerId: PeerId): Promise<PeerFacts | undefined>;
  shownHandles(): ShownHandle[];
}

/** The reader for a page of a client; the account is the one its address names. */
export function clientReader(client: Client, page: Document): ClientReader {
  const account = Number(new URLSearchParams(page.location.search).get('account')) || 1;
  switch (client) {
    case 'web-k':
      return { readStored: (peerId) => readWebKPeer(peerId, account), shownHandles: () => shownHandlesWebK(page) };
    case 'web-a':
      return { readStored: (peerId) => readWebAPeer(peerId, account), shownHandles: () => shownHandlesWebA(page) };
    case 't-me':
      // The server writes the handle into every page.
      return { readStored: async () => undefined, shownHandles: () => [] };
  }
}
