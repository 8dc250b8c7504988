import { readLink } from '../link-sighting.ts';
import { nextToTitle, type Surface } from '../surface.ts';
import { SEEN } from './seen.ts';

/** Links and mentions in the posts of a public preview, and in descriptions. */
export const tMeLink: Surface = {
  id: 't-me-link',
  client: 't-me',
  place: 'link',
  evidence: {
    ...SEEN,
    expected: { inside: '.tgme_widget_message_text a[href]', min: 1, max: 5000 },
  },
  selectors: {
    title:
      ':is(.tgme_widget_message_text, .tgme_channel_info_description, .tgme_page .tgme_page_extra ~ .tgme_page_description) a[href]',
    unit: '.tgme_widget_message, .tgme_channel_info, .tgme_page',
  },
  warningsOnly: true,
  read: (link) => readLink(link, link.getAttribute('href')),
  ...nextToTitle,
};
