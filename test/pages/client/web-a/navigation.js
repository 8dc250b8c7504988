import { allPeers, botApiId } from '../common/peers.js';

const BASE = () => location.pathname + location.search;

/** The hash of an open chat: its numeric id, and the topic's. */
export function hashOf(peer, topic) {
  return `#${botApiId(peer)}${topic ? `_${topic.id}` : ''}`;
}

/** What a hash opens; undefined for anything but the id of a known chat. */
export function routeOf(hash) {
  const [, id, topicId] = /^#(-?\d+)(?:_(\d+))?$/.exec(hash) ?? [];
  const peer = allPeers().find((candidate) => botApiId(candidate) === id);
  return peer && { peer, topic: peer.topics?.find((topic) => String(topic.id) === topicId) };
}

/**
 * The address follows by history.pushState and replaceState: no hashchange and no popstate on a click, both only on
 * Back and Forward. A hash that somebody else writes leaves the chat.
 */
export class Navigation {
  /** @param onStack called with the chats (ids with topics, undermost first) that Back or Forward leads to */
  constructor(onStack) {
    addEventListener('popstate', (event) => {
      if (event.state?.stack) return onStack(event.state.stack);
      history.replaceState({ stack: [] }, '', BASE());
      return onStack([]);
    });
  }

  /** At start the hash is taken away, and comes back once the chat is open. */
  clear() {
    history.replaceState({ stack: [] }, '', BASE());
  }

  push(stack) {
    history.pushState({ stack }, '', BASE() + (stack.at(-1) ?? ''));
  }

  replace(stack) {
    history.replaceState({ stack }, '', BASE() + (stack.at(-1) ?? ''));
  }
}
