import { botApiId, byHandle, findPeer, plainText } from '../common/peers.js';
import { avatar } from './avatar.js';
import { linkified, runChildren, webPage } from './links.js';
import { similarStrip } from './similar.js';
import { h } from './teact.js';
import { textChildren } from './title.js';

export { linkified };

/** Only so many messages are in the document, around the place that is scrolled to. */
const WINDOW = 80;
const MESSAGE_HEIGHT = 44;

/**
 * The message list of a chat.
 *
 * @param options.top how far it is scrolled from its start; undefined: to its end
 * @param options.similar shows the strip of similar channels behind the messages
 */
export function messageList(peer, actions, { top, similar = false } = {}) {
  const { posts } = peer;
  const last = Math.max(0, posts.length - WINDOW);
  const start = top === undefined ? last : Math.min(last, Math.max(0, Math.floor(top / MESSAGE_HEIGHT) - WINDOW / 2));
  const shown = posts.slice(start, start + WINDOW);
  return h(
    'div',
    { key: botApiId(peer), class: `MessageList custom-scroll type-${peer.kind === 'channel' ? 'channel' : 'chat'}` },
    h(
      'div',
      { class: 'messages-container', style: `padding-top: ${start * MESSAGE_HEIGHT}px` },
      h(
        'div',
        { class: 'message-date-group', list: true },
        runsOf(shown).map((run) => group(peer, run, actions)),
      ),
      similar && similarStrip(peer, actions),
    ),
  );
}

/** Posts in a row by the same sender. */
function runsOf(posts) {
  const runs = [];
  for (const post of posts) {
    const run = runs.at(-1);
    if (post.from && run?.[0].from === post.from) run.push(post);
    else runs.push([post]);
  }
  return runs;
}

function group(peer, run, actions) {
  const [first] = run;
  const ids = run.length > 1 ? `${first.id}-${run.at(-1).id}` : String(first.id);
  if (!first.from) return { ...message(peer, first, actions), key: ids };
  const sender = findPeer(first.from);
  return h(
    'div',
    { key: ids, id: `message-group-${ids}`, class: 'sender-group-container' },
    h('div', { class: 'Zk2mW8qa' }, avatar(sender, { size: 'small' })),
    run.map((post, index) => message(peer, post, actions, { sender, isFirst: index === 0 })),
  );
}

function message(peer, post, actions, { sender, isFirst = true } = {}) {
  const isForwarded = post.forwardedFrom !== undefined || post.forwardHidden !== undefined;
  const place = `${isFirst ? 'first-in-group ' : ''}last-in-group open`;
  return h(
    'div',
    {
      id: `message-${post.id}`,
      class: `Message message-list-item ${place} ${sender ? '' : 'no-avatar'}`.trim(),
      'data-message-id': post.id,
    },
    h(
      'div',
      { class: 'message-content-wrapper' },
      h(
        'div',
        {
          class: `message-content text has-solid-background peer-color-${peer.id % 7}${isForwarded ? ' is-forwarded' : ''}`,
        },
        h(
          'div',
          { class: 'content-inner', dir: 'auto' },
          sender && isFirst && title(sender, post, actions),
          post.forwardedFrom && forwardTitle(findPeer(post.forwardedFrom), actions),
          post.forwardHidden && hiddenTitle(post.forwardHidden),
          post.replyTo && reply(peer, post.replyTo),
          h(
            'div',
            { class: 'text-content clearfix with-meta', dir: 'auto' },
            post.text.flatMap((run) => runChildren(run, actions)),
          ),
          post.webPage && webPage(post.webPage, actions),
        ),
      ),
    ),
  );
}

/** No tick here, not even for a verified channel that posts in a group. */
function title(sender, post, { onPeer }) {
  return h(
    'div',
    { class: 'message-title' },
    h(
      'div',
      { class: 'message-title-name-container interactive' },
      h(
        'span',
        { class: 'message-title-name', on: { click: () => onPeer(sender) } },
        h('span', { class: 'sender-title', book: sender }, textChildren(sender.title)),
        sender.emojiStatus && h('div', { class: 'custom-emoji emoji', 'data-document-id': sender.emojiStatus }),
        fakeIcon(sender),
      ),
    ),
    post.viaBot && h('span', { class: 'via-sender' }, 'via ', h('span', { class: 'sender-title' }, via(post.viaBot))),
  );
}

function via(bot) {
  return `@${findPeer(bot).handles[0]}`;
}

function forwardTitle(origin, { onPeer }) {
  return h(
    'div',
    { class: 'message-title' },
    h('span', { class: 'forward-title-container' }, h('span', { class: 'forward-title' }, 'Forwarded from')),
    h(
      'div',
      { class: 'message-title-name-container interactive' },
      h(
        'span',
        { class: 'message-title-name', on: { click: () => onPeer(origin) } },
        avatar(origin, { size: 'small', extra: 'forward-avatar' }),
        h('span', { class: 'sender-title', book: origin }, textChildren(origin.title)),
        fakeIcon(origin),
      ),
    ),
  );
}

/** Somebody whom no id leads to. */
function hiddenTitle(name) {
  return h(
    'div',
    { class: 'message-title' },
    h('span', { class: 'forward-title-container' }, h('span', { class: 'forward-title' }, 'Forwarded from')),
    h(
      'div',
      { class: 'message-title-name-container sender-hidden' },
      h('span', { class: 'message-title-name' }, h('span', { class: 'sender-title' }, name)),
    ),
  );
}

/** The quote of the message that is answered: a name, and neither id nor marks. */
function reply(peer, postId) {
  const answered = peer.posts.find(({ id }) => id === postId);
  const writer = answered.from ? findPeer(answered.from) : peer;
  return h(
    'div',
    { class: 'EmbeddedMessage inside-input' },
    h(
      'div',
      { class: 'message-text' },
      h('p', { class: 'embedded-text-wrapper' }, plainText(answered)),
      h('div', { class: 'message-title' }, h('span', { class: 'embedded-sender' }, textChildren(writer.title))),
    ),
  );
}

function fakeIcon(peer) {
  return (peer.scam || peer.fake) && h('span', { class: 'FakeIcon' }, peer.scam ? 'SCAM' : 'FAKE');
}

/** Whose link it is, by the books: `{ linkTo }` names the handle. */
export function peerOfBook(book) {
  if (book === undefined) return undefined;
  if ('linkTo' in book) return { peer: book.linkTo === undefined ? undefined : byHandle(book.linkTo) };
  return { peer: book };
}
