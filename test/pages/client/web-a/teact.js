/**
 * A small renderer with the habits of Web A's own: it keeps a reference to each node it made, patches what changed,
 * puts an empty text node where a child is absent, places children without keys by their index, and never looks at
 * nodes that it did not make.
 */

const SVG_TAGS = new Set(['svg', 'path']);
const books = new WeakMap();
const handlers = new WeakMap();

/** A node to be: `key`, `book` (the peer it shows) and `on` (event handlers) are the renderer's, the rest are attributes. */
export function h(tag, { key, book, on, list, ...attributes } = {}, ...children) {
  return { tag, key, book, on, list, attributes, children: children.flat().map(toVirtual) };
}

/** A ready-made node in the tree. */
export function raw(node, key) {
  return { raw: node, key, children: [] };
}

/** What the renderer knows of a node: the peer whose title it is. */
export function bookOf(node) {
  return books.get(node);
}

/** Handlers of a node for an event type; events are caught at the document, as in the client. */
export function handlerOf(node, type) {
  return handlers.get(node)?.[type];
}

/**
 * Draws a tree into a container, patching what an earlier call drew.
 *
 * @param previous what the earlier call returned
 * @param force text nodes are made anew even when their text is the same
 */
export function render(next, container, previous, force = false) {
  const tree = toVirtual(next);
  if (previous) patch(container, previous, tree, force);
  else container.append(create(tree));
  return tree;
}

function toVirtual(child) {
  if (child === undefined || child === null || child === false) return { empty: true, children: [] };
  return typeof child === 'string' ? { text: child, children: [] } : child;
}

function create(virtual) {
  virtual.node = makeNode(virtual);
  bind(virtual);
  for (const child of virtual.children) virtual.node.append(create(child));
  return virtual.node;
}

function makeNode({ raw: ready, empty, text, tag, attributes }) {
  if (ready) return ready;
  if (empty) return document.createTextNode('');
  if (text !== undefined) return document.createTextNode(text);
  const node = SVG_TAGS.has(tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (given(value)) node.setAttribute(name, String(value));
  return node;
}

function bind({ node, book, on }) {
  if (book) books.set(node, book);
  if (on) handlers.set(node, on);
}

function patch(parent, current, next, force) {
  if (!isSame(current, next)) {
    parent.replaceChild(create(next), current.node);
    return;
  }
  next.node = current.node;
  if (next.empty || next.raw) return;
  if (next.text !== undefined) {
    if (!force && current.text === next.text) return;
    next.node = document.createTextNode(next.text);
    parent.replaceChild(next.node, current.node);
    return;
  }
  patchAttributes(next.node, current.attributes, next.attributes);
  bind(next);
  if (next.list) patchList(next.node, current.children, next.children, force);
  else patchChildren(next.node, current.children, next.children, force);
}

function isSame(current, next) {
  const kind = (virtual) => virtual.tag ?? (virtual.empty ? 'empty' : virtual.raw ? virtual.raw : 'text');
  return kind(current) === kind(next) && current.key === next.key;
}

function patchAttributes(node, current, next) {
  for (const name of new Set([...Object.keys(current), ...Object.keys(next)])) {
    if (current[name] === next[name]) continue;
    if (given(next[name])) node.setAttribute(name, String(next[name]));
    else node.removeAttribute(name);
  }
}

/** Children by index. */
function patchChildren(parent, current, next, force) {
  for (const [index, child] of next.entries()) {
    const old = current[index];
    if (old) patch(parent, old, child, force);
    else parent.insertBefore(create(child), next[index - 1]?.node.nextSibling ?? null);
  }
  for (const old of current.slice(next.length)) parent.removeChild(old.node);
}

/** A "fast list": children by key, each put at the place of its index. */
function patchList(parent, current, next, force) {
  const known = new Map(current.map((child) => [child.key, child]));
  for (const child of next) {
    const old = known.get(child.key);
    known.delete(child.key);
    if (old) patch(parent, old, child, force);
    else create(child);
  }
  for (const old of known.values()) parent.removeChild(old.node);
  next.forEach((child, index) => {
    if (parent.childNodes[index] !== child.node) parent.insertBefore(child.node, parent.childNodes[index] ?? null);
  });
}

function given(value) {
  return value !== undefined && value !== null && value !== false;
}
