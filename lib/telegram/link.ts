import { isHandle } from './handle.ts';

/**
 * What a Telegram address points at.
 * - `handle`: a public chat, with the post number where the address names one
 * - `invite`: a private invitation, which tells no handle
 * - `private-post`: a post in a private channel, which tells the bare channel id only
 * - `open-chat`: a chat open in a web client, by its id only
 */
export type TelegramLink =
  | { kind: 'handle'; handle: string; post?: number }
  | { kind: 'invite'; hash: string }
  | { kind: 'private-post'; channelId: string; post?: number }
  | { kind: 'open-chat'; id: string };

/**
 * First path segments that are never a handle.
 * Source: Telegram's deep-link documentation (core.telegram.org/api/links), read 2026-11-23.
 */
const RESERVED = new Set(
  (
    'addemoji addlist addstickers addstyle addtheme auction auth boost c call confirmphone contact giftcode invoice ' +
    'iv joinchat login m nft proxy s setlanguage share socks web a k z www'
  ).split(' '),
);

const HOSTS = new Set(['t.me', 'telegram.me', 'telegram.dog']);
const WEB_CLIENTS = 'web.telegram.org';
const MAX_LENGTH = 2048;

/**
 * Reads any address that Telegram opens as a chat: t.me, telegram.me and telegram.dog with or without scheme,
 * `<handle>.t.me`, previews (`/s/<handle>`), posts, `tg://resolve?domain=`, and the addresses of the web clients.
 *
 * @param text the address as written or as an href.
 * @returns what it points at, or `undefined` for anything else. Never throws.
 */
export function parseTelegramLink(text: string): TelegramLink | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > MAX_LENGTH) return undefined;
  const url = toUrl(trimmed);
  if (!url) return undefined;
  if (url.protocol === 'tg:') return fromAppLink(url);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  return fromWebLink(url);
}

function toUrl(text: string): URL | undefined {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  return URL.canParse(withScheme) ? new URL(withScheme) : undefined;
}

function fromAppLink(url: URL): TelegramLink | undefined {
  // `tg:resolve?...` and `tg://resolve?...` are both in use.
  const command = (url.host || url.pathname).replace(/^\/+|\/+$/g, '').toLowerCase();
  if (command === 'resolve') {
    const domain = url.searchParams.get('domain') ?? '';
    return publicChat(domain, url.searchParams.get('post'));
  }
  if (command === 'join') {
    const hash = url.searchParams.get('invite') ?? '';
    return hash ? { kind: 'invite', hash } : undefined;
  }
  if (command === 'privatepost')
    return privatePost(url.searchParams.get('channel') ?? '', url.searchParams.get('post'));
  return undefined;
}

function fromWebLink(url: URL): TelegramLink | undefined {
  const host = url.hostname.toLowerCase().replace(/^www\./, '');
  if (host === WEB_CLIENTS) return fromWebClient(url.hash.slice(1));
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const [subdomain, ...parent] = host.split('.');
  if (HOSTS.has(parent.join('.')) && subdomain) return publicChat(subdomain, segments[0]);
  if (!HOSTS.has(host)) return undefined;

  const [first, second, third] = segments;
  if (!first) return undefined;
  if (first.startsWith('+')) return first.length > 1 ? { kind: 'invite', hash: first.slice(1) } : undefined;
  switch (first.toLowerCase()) {
    case 'joinchat':
      return second ? { kind: 'invite', hash: second } : undefined;
    case 'c':
      return privatePost(second ?? '', third);
    case 's':
      return second ? publicChat(second, third) : undefined;
    default:
      return publicChat(first.replace(/^@/, ''), second);
  }
}

/** `#@handle`, `#-1001234`, `#?tgaddr=tg%3A%2F%2Fresolve...` and the older `#/im?p=@handle`. */
function fromWebClient(fragment: string): TelegramLink | undefined {
  if (fragment.startsWith('?') || fragment.startsWith('/im?')) {
    const query = new URLSearchParams(fragment.slice(fragment.indexOf('?')));
    const address = query.get('tgaddr');
    if (address) return address.startsWith('tg:') ? parseTelegramLink(address) : undefined;
    return fromWebClient(query.get('p') ?? '');
  }
  const id = /^-?[1-9]\d{0,15}(?=$|[_?/])/.exec(fragment)?.[0];
  if (id) return { kind: 'open-chat', id };
  return fragment.startsWith('@') ? publicChat(fragment.slice(1).split(/[?/]/)[0] ?? '') : undefined;
}

function publicChat(name: string, post?: string | null): TelegramLink | undefined {
  if (!isHandle(name) || RESERVED.has(name.toLowerCase())) return undefined;
  const number = postNumber(post);
  return number === undefined ? { kind: 'handle', handle: name } : { kind: 'handle', handle: name, post: number };
}

function privatePost(channelId: string, post?: string | null): TelegramLink | undefined {
  if (!/^[1-9]\d{0,12}$/.test(channelId)) return undefined;
  const number = postNumber(post);
  return number === undefined ? { kind: 'private-post', channelId } : { kind: 'private-post', channelId, post: number };
}

function postNumber(text?: string | null): number | undefined {
  return text && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
}
