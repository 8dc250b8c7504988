import { readLink } from '../link-sighting.ts';
import { nextToTitle, type Surface } from '../surface.ts';
import { SEEN } from './seen.ts';

const TEXTS = '.bubbles .bubble .message, .profile-content .sidebar-left-section-content';

/**
 * Links and mentions in Web K's messages and profile texts, and buttons under messages. The client opens
 * a link whose text shows another address without a warning.
 */
export const webKLink: Surface = {
  id: 'web-k-link',
  client: 'web-k',
  place: 'link',
  evidence: {
    ...SEEN,
    expected: { inside: ':is(.bubbles .bubble .message) a:is(.mention, .anchor-url)[href]', min: 1, max: 5000 },
  },
  selectors: {
    title: `:is(${TEXTS}) a:is(.mention, .anchor-url)[href]:not(.webpage), .bubbles .bubble a.reply-markup-button.anchor-url[href]`,
    unit: '.bubble, .row-title',
  },
  warningsOnly: true,
  read: (link) => readLink(link, link.getAttribute('href')),
  ...nextToTitle,
};
