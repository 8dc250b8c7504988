/** A web page of Telegram's that shows chats. */
export type Client = 'web-k' | 'web-a' | 't-me';

/**
 * Which client an address belongs to.
 * Web K calls `web.telegram.org` and `webk.telegram.org` its main domains; Web A is served under `/a/`
 * (both seen 2026-11-23).
 */
export function clientOf(url: Pick<URL, 'hostname' | 'pathname'>): Client | undefined {
  const host = url.hostname.toLowerCase();
  if (host === 'webk.telegram.org') return 'web-k';
  if (host === 'web.telegram.org') {
    if (/^\/k(\/|$)/.test(url.pathname)) return 'web-k';
    return /^\/a(\/|$)/.test(url.pathname) ? 'web-a' : undefined;
  }
  return /^(([a-z0-9_-]+\.)?t\.me|telegram\.me|telegram\.dog)$/.test(host) ? 't-me' : undefined;
}
