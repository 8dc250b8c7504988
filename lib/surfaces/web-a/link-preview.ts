import { readLinkPreview } from '../link-sighting.ts';
import { insideTitle, type Surface } from '../surface.ts';
import { SEEN } from './seen.ts';

/** The box under a message of Web A's that previews a link to a chat. */
export const webALinkPreview: Surface = {
  id: 'web-a-link-preview',
  client: 'web-a',
  place: 'link',
  evidence: {
    ...SEEN,
    expected: { inside: '#MiddleColumn .Message .WebPage .site-title', min: 1, max: 500 },
  },
  selectors: {
    title: '#MiddleColumn .Message .WebPage .site-title',
    unit: '.Message',
    link: 'a.site-name[href]',
  },
  warningsOnly: true,
  read(title, { link }) {
    const address = link ? title.closest('.WebPage')?.querySelector(link)?.getAttribute('href') : undefined;
    return readLinkPreview(title, address);
  },
  ...insideTitle,
};
