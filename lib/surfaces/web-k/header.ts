import type { Sighting } from '../../telegram/sighting.ts';
import { parseCount } from '../count.ts';
import { shownText } from '../shown-text.ts';
import { nextToTitle, type Selectors, type Surface } from '../surface.ts';
import { isTopic, PEER_TITLE, readIcons, readPeerTitle } from './peer-title.ts';
import { SEEN } from './seen.ts';

/**
 * The open chat's topbar in Web K.
 * `.chat.active` because opening from a link stacks a second chat over the first; `:not(.hide)` because a closed chat
 * keeps its last title there. The handle stands nowhere in it.
 */
export const webKHeader: Surface = {
  id: 'web-k-header',
  client: 'web-k',
  place: 'header',
  evidence: {
    ...SEEN,
    expected: { inside: '#column-center .chats-container > .chat.active[data-type="chat"]', min: 1, max: 1 },
  },
  selectors: {
    title: `#column-center .chats-container > .chat.active > .topbar:not(.hide) .user-title > ${PEER_TITLE}`,
    unit: '.topbar',
    stage: '#column-center .chat, #column-center .topbar',
    info: '.content .bottom .info',
  },
  // Other types (pinned, scheduled, comments) have a counter for a title; a forum's topic list leaves the address empty.
  expectsChat: (page) =>
    page.body.classList.contains('has-chat') &&
    page.location.hash !== '' &&
    page.querySelector('#column-center .chats-container > .chat.active[data-type="chat"]') !== null,
  read: readTopbar,
  // Only here does the client itself clear the badge away when it shows another chat.
  ...nextToTitle,
  banner: { kind: 'inset', column: '#column-center', content: '.chats-container' },
};

function readTopbar(title: Element, selectors: Selectors): Sighting | undefined {
  const sighting = readPeerTitle(title);
  if (!sighting) return undefined;
  Object.assign(sighting, readIcons(title));
  const info = selectors['info'] ? title.closest('.person')?.querySelector(selectors['info']) : undefined;
  const group = isTopic(title) && info ? groupOf(title, info) : undefined;
  if (group) sighting.title = group;
  const subscribers = info ? parseCount(shownText(info)) : undefined;
  if (subscribers !== undefined) sighting.subscribers = subscribers;
  return sighting;
}

/** In a forum the topbar names the topic; the chat's own name stands in the line below, in a title of the same peer. */
function groupOf(title: Element, info: Element): string | undefined {
  const peer = CSS.escape(title.getAttribute('data-peer-id') ?? '');
  const group = info.querySelector(`.peer-title[data-peer-id="${peer}"]`);
  return group ? shownText(group) || undefined : undefined;
}
