import { isHandle } from '../telegram/handle.ts';
import { parseTelegramLink } from '../telegram/link.ts';
import { LINK_TEXT_MAX_LENGTH, type Sighting } from '../telegram/sighting.ts';
import { shownText } from './shown-text.ts';

/**
 * What a link in a text tells of the chat it leads to.
 *
 * @param href as the page has it; `undefined` for a mention whose text is all there is.
 * @returns `undefined` for what leads to no public chat.
 */
export function readLink(link: Element, href: string | null | undefined): Sighting | undefined {
  const text = shownText(link, LINK_TEXT_MAX_LENGTH);
  const handle = href ? linkedHandle(href) : mentioned(text);
  if (!handle) return undefined;
  return text === '' || names(text, handle) ? { handle } : { handle, linkText: text };
}

/**
 * What the box that previews a link tells of the chat it leads to: Telegram's servers write the chat's title there.
 *
 * @returns `undefined` for what leads to no public chat.
 */
export function readLinkPreview(title: Element, href: string | null | undefined): Sighting | undefined {
  const handle = href ? linkedHandle(href) : undefined;
  const name = shownText(title);
  if (!handle) return undefined;
  return name ? { handle, title: name } : { handle };
}

function linkedHandle(href: string): string | undefined {
  const link = parseTelegramLink(href);
  return link?.kind === 'handle' ? link.handle : undefined;
}

function mentioned(text: string): string | undefined {
  const name = text.startsWith('@') ? text.slice(1) : '';
  return isHandle(name) ? name : undefined;
}

/** The text is nothing but the target's own name, so there is nothing in it to judge. */
function names(text: string, handle: string): boolean {
  return text.toLowerCase() === `@${handle.toLowerCase()}`;
}
