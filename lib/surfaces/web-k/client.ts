import { accountOf, type ClientPage } from '../client-page.ts';
import { PeerKnowledge } from '../peer-knowledge.ts';
import { AddressFollower } from './address-follower.ts';
import { webKChatList } from './chat-list.ts';
import { webKForward } from './forward.ts';
import { webKHeader } from './header.ts';
import { webKLink } from './link.ts';
import { webKLinkPreview } from './link-preview.ts';
import { liveKnowledge } from './live-knowledge.ts';
import { livePeers } from './live-peers.ts';
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
  knowledge: (page, options) => {
    const account = accountOf(page);
    return new PeerKnowledge({
      ...options,
      readStored: (peerIds) => readWebKPeers(peerIds, account),
      live: (live) => liveKnowledge((peerIds) => livePeers(page, peerIds), live),
    });
  },
  follow: (options) => {
    const follower = new AddressFollower(options);
    return (peerId) => follower.peerIs(peerId);
  },
};
