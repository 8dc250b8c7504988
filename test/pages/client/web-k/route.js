import { byHandle } from '../common/peers.js';
import { byWebKId } from './ids.js';

/**
 * What an address opens.
 *
 * @param hash with its leading #
 * @returns `{ peer, topic? }`, `{ unknown: true }` for a name or id nobody has, or `undefined` for no chat at all
 */
export function routeOf(hash) {
  if (hash.length < 2) return undefined;
  const text = hash.slice(1);
  if (text.startsWith('?tgaddr=')) return routeOfLink(new URLSearchParams(text.slice(1)).get('tgaddr') ?? '');
  const [path, query = ''] = text.split('?');
  const parameters = new URLSearchParams(query);
  const chat = path === '/im' ? (parameters.get('p') ?? '') : path;
  return routeOfChat(chat, parameters.get('thread'));
}

function routeOfChat(chat, thread) {
  const peer = chat.startsWith('@') ? byHandle(chat) : byWebKId(chat);
  if (!peer) return { unknown: true };
  return { peer, topic: peer.topics?.find((topic) => String(topic.id) === thread) };
}

/** What a link to Telegram opens: the same, by handle only. */
export function routeOfLink(href) {
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  if (url.protocol === 'tg:') return routeOfHandle(url.searchParams.get('domain'));
  if (!/^(t\.me|telegram\.me)$/.test(url.hostname)) return undefined;
  const [first, second] = url.pathname.split('/').filter(Boolean);
  return routeOfHandle(first === 's' ? second : first);
}

function routeOfHandle(handle) {
  const peer = handle && byHandle(handle);
  return peer ? { peer } : { unknown: true };
}
