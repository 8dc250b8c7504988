import { el } from './dom.js';

const CLOBBERED =
  'attributes childNodes children classList closest dataset firstChild getAttribute hasAttribute id isConnected ' +
  'lastChild matches nextSibling nodeType parentElement parentNode querySelector querySelectorAll textContent title';

/**
 * A title that breaks whoever reads it: a form whose controls are named like the properties of an element. The browser
 * then answers those properties with the control, in every script world, so `form.getAttribute('x')` throws a TypeError.
 */
export function throwingTitle(attributes, text) {
  const controls = CLOBBERED.split(' ').map((name) => el('input', { name, type: 'hidden' }));
  return el('form', attributes, text, ...controls);
}
