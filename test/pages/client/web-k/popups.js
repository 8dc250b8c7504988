import { el } from '../common/dom.js';
import { joinedBy } from '../common/peers.js';
import { account } from '../common/settings.js';
import { byWebKId } from './ids.js';
import { openOnPress } from './list.js';
import { membersText } from './members.js';
import { searchRow } from './row.js';
import { nameNodes } from './title.js';

/** The picker adds so many rows at a time. */
const PORTION = 20;
const { touch } = window.replica;

/** Puts a popup over everything. */
export function showPopup(className, ...children) {
  document.body.append(el('div', { class: `popup ${className} active` }, ...children));
}

/** Takes every popup away; says whether there was one. */
export function closePopups() {
  const popups = document.querySelectorAll('body > .popup');
  for (const popup of popups) popup.remove();
  return popups.length > 0;
}

/** What a masked link asks, with its real address. */
export function showMaskedLink(href) {
  const address = el('a', { class: 'anchor-url', href, target: '_blank', rel: 'noopener noreferrer' }, href);
  showPopup('popup-masked-url', box('Open Link', el('p', {}, 'Do you want to open ', address, '?')));
}

/** What an invitation shows: a title that is bound to no peer, no handle, no id. */
export function showInvitation(peer) {
  showPopup(
    'popup-join-chat-invite',
    box(
      'Join Channel',
      el('div', { class: 'peer-title chat-title', dir: 'auto' }, ...nameNodes(peer.title)),
      el('div', { class: 'chat-participants-count' }, membersText(peer)),
      el('div', { class: 'popup-description' }, peer.about ?? ''),
    ),
  );
}

/** The chats to forward to. Rows come as the list is scrolled. @param onPick a row was pressed: its peer */
export function showPicker(onPick) {
  const peers = joinedBy(account);
  const list = el('ul', { class: 'chatlist' });
  const scrollable = el('div', { class: 'scrollable scrollable-y' }, list);
  const more = () => {
    const next = peers.splice(0, PORTION);
    list.append(...next.map((peer) => searchRow(peer, { subtitle: membersText(peer) })));
  };
  scrollable.addEventListener('scroll', () => {
    const left = scrollable.scrollHeight - scrollable.scrollTop - scrollable.clientHeight;
    if (left < scrollable.clientHeight) touch(more);
  });
  openOnPress(list, (row) => {
    touch(closePopups);
    onPick(byWebKId(row.dataset.peerId));
  });
  more();
  showPopup('popup-forward', box('Forward to...', el('div', { class: 'selector' }, scrollable)));
}

function box(title, ...body) {
  const close = el('button', { class: 'btn-icon popup-close', 'aria-label': 'Close' }, '×');
  close.addEventListener('click', () => touch(closePopups));
  return el(
    'div',
    { class: 'popup-container' },
    el('div', { class: 'popup-header' }, close, el('div', { class: 'popup-title' }, title)),
    el('div', { class: 'popup-body' }, ...body),
  );
}
