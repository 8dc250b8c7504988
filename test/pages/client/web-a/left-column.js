import { botApiId, plainText } from '../common/peers.js';
import { avatar } from './avatar.js';
import { recycledChatInfo } from './chat-info.js';
import { h } from './teact.js';
import { fullNameTitle, textChildren } from './title.js';

const ROW_HEIGHT = 72;
const ROWS_AROUND = 12;

/** The chat list, or the search results while something is searched for. */
export function leftColumn(state, actions) {
  return h(
    'div',
    { id: 'LeftColumn' },
    h(
      'div',
      { id: 'LeftMainHeader', class: 'left-header' },
      h(
        'div',
        { class: 'SearchInput' },
        h('input', {
          id: 'telegram-search-input',
          type: 'text',
          class: 'form-control',
          placeholder: 'Search',
          autocomplete: 'off',
        }),
      ),
    ),
    state.query === '' && state.tab === 'chats' ? chatList(state, actions) : searchResults(state, actions),
  );
}

/** Rows out of view are destroyed and made anew when they come back. */
function chatList({ joined, scrollTop, shownId }, { onOpen }) {
  const first = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - ROWS_AROUND);
  const rows = joined.slice(first, first + 2 * ROWS_AROUND + 12);
  return h(
    'div',
    { key: 'list', class: 'chat-list custom-scroll' },
    h(
      'div',
      { list: true, style: `height: ${joined.length * ROW_HEIGHT}px; position: relative` },
      rows.map((peer, index) => row(peer, (first + index) * ROW_HEIGHT, botApiId(peer) === shownId, onOpen)),
    ),
  );
}

function row(peer, top, isSelected, onOpen) {
  const id = botApiId(peer);
  const isPerson = peer.kind === 'user' || peer.kind === 'bot';
  const type = isPerson ? 'private' : 'group';
  return h(
    'div',
    {
      key: id,
      class: `ListItem Chat chat-item-clickable ${type}${peer.topics ? ' forum' : ''}${isSelected ? ' selected' : ''} has-ripple`,
      style: `top: ${top}px`,
    },
    h(
      'a',
      { class: 'ListItem-button', href: `#${id}`, on: { mousedown: () => onOpen(peer), click: () => {} } },
      h('div', { class: 'status status-clickable' }, avatar(peer, { size: 'large' })),
      h(
        'div',
        { class: 'info' },
        h(
          'div',
          { class: 'info-row' },
          fullNameTitle(peer, { isSaved: peer.self }),
          h('div', { class: 'separator' }),
          h('div', { class: 'LastMessageMeta' }, h('span', { class: 'time' }, '09:41')),
        ),
        h('div', { class: 'subtitle' }, h('p', { class: 'last-message', dir: 'auto' }, textChildren(lastWords(peer)))),
      ),
    ),
  );
}

function lastWords(peer) {
  const post = peer.posts.at(-1);
  return post ? plainText(post) : '';
}

/** Rows and chips have no keys: after another query the same nodes show other peers. */
function searchResults({ found, tab }, { onOpen }) {
  const { mine, others, recommended, posts } = found;
  if (tab === 'channels') {
    return h(
      'div',
      { key: 'channels', class: 'LeftSearch LeftSearch--content custom-scroll' },
      section('Recommended channels', recommended, true, onOpen),
    );
  }
  return h(
    'div',
    { key: 'search', class: 'LeftSearch LeftSearch--content custom-scroll' },
    h(
      'div',
      { class: 'search-section chips' },
      mine.slice(0, 4).map((peer) => chip(peer, onOpen)),
    ),
    section('Chats and Contacts', mine, false, onOpen),
    section('Global Search', others, true, onOpen),
    h('div', { class: 'search-section' }, [
      h('h3', { class: 'section-heading', dir: 'auto' }, 'Messages'),
      ...posts.map(({ peer, post }) => foundPost(peer, post, onOpen)),
    ]),
  );
}

/** A message that was found, under the title of its chat. */
function foundPost(peer, post, onOpen) {
  return h(
    'div',
    { class: 'ListItem ChatMessage chat-item-clickable' },
    h(
      'div',
      { class: 'ListItem-button', role: 'button', tabindex: '0', on: { mousedown: () => onOpen(peer) } },
      avatar(peer, { size: 'large' }),
      h(
        'div',
        { class: 'info' },
        h('div', { class: 'info-row' }, fullNameTitle(peer), h('div', { class: 'message-date' }, '09:41')),
        h('div', { class: 'subtitle' }, h('div', { class: 'message', dir: 'auto' }, textChildren(plainText(post)))),
      ),
    ),
  );
}

function chip(peer, onOpen) {
  return h(
    'div',
    { class: 'left-search-local-suggestion', role: 'button', on: { mousedown: () => onOpen(peer) } },
    avatar(peer, { keyed: false }),
    fullNameTitle(peer),
  );
}

function section(heading, peers, withHandle, onOpen) {
  return h(
    'div',
    { class: 'search-section' },
    h('h3', { class: 'section-heading', dir: 'auto' }, heading),
    peers.map((peer) =>
      h(
        'div',
        { class: 'ListItem search-result' },
        h(
          'div',
          { class: 'ListItem-button', role: 'button', tabindex: '0', on: { mousedown: () => onOpen(peer) } },
          recycledChatInfo(peer, { withHandle }),
        ),
      ),
    ),
  );
}
