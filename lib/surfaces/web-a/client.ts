import { accountOf, type ClientPage } from '../client-page.ts';
import { PeerKnowledge } from '../peer-knowledge.ts';
import { webAChatList } from './chat-list.ts';
import { webAForward } from './forward.ts';
import { webAHeader } from './header.ts';
import { webALink } from './link.ts';
import { webALinkPreview } from './link-preview.ts';
import { webAProfile } from './profile.ts';
import { webASearchChips } from './search-chips.ts';
import { webASearchMessages } from './search-messages.ts';
import { webASearchResults } from './search-results.ts';
import { webASender } from './sender.ts';
import { webASimilar } from './similar.ts';
import { webASimilarStrip } from './similar-strip.ts';
import { readWebAPeers } from './stored-peer.ts';

/**
 * Web A's stored state is one object, read whole each time, so not more often than this, in milliseconds, and never for
 * more than a two-hundredth of the time.
 */
const GAP_MS = 1000;
const GAP_BY_COST = 200;

/** Web A: a surface is a file and a line here. */
export const WEB_A: ClientPage = {
  client: 'web-a',
  surfaces: [
    webAHeader,
    webAChatList,
    webASearchResults,
    webASearchMessages,
    webASearchChips,
    webAProfile,
    webASender,
    webAForward,
    webALink,
    webALinkPreview,
    webASimilar,
    webASimilarStrip,
  ],
  knowledge: (page, options) => {
    const account = accountOf(page);
    let cost = 0;
    return new PeerKnowledge({
      ...options,
      readStored: (peerIds) =>
        readWebAPeers(peerIds, account, (ms) => {
          cost = ms;
        }),
      gap: () => Math.max(GAP_MS, cost * GAP_BY_COST),
    });
  },
};
