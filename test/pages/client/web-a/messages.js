import { botApiId, findPeer } from '../common/peers.js';
import { avatar } from './avatar.js';
import { h } from './teact.js';
import { textChildren } from './title.js';

/** The message list of a chat. */
export function messageList(peer, { onMention, onLink }) {
  const groups = peer.posts.map((post) => group(peer, post, { onMention, onLink }));
  return h(
    'div',
    { key: botApiId(peer), class: `MessageList custom-scroll type-${peer.kind === 'channel' ? 'channel' : 'chat'}` },
    h('div', { class: 'messages-container' }, h('div', { class: 'message-date-group' }, groups)),
  );
}

function group(peer, post, actions) {
  if (!post.from) return message(peer, post, actions);
  const sender = findPeer(post.from);
  return h(
    'div',
    { id: `message-group-${post.id}`, class: 'sender-group-container' },
    h('div', { class: 'Zk2mW8qa' }, avatar(sender, { size: 'small' })),
    message(peer, post, actions, sender),
  );
}

function message(peer, post, { onMention, onLink }, sender) {
  const origin = post.forwardedFrom && findPeer(post.forwardedFrom);
  return h(
    'div',
    {
      id: `message-${post.id}`,
      class: `Message message-list-item first-in-group last-in-group open ${sender ? '' : 'no-avatar'}`.trim(),
      'data-message-id': post.id,
    },
    h(
      'div',
      { class: 'message-content-wrapper' },
      h(
        'div',
        {
          class: `message-content text has-solid-background peer-color-${peer.id % 7}${origin ? ' is-forwarded' : ''}`,
        },
        h(
          'div',
          { class: 'content-inner', dir: 'auto' },
          sender && title(sender),
          origin && forwardTitle(origin),
          h(
            'div',
            { class: 'text-content clearfix with-meta', dir: 'auto' },
            post.text.flatMap((run) => runChildren(run, { onMention, onLink })),
          ),
        ),
      ),
    ),
  );
}

/** No tick here, not even for a verified channel that posts in a group. */
function title(sender) {
  return h(
    'div',
    { class: 'message-title' },
    h(
      'div',
      { class: 'message-title-name-container interactive' },
      h(
        'span',
        { class: 'message-title-name' },
        h('span', { class: 'sender-title', book: sender }, textChildren(sender.title)),
        fakeIcon(sender),
      ),
    ),
  );
}

function forwardTitle(origin) {
  return h(
    'div',
    { class: 'message-title' },
    h('span', { class: 'forward-title-container' }, h('span', { class: 'forward-title' }, 'Forwarded from')),
    h(
      'div',
      { class: 'message-title-name-container interactive' },
      h(
        'span',
        { class: 'message-title-name' },
        avatar(origin, { size: 'small', extra: 'forward-avatar' }),
        h('span', { class: 'sender-title', book: origin }, textChildren(origin.title)),
        fakeIcon(origin),
      ),
    ),
  );
}

function fakeIcon(peer) {
  return (peer.scam || peer.fake) && h('span', { class: 'FakeIcon' }, peer.scam ? 'SCAM' : 'FAKE');
}

function runChildren(run, { onMention, onLink }) {
  if (typeof run === 'string') return textChildren(run);
  if (run.mention) {
    const on = { click: () => onMention(run.mention) };
    return [
      h(
        'a',
        { class: 'text-entity-link', dir: 'ltr', 'data-entity-type': 'MessageEntityMention', on },
        `@${run.mention}`,
      ),
    ];
  }
  const isPlain = run.text === undefined;
  return [
    h(
      'a',
      {
        class: `text-entity-link${isPlain ? ' word-break-all' : ''}`,
        dir: isPlain ? 'ltr' : 'auto',
        href: run.link,
        title: run.link,
        target: '_blank',
        rel: 'noopener noreferrer',
        'data-entity-type': isPlain ? 'MessageEntityUrl' : 'MessageEntityTextUrl',
        on: { click: () => onLink(run.link) },
      },
      run.text ?? run.link,
    ),
  ];
}
