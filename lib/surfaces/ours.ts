/** What the names of all our elements on a page begin with. */
export const OWN_PREFIX = 'trust-hint';

/** True for elements that we put into the page. */
export function isOurs(element: Element): boolean {
  return element.localName.startsWith(OWN_PREFIX);
}
