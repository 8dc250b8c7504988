import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { InboxStore } from './store.ts';

/**
 * Marks made of addresses with the secret key of the day. An address is never stored; without the key, which is deleted
 * after {@link RETENTION_DAYS.dayKey} days, nobody can tell which address a mark was made of.
 */
export class ReaderMarks {
  readonly #store: Pick<InboxStore, 'dayKey'>;
  /** Today's and yesterday's. */
  readonly #keys = new Map<string, Promise<Uint8Array>>();

  constructor(store: Pick<InboxStore, 'dayKey'>) {
    this.#store = store;
  }

  /** Tells the addresses of one day apart: for limits, in memory. */
  async ofAddress(address: string, day: string): Promise<string> {
    return this.#mark(day, `limit\n${network(address)}`);
  }

  /** Tells the readers who report one channel on one day apart. On another channel the same reader has another mark. */
  async ofReader(address: string, channel: string, day: string): Promise<string> {
    return this.#mark(day, `reader\n${channel}\n${network(address)}`);
  }

  /** A secret that every instance has on that day. */
  async secret(purpose: string, day: string): Promise<string> {
    return this.#mark(day, `secret\n${purpose}`);
  }

  async #mark(day: string, text: string): Promise<string> {
    const key = await this.#keyOf(day);
    return createHmac('sha256', key).update(text).digest('base64url').slice(0, 22);
  }

  #keyOf(day: string): Promise<Uint8Array> {
    const known = this.#keys.get(day);
    if (known) return known;
    const key = this.#store.dayKey(day);
    this.#keys.set(day, key);
    for (const old of [...this.#keys.keys()].toSorted().slice(0, -2)) this.#keys.delete(old);
    key.catch(() => this.#keys.delete(day));
    return key;
  }
}

/**
 * What one household or person has: an IPv4 address, or the first 64 bits of an IPv6 one (RFC 4291, section 2.5.4: the
 * rest is the interface).
 */
function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const parts = (text: string | undefined) => (text ? text.split(':') : []);
  const missing = tail === undefined ? 0 : 8 - parts(head).length - parts(tail).length;
  const all = [...parts(head), ...Array<string>(Math.max(0, missing)).fill('0'), ...parts(tail)];
  return all
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':');
}
