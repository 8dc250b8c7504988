import { handleOfLink } from '../common/links.js';
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

/** What a link to Telegram opens: the same, by handle, or by id in a link to a private chat (t.me/c/...). */
export function routeOfLink(href) {
  const id = /^https:\/\/(?:t|telegram)\.me\/c\/(\d+)/.exec(href)?.[1];
  if (id) return routeOfChat(`-${id}`);
  const handle = handleOfLink(href);
  if (handle === undefined) return undefined;
  const peer = byHandle(handle);
  return peer ? { peer } : { unknown: true };
}
