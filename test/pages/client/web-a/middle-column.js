import { botApiId, plainText } from '../common/peers.js';
import { chatInfo, topicInfo } from './chat-info.js';
import { messageList } from './messages.js';
import { h } from './teact.js';

/**
 * Header and messages. There is a slide for each depth; one is active, and the other stays as it was when a link,
 * mention or forward led on.
 */
export function middleColumn(state, actions) {
  const { slides, active } = state;
  const isOpen = slides[active]?.peer !== undefined;
  return h(
    'div',
    { id: 'MiddleColumn', class: isOpen ? 'has-chat' : '' },
    h('div', { id: 'middle-column-bg', class: 'with-transition' }),
    isOpen &&
      h(
        'div',
        { class: 'messages-layout' },
        state.pinned && pinnedBar(slides[active].peer),
        !state.headerRemoved &&
          h(
            'div',
            { class: 'MiddleHeader' },
            h(
              'div',
              { class: 'Transition' },
              slides.map((slide, index) => headerSlide(slide, index === active, state, actions)),
            ),
            h('div', { class: 'HeaderActions' }, h('button', { class: 'Button round translucent' }, '⋮')),
          ),
        h(
          'div',
          { class: 'Transition' },
          slides.map((slide, index) =>
            slideOf(
              index === active,
              messageList(
                slide.peer,
                actions,
                index === active ? { top: state.messagesTop, similar: state.similar } : {},
              ),
            ),
          ),
        ),
      ),
  );
}

/** The bar of the pinned message: class names of the build, and no chat is named. */
function pinnedBar(peer) {
  return h(
    'div',
    { class: 'kL3zX7cV' },
    h('div', { class: 'vB1nM5qW' }, h('span', {}, 'Pinned Message'), h('p', {}, plainText(peer.posts[0]))),
  );
}

function headerSlide(slide, isActive, { titleNode }, { onProfile }) {
  return slideOf(
    isActive,
    h(
      'div',
      { class: 'chat-info-wrapper', on: { click: () => onProfile(slide.peer) } },
      headerInfo(slide, isActive ? titleNode : undefined),
    ),
  );
}

function headerInfo({ peer, topic, key }, titleNode) {
  if (topic) return topicInfo(peer, topic);
  const isReused = key !== botApiId(peer);
  return chatInfo(peer, { key, isSaved: peer.self, titleNode, keyedAvatar: !isReused });
}

function slideOf(isActive, child) {
  return h(
    'div',
    { class: `Transition_slide ${isActive ? 'Transition_slide-active' : 'Transition_slide-inactive'}` },
    child,
  );
}
