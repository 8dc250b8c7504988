import { accountOf, type ClientPage, MAX_READ } from '../client-page.ts';
import { inBatches } from '../in-batches.ts';
import { AddressFollower } from './address-follower.ts';
import { webKChatList } from './chat-list.ts';
import { webKForward } from './forward.ts';
import { webKHeader } from './header.ts';
import { webKLink } from './link.ts';
import { webKLinkPreview } from './link-preview.ts';
import { livePeer } from './live-peers.ts';
import { webKPreview } from './preview.ts';
import { webKProfile } from './profile.ts';
import { webKReply } from './reply.ts';
import { webKSearchChips } from './search-chips.ts';
import { webKSearchMessages } from './search-messages.ts';
import { webKSearchResults } from './search-results.ts';
import { webKSender } from './sender.ts';
import { webKSimilar } from './similar.ts';
import { webKSimilarStrip } from './similar-strip.ts';
import { readWebKPeers } from './stored-peer.ts';

/** Web K: a surface is a file and a line here. */
export const WEB_K: ClientPage = {
  client: 'web-k',
  surfaces: [
    webKHeader,
    webKChatList,
    webKSearchResults,
    webKSearchMessages,
    webKSearchChips,
    webKPreview,
    webKProfile,
    webKSender,
    webKForward,
    webKReply,
    webKLink,
    webKLinkPreview,
    webKSimilar,
    webKSimilarStrip,
  ],
  reader: (page) => {
    const account = accountOf(page);
    return {
      readStored: inBatches((peerIds) => readWebKPeers(peerIds, account), MAX_READ),
      readLive: (peerId) => livePeer(page, peerId),
    };
  },
  follow: (options) => {
    const follower = new AddressFollower(options);
    return (peerId) => follower.peerIs(peerId);
  },
};
