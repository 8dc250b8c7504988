import { botApiId } from '../common/peers.js';
import { h } from './teact.js';

const SIZES = { small: 24, medium: 40, large: 54, jumbo: 120 };

/**
 * A letter avatar.
 *
 * @param options.keyed false lets the node be re-used for another peer, as the search chips do
 */
export function avatar(peer, { keyed = true, size = 'medium', extra = '' } = {}) {
  const id = botApiId(peer);
  const letter = [...peer.title.trim()][0] ?? '';
  return h(
    'div',
    {
      key: keyed ? id : undefined,
      class: `Avatar peer-color-${peer.id % 7} size-${size} ${peer.self ? 'saved-messages' : ''} ${extra}`
        .replace(/\s+/g, ' ')
        .trim(),
      'data-peer-id': id,
      'aria-label': peer.title,
      style: `--_size: ${SIZES[size]}px`,
    },
    h('div', { class: 'inner' }, h('span', { class: 'letters' }, letter)),
  );
}
