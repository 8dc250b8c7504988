import { readLinkPreview } from '../link-sighting.ts';
import { insideTitle, type Surface } from '../surface.ts';
import { SEEN } from './seen.ts';

/** The box under a post of a public preview that previews a link to a chat. */
export const tMeLinkPreview: Surface = {
  id: 't-me-link-preview',
  client: 't-me',
  place: 'link',
  evidence: {
    ...SEEN,
    expected: { inside: 'a.tgme_widget_message_link_preview .link_preview_title', min: 1, max: 500 },
  },
  selectors: {
    title: 'a.tgme_widget_message_link_preview[href] .link_preview_title',
    unit: '.tgme_widget_message',
  },
  warningsOnly: true,
  read: (title) => readLinkPreview(title, title.closest('a[href]')?.getAttribute('href')),
  ...insideTitle,
};
