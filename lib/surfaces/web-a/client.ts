import { accountOf, type ClientPage, MAX_READ } from '../client-page.ts';
import { inBatches } from '../in-batches.ts';
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

/** Web A's stored state is one object, read whole each time: what is asked for within this time is read together. */
const WHOLE_STATE_MS = 40;

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
  reader: (page) => {
    const account = accountOf(page);
    return {
      readStored: inBatches(
        (peerIds) => readWebAPeers(peerIds, account),
        MAX_READ,
        (flush) => setTimeout(flush, WHOLE_STATE_MS),
      ),
    };
  },
};
