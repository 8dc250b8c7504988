import { parseTelegramLink } from '../../telegram/link.ts';

/** The handle a t.me page is about: its address names it, and the server renders the page for that address. */
export function addressedHandle(page: Document): string | undefined {
  const link = parseTelegramLink(page.location.href);
  return link?.kind === 'handle' ? link.handle : undefined;
}
