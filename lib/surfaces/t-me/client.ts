import type { ClientPage } from '../client-page.ts';
import { tMeCard } from './card.ts';
import { tMeForward } from './forward.ts';
import { tMeLink } from './link.ts';
import { tMeLinkPreview } from './link-preview.ts';
import { tMeOwner } from './owner.ts';
import { tMePreview } from './preview.ts';

/** t.me and its other names, the server's own pages: a surface is a file and a line here. */
export const T_ME: ClientPage = {
  client: 't-me',
  surfaces: [tMeCard, tMePreview, tMeOwner, tMeForward, tMeLink, tMeLinkPreview],
  // The server writes the handle into every page, so there is nothing to find out.
};
