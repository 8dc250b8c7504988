import { parseTelegramLink } from '../../telegram/link.ts';
import type { Sighting } from '../../telegram/sighting.ts';
import { shownText } from '../shown-text.ts';

/** A name over a post of a public preview: its link tells the handle. A private chat has no link, and says nothing. */
export function readAuthor(name: Element): Sighting | undefined {
  const link = parseTelegramLink(name.getAttribute('href') ?? '');
  if (link?.kind !== 'handle') return undefined;
  const title = shownText(name);
  return title ? { handle: link.handle, title } : { handle: link.handle };
}
