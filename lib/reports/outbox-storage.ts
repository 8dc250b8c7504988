import type { ErrorCode } from '../errors.ts';
import type { OutboxState } from './outbox-entry.ts';
import type { Refusal } from './protocol.ts';

/** One thing in the outbox, as it is stored. Times in milliseconds since 1970. */
export interface OutboxRecord {
  id: string;
  /** Rises with every change: a change rests on the revision that it read. */
  revision: number;
  /** Exactly what is sent. */
  text: string;
  list: { id: string; name: string; inbox: string };
  created: number;
  state: OutboxState;
  /** An attempt to send it has begun: from then on the inbox may have it. */
  tried: boolean;
  /** In vain since it last went well. One that begins is counted at once: it may break off. */
  attempts: number;
  /** Not before this; absent when nothing is waited for. */
  nextTry?: number;
  problem?: ErrorCode;
  refusal?: Refusal;
  listVersion?: number;
  /** It was sent once more, because the inbox knew nothing of it. */
  anew?: boolean;
}

/**
 * Where the outbox is kept. Every method rejects when storage is denied or full. What is read may be something else than a
 * record, if another version of the extension has stored it: see {@link readRecord} in outbox-record.ts.
 */
export interface OutboxStorage {
  /** In no order. */
  all(): Promise<OutboxRecord[]>;
  get(id: string): Promise<OutboxRecord | undefined>;
  /** Adds what is not there. @returns false when something is there under its id. */
  add(record: OutboxRecord): Promise<boolean>;
  /** Puts a record in the place of the one before its revision. @returns false when another is there by now. */
  replace(record: OutboxRecord): Promise<boolean>;
  /** Removes a record of this revision. @returns false when another is there by now. */
  remove(record: Pick<OutboxRecord, 'id' | 'revision'>): Promise<boolean>;
}

/** An outbox that is gone with the process. */
export class MemoryOutboxStorage implements OutboxStorage {
  readonly #records = new Map<string, OutboxRecord>();

  async all() {
    return structuredClone([...this.#records.values()]);
  }

  async get(id: string) {
    return structuredClone(this.#records.get(id));
  }

  async add(record: OutboxRecord) {
    if (this.#records.has(record.id)) return false;
    this.#records.set(record.id, structuredClone(record));
    return true;
  }

  async replace(record: OutboxRecord) {
    if (this.#records.get(record.id)?.revision !== record.revision - 1) return false;
    this.#records.set(record.id, structuredClone(record));
    return true;
  }

  async remove({ id, revision }: Pick<OutboxRecord, 'id' | 'revision'>) {
    if (this.#records.get(id)?.revision !== revision) return false;
    return this.#records.delete(id);
  }
}
