import { peerIdFromWebK } from '../../telegram/peer-id.ts';
import type { Sighting } from '../../telegram/sighting.ts';
import { parseCount } from '../count.ts';
import { shownText } from '../shown-text.ts';
import { nextToTitle, type Surface } from '../surface.ts';
import { readWarningLabel } from '../warning-label.ts';

/**
 * The open chat's topbar in Web K.
 * `.chat.active` because opening from a link stacks a second chat over the first; `:not(.hide)` because a closed chat
 * keeps its last title there. The handle stands nowhere in it.
 */
export const webKHeader: Surface = {
  id: 'web-k-header',
  client: 'web-k',
  evidence: {
    version: '2.2 (656)',
    seen: '2026-11-23',
    replica: 'web-k',
    expected: { min: 1, max: 1 },
  },
  title:
    '#column-center .chats-container > .chat.active > .topbar:not(.hide) .user-title > .peer-title[data-peer-id]:not([data-peer-id="0"])',
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

function readTopbar(title: Element): Sighting | undefined {
  const peerId = peerIdFromWebK(title.getAttribute('data-peer-id') ?? '');
  if (!peerId) return undefined;
  const info = title.closest('.content')?.querySelector('.bottom .info');
  const sighting: Sighting = {
    peerId,
    handlePending: true,
    verified: title.querySelector('.verified-icon') !== null,
    thirdPartyVerified: title.querySelector('.peer-title-bot-verification') !== null,
    emojiStatus: title.querySelector('.emoji-status') !== null,
    ...readWarningLabel(title.querySelector('.badge-fake')),
  };
  const name = chatName(title, info ?? undefined);
  if (name) sighting.title = name;
  const subscribers = info ? parseCount(shownText(info)) : undefined;
  if (subscribers !== undefined) sighting.subscribers = subscribers;
  return sighting;
}

/** In a forum the topbar names the topic; the chat's own name stands in the line below, in a title of the same peer. */
function chatName(title: Element, info?: Element): string | undefined {
  const thread = title.getAttribute('data-thread-id');
  if (!thread || thread === '0') return shownText(title.querySelector('.peer-title-inner') ?? title) || undefined;
  const group = info?.querySelector(
    `.peer-title[data-peer-id="${CSS.escape(title.getAttribute('data-peer-id') ?? '')}"]`,
  );
  return group ? shownText(group) || undefined : undefined;
}
