import { readLink } from '../link-sighting.ts';
import { nextToTitle, type Surface } from '../surface.ts';
import { SEEN } from './seen.ts';

/** Links and mentions in Web A's messages and profile texts. A mention has no address: its text is the handle. */
export const webALink: Surface = {
  id: 'web-a-link',
  client: 'web-a',
  place: 'link',
  evidence: {
    ...SEEN,
    expected: { inside: '#MiddleColumn .Message .text-content a.text-entity-link', min: 1, max: 5000 },
  },
  selectors: {
    title: ':is(#MiddleColumn .Message .text-content, #RightColumn .ChatExtra) a.text-entity-link',
    unit: '.Message, .ChatExtra',
  },
  warningsOnly: true,
  read: (link) => readLink(link, link.getAttribute('href')),
  ...nextToTitle,
};
