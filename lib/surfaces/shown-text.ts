import { ABOUT_MAX_LENGTH, TITLE_MAX_LENGTH } from '../telegram/sighting.ts';
import { isOurs } from './ours.ts';

/** Elements walked at most in one text, so that no page can keep us busy. */
const MAX_NODES = 2000;

/**
 * The text a reader sees in an element. Emoji that the clients draw as `<img alt>` are part of it, which
 * `textContent` would drop; copies for animation (`aria-hidden`) and our own elements are not.
 *
 * @param limit the most UTF-16 units returned.
 */
export function shownText(element: Element, limit = TITLE_MAX_LENGTH): string {
  const pending: Node[] = [element];
  let text = '';
  for (let walked = 0; pending.length > 0 && walked < MAX_NODES && text.length < limit; walked++) {
    const node = pending.pop();
    if (!node) break;
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? '';
    else if (node instanceof Element) text += visit(node, pending);
  }
  return text.slice(0, limit).trim();
}

/** The text of a description, see {@link shownText}. */
export function shownAbout(element: Element): string {
  return shownText(element, ABOUT_MAX_LENGTH);
}

function visit(element: Element, pending: Node[]): string {
  if (element.localName === 'img') return element.getAttribute('alt') ?? '';
  if (element.getAttribute('aria-hidden') === 'true' || isOurs(element)) return '';
  if (element.localName === 'br') return '\n';
  for (let child = element.lastChild; child; child = child.previousSibling) pending.push(child);
  return '';
}
