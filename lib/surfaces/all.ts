import type { Surface } from './surface.ts';
import { tMeCard } from './t-me/card.ts';
import { tMeForward } from './t-me/forward.ts';
import { tMeLink } from './t-me/link.ts';
import { tMeLinkPreview } from './t-me/link-preview.ts';
import { tMeOwner } from './t-me/owner.ts';
import { tMePreview } from './t-me/preview.ts';
import { webAChatList } from './web-a/chat-list.ts';
import { webAForward } from './web-a/forward.ts';
import { webAHeader } from './web-a/header.ts';
import { webALink } from './web-a/link.ts';
import { webALinkPreview } from './web-a/link-preview.ts';
import { webAProfile } from './web-a/profile.ts';
import { webASearchChips } from './web-a/search-chips.ts';
import { webASearchMessages } from './web-a/search-messages.ts';
import { webASearchResults } from './web-a/search-results.ts';
import { webASender } from './web-a/sender.ts';
import { webASimilar } from './web-a/similar.ts';
import { webASimilarStrip } from './web-a/similar-strip.ts';
import { webKChatList } from './web-k/chat-list.ts';
import { webKForward } from './web-k/forward.ts';
import { webKHeader } from './web-k/header.ts';
import { webKLink } from './web-k/link.ts';
import { webKLinkPreview } from './web-k/link-preview.ts';
import { webKPreview } from './web-k/preview.ts';
import { webKProfile } from './web-k/profile.ts';
import { webKReply } from './web-k/reply.ts';
import { webKSearchChips } from './web-k/search-chips.ts';
import { webKSearchMessages } from './web-k/search-messages.ts';
import { webKSearchResults } from './web-k/search-results.ts';
import { webKSender } from './web-k/sender.ts';
import { webKSimilar } from './web-k/similar.ts';
import { webKSimilarStrip } from './web-k/similar-strip.ts';

/** Every surface. Adding one is a file and a line here. */
export const SURFACES: readonly Surface[] = [
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
  tMeCard,
  tMePreview,
  tMeOwner,
  tMeForward,
  tMeLink,
  tMeLinkPreview,
];
