import { handleKey, parseHandle } from '../../telegram/handle.ts';
import { channelPeerId, type PeerId } from '../../telegram/peer-id.ts';
import type { Sighting } from '../../telegram/sighting.ts';
import { parseCount } from '../count.ts';
import { shownAbout, shownText } from '../shown-text.ts';
import { lastInTitleRow, type Surface } from '../surface.ts';
import { addressedHandle } from './address.ts';
import { SEEN } from './seen.ts';

/** Posts looked at, at most, to learn the channel's peer id. */
const POSTS_READ = 20;

/** The header card of a public preview, t.me/s/<handle>. Its posts tell the peer id. */
export const tMePreview: Surface = {
  id: 't-me-preview',
  client: 't-me',
  place: 'header',
  evidence: { ...SEEN, expected: { inside: '.tgme_channel_info', min: 1, max: 1 } },
  selectors: { title: '.tgme_channel_info .tgme_channel_info_header_title > span[dir]', unit: '.tgme_channel_info' },
  expectsChat: (page) => page.querySelector('.tgme_channel_info') !== null,
  read: readPreview,
  ...lastInTitleRow,
  banner: { kind: 'before', element: '.tgme_channel_history', under: '.tgme_header', beside: '.tgme_right_column' },
};

function readPreview(title: Element): Sighting | undefined {
  const page = title.ownerDocument;
  const info = title.closest('.tgme_channel_info');
  const handle = addressedHandle(page);
  if (!info || !handle) return undefined;
  const sighting: Sighting = {
    handle: writtenHandle(info, handle) ?? handle,
    kind: 'channel',
    verified: info.querySelector('.tgme_channel_info_header_labels i.verified-icon') !== null,
  };
  const peerId = peerIdFromPosts(page, handle);
  if (peerId) sighting.peerId = peerId;
  const name = shownText(title);
  if (name) sighting.title = name;
  const description = info.querySelector('.tgme_channel_info_description');
  if (description) sighting.about = shownAbout(description);
  const subscribers = subscriberCount(info);
  if (subscribers !== undefined) sighting.subscribers = subscribers;
  return sighting;
}

function writtenHandle(info: Element, handle: string): string | undefined {
  const shown = info.querySelector('.tgme_channel_info_header_username a');
  const written = shown ? parseHandle(shownText(shown)) : undefined;
  return written && handleKey(written) === handleKey(handle) ? written : undefined;
}

function subscriberCount(info: Element): number | undefined {
  for (const counter of info.querySelectorAll('.tgme_channel_info_counter')) {
    const type = counter.querySelector('.counter_type');
    const value = counter.querySelector('.counter_value');
    if (type && value && /subscriber/i.test(shownText(type))) return parseCount(shownText(value));
  }
  return undefined;
}

/** Each of the channel's own posts names the channel's bare id in `data-view`, URL-safe base64 JSON, field `c`. */
function peerIdFromPosts(page: Document, handle: string): PeerId | undefined {
  const posts = page.querySelectorAll('.tgme_channel_history .tgme_widget_message[data-post][data-view]');
  for (const post of Array.from(posts).slice(0, POSTS_READ)) {
    const peerId = peerIdOfPost(post, handle);
    if (peerId) return peerId;
  }
  return undefined;
}

/**
 * The id of the channel a post belongs to.
 *
 * @param post with `data-post` and `data-view`.
 * @returns `undefined` when it is not a post of the channel with this handle.
 */
export function peerIdOfPost(post: Element, handle: string): PeerId | undefined {
  if (!handleKey(post.getAttribute('data-post') ?? '').startsWith(`${handleKey(handle)}/`)) return undefined;
  return peerIdFromView(post.getAttribute('data-view') ?? '');
}

function peerIdFromView(view: string): PeerId | undefined {
  try {
    const decoded: unknown = JSON.parse(atob(view.slice(0, 1000).replaceAll('-', '+').replaceAll('_', '/')));
    const bareId = typeof decoded === 'object' && decoded !== null && 'c' in decoded ? Number(decoded.c) : Number.NaN;
    return channelPeerId(Math.abs(bareId));
  } catch {
    return undefined;
  }
}
