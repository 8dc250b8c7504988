import { el } from '../common/dom.js';

const ROW_HEIGHT = 72;
const ROWS_AROUND = 4;
/** After this many ms a row that came back draws its last message anew (200 was seen). */
const RENEW_MS = 200;
const { touch } = window.replica;

/** A list of chats, of which only the rows in view are in the document. A row belongs to one chat for ever. */
export class VirtualList {
  /**
   * @param options.makeRow gives an item's row
   * @param options.renewRow draws anew what a row shows of the last message
   * @param options.onOpen is called with the item whose row is pressed
   */
  constructor({ makeRow, renewRow, onOpen }) {
    this.makeRow = makeRow;
    this.renewRow = renewRow;
    this.rows = new Map();
    this.items = [];
    this.element = el('ul', { class: 'chatlist virtual-chatlist', role: 'list' });
    this.scrollable = el('div', { class: 'scrollable scrollable-y chatlist-parts' }, this.element);
    this.scrollable.addEventListener('scroll', () => this.place());
    openOnPress(this.element, (row) => {
      const item = this.items.find((candidate) => this.rows.get(candidate.key) === row);
      if (item) onOpen(item);
    });
  }

  /** @param items `{ key, ... }`, in order */
  show(items) {
    this.items = items;
    this.place();
  }

  place() {
    touch(() => {
      this.element.style.height = `${this.items.length * ROW_HEIGHT}px`;
      const first = Math.max(0, Math.floor(this.scrollable.scrollTop / ROW_HEIGHT) - ROWS_AROUND);
      const last = first + Math.ceil((this.scrollable.clientHeight || 640) / ROW_HEIGHT) + 2 * ROWS_AROUND;
      const wanted = new Set();
      this.items.slice(first, last).forEach((item, index) => {
        const isNew = !this.rows.has(item.key);
        const row = this.rowOf(item);
        wanted.add(row);
        row.style.top = `${(first + index) * ROW_HEIGHT}px`;
        if (row.parentNode === this.element) return;
        this.element.append(row);
        if (!isNew) this.renewLater(item, row);
      });
      for (const row of [...this.element.children]) if (!wanted.has(row)) row.remove();
    });
  }

  renewLater(item, row) {
    setTimeout(() => {
      if (row.parentNode === this.element) touch(() => this.renewRow(item, row));
    }, RENEW_MS);
  }

  rowOf(item) {
    const known = this.rows.get(item.key);
    if (known) return known;
    const row = this.makeRow(item);
    this.rows.set(item.key, row);
    row.classList.toggle('active', item.key === this.activeKey);
    return row;
  }

  markActive(key) {
    this.activeKey = key;
    for (const [itemKey, row] of this.rows) row.classList.toggle('active', itemKey === key);
  }
}

/** Rows open on mousedown in the capture phase, and their click is swallowed. */
export function openOnPress(list, onRow) {
  list.addEventListener(
    'mousedown',
    (event) => {
      const row = event.target.closest?.('.chatlist-chat');
      if (row && event.button === 0) onRow(row);
    },
    { capture: true },
  );
  list.addEventListener(
    'click',
    (event) => {
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}
