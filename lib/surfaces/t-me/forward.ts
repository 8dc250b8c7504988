import { nextToTitle, type Surface } from '../surface.ts';
import { readAuthor } from './post-author.ts';
import { SEEN } from './seen.ts';

/** Where a post of a public preview was forwarded from. */
export const tMeForward: Surface = {
  id: 't-me-forward',
  client: 't-me',
  place: 'message',
  evidence: {
    ...SEEN,
    expected: { inside: '.tgme_widget_message a.tgme_widget_message_forwarded_from_name', min: 1, max: 500 },
  },
  selectors: {
    title: '.tgme_widget_message a.tgme_widget_message_forwarded_from_name[href]',
    unit: '.tgme_widget_message',
  },
  read: readAuthor,
  ...nextToTitle,
};
