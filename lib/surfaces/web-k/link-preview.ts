import { readLinkPreview } from '../link-sighting.ts';
import { insideTitle, type Surface } from '../surface.ts';
import { SEEN } from './seen.ts';

/** The box under a message of Web K's that previews a link to a chat. */
export const webKLinkPreview: Surface = {
  id: 'web-k-link-preview',
  client: 'web-k',
  place: 'link',
  evidence: {
    ...SEEN,
    expected: { inside: '.bubbles .bubble a.webpage[href] .webpage-title', min: 1, max: 500 },
  },
  selectors: {
    title: '.bubbles .bubble a.webpage[href] .webpage-title',
    unit: '.bubble',
  },
  warningsOnly: true,
  read: (title) => readLinkPreview(title, title.closest('a.webpage')?.getAttribute('href')),
  ...insideTitle,
};
