import { refreshTitles } from './title.js';

/** Of the rows changed, each so-many-th is taken out of the document and put back. */
const MOVED = 5;

/**
 * Much at once, as after the computer slept: rows are renamed there and back, and put in another order.
 *
 * @param count at most so many rows
 * @param options.peerOfRow whose row it is
 * @param options.virtual the chat list, whose rows lie where their order says
 * @returns how many rows were changed
 */
export function burst(count, { peerOfRow, virtual }) {
  const rows = [...document.querySelectorAll('.chatlist-chat[data-peer-id]')].slice(0, count);
  for (const row of rows) renameThereAndBack(peerOfRow(row));
  rows.forEach((row, index) => {
    if (index % MOVED === 0 && row.parentNode !== virtual.element) row.parentNode.append(row);
  });
  const shown = virtual.items.filter(({ key }) => rows.includes(virtual.rows.get(key)));
  const others = shown.toReversed();
  shown.forEach(({ key }, index) => {
    if (index % MOVED === 0) virtual.rows.get(key).remove();
  });
  virtual.show(virtual.items.map((item) => (shown.includes(item) ? others.shift() : item)));
  return rows.length;
}

function renameThereAndBack(peer) {
  const { title } = peer;
  peer.title = `${title} (renamed)`;
  refreshTitles(peer);
  peer.title = title;
  refreshTitles(peer);
}
