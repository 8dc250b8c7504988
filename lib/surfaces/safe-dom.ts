/**
 * Element methods that a page cannot stand in the way of: the controls of a `form` answer to their names as properties
 * of the form, so `form.matches` may be an input. The prototype's own methods are not shadowed.
 */

/** @see Element.matches */
export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

/** @see Element.closest */
export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}

/** @see Element.querySelectorAll */
export function queryAll(element: Element, selector: string): NodeListOf<Element> {
  return Element.prototype.querySelectorAll.call(element, selector);
}
