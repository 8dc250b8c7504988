/**
 * First script of every replica page: collects the page's errors, and tells the client's own changes of the page from
 * everybody else's. Whatever happens outside `replica.touch` was done by somebody else.
 *
 * - `replica.errors`: texts of uncaught errors and rejections.
 * - `replica.foreign`: what others added beside the client's nodes: `{ tag, parent }`. Allowed.
 * - `replica.violations`: what others did to the client's own nodes: `{ change, where }`. Must stay empty.
 */
(() => {
  const errors = [];
  const foreign = [];
  const violations = [];
  const foreignNodes = new WeakSet();
  let depth = 0;
  let parsing = document.readyState === 'loading';

  addEventListener('error', (event) => errors.push(String(event.message || event.error)));
  addEventListener('unhandledrejection', (event) => errors.push(`rejection: ${String(event.reason)}`));

  const describe = (node) => {
    if (!(node instanceof Element)) return node?.nodeName ?? 'nothing';
    const part = (name, mark) =>
      (Element.prototype.getAttribute.call(node, name) ?? '').split(/\s+/).map((word) => word && mark + word);
    return [node.localName, ...part('id', '#'), ...part('class', '.')].join('');
  };

  const isForeign = (node) => {
    for (let at = node; at; at = at.parentNode) if (foreignNodes.has(at)) return true;
    return false;
  };

  /** While the parser is at work, only a custom element can be somebody else's. */
  const isParsers = (node) => parsing && !(node instanceof Element && node.localName.includes('-'));

  const added = (node, parent) => {
    if (isParsers(node)) return;
    if (isForeign(node)) return;
    foreignNodes.add(node);
    foreign.push({ tag: describe(node), parent: describe(parent) });
  };

  const judge = (record) => {
    if (isForeign(record.target)) return;
    for (const node of record.removedNodes) {
      if (isForeign(node)) continue;
      violations.push({ change: `removed ${describe(node)}`, where: describe(record.target) });
    }
    for (const node of record.addedNodes) added(node, record.target);
    if (record.type === 'attributes') {
      violations.push({ change: `attribute ${record.attributeName}`, where: describe(record.target) });
    }
    if (record.type === 'characterData' && !parsing) {
      violations.push({ change: 'text', where: describe(record.target.parentNode) });
    }
  };

  const observer = new MutationObserver((records) => records.forEach(judge));
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const settle = () => observer.takeRecords().forEach(judge);

  addEventListener('DOMContentLoaded', () => {
    settle();
    parsing = false;
  });

  /** Runs a change that the client itself makes. */
  const touch = (change) => {
    if (depth === 0) settle();
    depth += 1;
    try {
      return change();
    } finally {
      depth -= 1;
      if (depth === 0) observer.takeRecords();
    }
  };

  window.replica = { errors, foreign, violations, touch, settle };
})();
