import { clientOf } from './client.ts';
import { printLink } from './print-link.ts';

/**
 * The address that opens a public chat in the client now in use, in a tab of its own. Both web clients open a chat from
 * their address when they load, but not when only the fragment changes (Web K and A, seen 2026-11-23).
 *
 * @param here the page's own address.
 */
export function openAddress(
  here: Pick<Location, 'hostname' | 'pathname' | 'search' | 'origin'>,
  handle: string,
): string {
  const account = new URLSearchParams(here.search).get('account');
  const query = account && /^\d$/.test(account) ? `?account=${account}` : '';
  switch (clientOf(here)) {
    case 'web-k':
      return `${here.origin}${here.hostname.startsWith('webk') ? '/' : '/k/'}${query}#@${handle}`;
    case 'web-a':
      return `${here.origin}/a/${query}#?tgaddr=${encodeURIComponent(`tg://resolve?domain=${handle}`)}`;
    default:
      return printLink(handle);
  }
}
