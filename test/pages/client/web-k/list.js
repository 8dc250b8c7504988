import { el } from '../common/dom.js';

const ROW_HEIGHT = 72;
const ROWS_AROUND = 4;
const { touch } = window.replica;

/** A list of chats, of which only the rows in view are in the document. A row belongs to one chat for ever. */
export class VirtualList {
  /** @param makeRow gives a chat's row; @param onOpen is called when a row is pressed */
  constructor({ makeRow, onOpen }) {
    this.makeRow = makeRow;
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
        const row = this.rowOf(item);
        wanted.add(row);
        row.style.top = `${(first + index) * ROW_HEIGHT}px`;
        if (row.parentNode !== this.element) this.element.append(row);
      });
      for (const row of [...this.element.children]) if (!wanted.has(row)) row.remove();
    });
  }

  rowOf(item) {
    const known = this.rows.get(item.key);
    if (known) return known;
    const row = this.makeRow(item);
    this.rows.set(item.key, row);
    return row;
  }

  markActive(key) {
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
