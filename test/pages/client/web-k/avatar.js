import { el } from '../common/dom.js';
import { webKId } from './ids.js';

const COLOURS = ['red', 'orange', 'violet', 'green', 'cyan', 'blue', 'pink'];

/** A letter avatar. */
export function avatar(peer, className) {
  const letter = [...peer.title.trim()][0] ?? '';
  const colour = COLOURS[peer.id % COLOURS.length];
  return el(
    'div',
    { class: `avatar avatar-like ${className}`, 'data-peer-id': webKId(peer), 'data-color': colour },
    letter,
  );
}
