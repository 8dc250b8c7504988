import { CodedError, errorCode } from '../errors.ts';
import type { Platform } from '../platform/platform.ts';
import { InboxClient, type Reply } from './inbox-client.ts';
import { MAX_BYTES } from './limits.ts';
import type { OutboxEntry, OutboxState } from './outbox-entry.ts';
import { entryOf, parseJson, readRecord } from './outbox-record.ts';
import {
  BREAK_OFF_MS,
  FOLLOW_PERIOD_MS,
  isEnded,
  isWanted,
  mayBeForgotten,
  nextTime,
  type Occasion,
  pauseAfter,
  RESEND_WITHIN_MS,
} from './outbox-schedule.ts';
import type { OutboxRecord } from './outbox-storage.ts';
import type { SubmissionStatus } from './protocol.ts';
import { type Submission, submissionSchema } from './submission.ts';

/** What is kept at most. Whatever has come to its end gives way to what is new. */
export const MOST_ENTRIES = 200;
/** Somebody else changes an entry at the same time; nobody does so for ever. */
const MOST_COLLISIONS = 20;
/** Storage that cannot be read now may be later. */
const STORAGE_PAUSE_MS = 15 * 60_000;

/** An inbox, as a list names it. */
export interface NamedInbox {
  id: string;
  name: string;
  /** Its address, with a slash at the end. */
  inbox: string;
}

export interface OutboxOptions {
  platform: Pick<Platform, 'outboxStorage' | 'fetch' | 'exclusive'>;
  /** The inbox that a list names, by the list's id. */
  inboxOf(list: string): Promise<NamedInbox | undefined>;
  /**
   * Called with the time of the next attempt, in milliseconds since 1970: the outbox must be asked to work then, whatever
   * becomes of the background until then. One time at a time: the last one counts.
   */
  wakeAt(time: number): void;
  now?: () => Date;
  /** From 0 to 1. */
  random?: () => number;
  timeoutMs?: number;
}

/**
 * What the reader sends, on its way to the inboxes: kept before anything is sent, sent until it is answered, once in
 * effect, and followed until it has come to its end. The background may be stopped at any moment. For the background alone.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #client: InboxClient;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#client = new InboxClient(options.platform.fetch, {
      timeoutMs: options.timeoutMs,
      onAsk: () => this.#watch(),
    });
  }

  get #storage() {
    return this.#options.platform.outboxStorage;
  }

  #now(): number {
    return (this.#options.now?.() ?? new Date()).getTime();
  }

  /**
   * Whatever is under way now may break off: browsers stop a background that seems idle, and nothing but this wakes it.
   * To Chromium the call is also a sign that the background is not idle.
   */
  #watch(): void {
    this.#options.wakeAt(this.#now() + BREAK_OFF_MS);
  }

  /**
   * Puts a report or nomination on its way. The same one again is the one that is there.
   *
   * @param text its JSON, as it is to be sent.
   * @param list the list whose inbox it goes to.
   * @throws {CodedError} `SUBMISSION_INVALID`, `INBOX_MISSING`, `INBOX_ID_TAKEN`, `OUTBOX_FULL`, `STORAGE_UNAVAILABLE`
   */
  async send({ text, list }: { text: string; list: string }): Promise<OutboxEntry> {
    const { id } = readText(text);
    const inbox = await this.#options.inboxOf(list);
    if (!inbox) throw new CodedError('INBOX_MISSING', list);
    const record: OutboxRecord = {
      id,
      revision: 1,
      text,
      list: { id: inbox.id, name: inbox.name, inbox: inbox.inbox },
      created: this.#now(),
      state: 'waiting',
      tried: false,
      attempts: 0,
      nextTry: this.#now(),
    };
    this.#watch();
    const kept = await stored(async () => {
      const there = await this.#storage.get(id);
      if (there) return there;
      await this.#makeRoom();
      return (await this.#storage.add(record)) ? record : this.#storage.get(id);
    });
    if (kept?.text !== text) throw new CodedError('INBOX_ID_TAKEN', 'something else was sent under this id');
    void this.work('due');
    return entryOf(kept);
  }

  /** What there is, newest first. @throws {CodedError} `STORAGE_UNAVAILABLE`, `STORED_NEWER` */
  async entries(): Promise<OutboxEntry[]> {
    const entries = (await stored(() => this.#storage.all())).map(entryOf);
    const newerFirst = (a: OutboxEntry, b: OutboxEntry) => (a.created < b.created ? 1 : -1);
    return entries.toSorted((a, b) => (a.created === b.created ? (a.id < b.id ? -1 : 1) : newerFirst(a, b)));
  }

  /** Does what there is to do. @returns what there is then. @throws {CodedError} `STORAGE_UNAVAILABLE` */
  async refresh(occasion: Occasion = 'all'): Promise<OutboxEntry[]> {
    await this.work(occasion);
    return this.entries();
  }

  /**
   * Takes something back. What was never tried is gone at once; of the rest the inbox is told until it knows.
   *
   * @returns what there is then.
   * @throws {CodedError} `STORAGE_UNAVAILABLE`
   */
  async cancel(id: string): Promise<OutboxEntry[]> {
    this.#watch();
    await stored(() =>
      this.#change(id, (record) => {
        if (isEnded(record)) return record;
        // Nowhere but here.
        if (!record.tried || record.state === 'failed') return undefined;
        const { problem: _, ...rest } = record;
        return { ...rest, state: 'withdrawing', attempts: 0, nextTry: this.#now() };
      }),
    );
    void this.work('due');
    return this.entries();
  }

  /**
   * Leaves aside what has come to its end, or will not be taken, and what its inbox says nothing about: that may have it all
   * the same. @throws {CodedError} `STORAGE_UNAVAILABLE`
   */
  async forget(id: string): Promise<OutboxEntry[]> {
    await stored(() => this.#change(id, (record) => (mayBeForgotten(record) ? undefined : record)));
    return this.entries();
  }

  /** A new version of a list is there: what was sent may be in it. Never rejects. */
  follow(): Promise<void> {
    return this.work('followed');
  }

  /**
   * Does what there is to do: at each inbox one thing after the other, and none waits for another. Never rejects: what fails
   * is tried again.
   */
  async work(occasion: Occasion): Promise<void> {
    this.#watch();
    try {
      const inboxes = new Set(
        (await this.#records()).filter((record) => !isEnded(record)).map(({ list }) => list.inbox),
      );
      await Promise.all([...inboxes].map((inbox) => this.#workAt(inbox, occasion)));
      this.#options.wakeAt(nextTime(await this.#records(), this.#now()));
    } catch (error) {
      // Nothing but a newer version of the extension can read what that has stored.
      if (errorCode(error, 'STORAGE_UNAVAILABLE') !== 'STORED_NEWER') {
        this.#options.wakeAt(this.#now() + STORAGE_PAUSE_MS);
      }
    }
  }

  /** One at a time for each inbox: whoever comes later finds what is left. */
  async #workAt(inbox: string, occasion: Occasion): Promise<void> {
    const isHere = (record: OutboxRecord) => record.list.inbox === inbox && isWanted(record, occasion, this.#now());
    const work = async () => {
      const wanted = (await this.#records()).filter(isHere);
      for (const { id } of wanted) {
        // Read anew: the reader may have changed their mind while others were sent.
        const record = readRecord(await this.#storage.get(id));
        if (record && isHere(record)) await this.#attempt(record).catch(() => {});
      }
    };
    await this.#options.platform.exclusive(`outbox ${inbox}`, true, work).catch(() => {});
  }

  /** What this version can read. */
  async #records(): Promise<OutboxRecord[]> {
    return (await this.#storage.all()).flatMap((value) => readRecord(value) ?? []);
  }

  async #attempt(before: OutboxRecord): Promise<void> {
    const attempts = before.attempts + 1;
    const pause = Math.max(pauseAfter(before, attempts, this.#chance()), BREAK_OFF_MS);
    // Noted before anything leaves: from now on the inbox may have it, and an attempt that breaks off was one in vain.
    const revision = before.revision + 1;
    const record = { ...before, tried: true, attempts, nextTry: this.#now() + pause, revision };
    if (!(await this.#storage.replace(record))) return;
    const { id, text, list, state } = record;
    if (state === 'withdrawing') return this.#settleWithdrawal(record, await this.#client.withdraw(list.inbox, id));
    if (state === 'sent' || state === 'accepted') {
      return this.#settleQuestion(record, await this.#client.status(list.inbox, id));
    }
    await this.#settlePost(record, await this.#client.post(list.inbox, id, text));
  }

  #chance(): number {
    return (this.#options.random ?? Math.random)();
  }

  async #settlePost(record: OutboxRecord, reply: Reply): Promise<void> {
    if (reply.kind === 'status') return this.#apply(record, reply.status);
    if (reply.kind === 'refused') {
      const { nextTry: _, ...rest } = record;
      await this.#replace({ ...rest, state: 'failed', attempts: 0, problem: reply.problem });
      return;
    }
    await this.#putOff(record, reply);
  }

  async #settleQuestion(record: OutboxRecord, reply: Reply): Promise<void> {
    if (reply.kind === 'status') return this.#apply(record, reply.status);
    if (reply.kind !== 'unknown') return this.#putOff(record, reply);
    const { nextTry: _, ...rest } = record;
    await this.#replace(
      this.#isLost(record)
        ? { ...rest, state: 'waiting', attempts: 0, anew: true, nextTry: this.#now() }
        : { ...rest, attempts: 0, problem: 'INBOX_FORGOT' },
    );
  }

  /**
   * True when an inbox that was restored from a backup has lost what it had. What nobody had decided on is then sent once
   * more, unless it is so old that the inbox may have erased it by its own rule: a contact must not come back there.
   */
  #isLost({ state, anew, problem, created }: OutboxRecord): boolean {
    if (state !== 'sent' || anew || problem === 'INBOX_DECIDED') return false;
    return Math.abs(this.#now() - created) <= RESEND_WITHIN_MS;
  }

  async #settleWithdrawal(record: OutboxRecord, reply: Reply): Promise<void> {
    if (reply.kind === 'unknown' || (reply.kind === 'status' && reply.status.state === 'withdrawn')) {
      await this.#storage.remove(record);
      return;
    }
    if (reply.kind === 'decided') {
      await this.#replace({ ...record, state: 'sent', attempts: 0, problem: 'INBOX_DECIDED', nextTry: this.#now() });
      return;
    }
    await this.#putOff(record, reply);
  }

  async #apply(record: OutboxRecord, { state, refusal, listVersion }: SubmissionStatus): Promise<void> {
    if (state === 'withdrawn') {
      await this.#storage.remove(record);
      return;
    }
    const { nextTry: _, problem, ...rest } = record;
    const now: OutboxState = state === 'received' ? 'sent' : state;
    await this.#replace({
      ...rest,
      state: now,
      attempts: 0,
      ...(problem === 'INBOX_DECIDED' && { problem }),
      ...(refusal && { refusal }),
      ...(listVersion !== undefined && { listVersion }),
      ...(!isEnded({ state: now }) && { nextTry: this.#now() + FOLLOW_PERIOD_MS }),
    });
  }

  /** @param record with the attempt that was in vain. */
  async #putOff(record: OutboxRecord, reply: Reply): Promise<void> {
    const { problem, retryAfterMs } = reply.kind === 'later' ? reply : { problem: 'INBOX_UNREACHABLE' as const };
    const pause = pauseAfter({ ...record, problem }, record.attempts, this.#chance(), retryAfterMs);
    await this.#replace({ ...record, problem, nextTry: this.#now() + pause });
  }

  /** When the reader has changed the entry meanwhile, theirs counts. */
  async #replace(record: OutboxRecord): Promise<void> {
    await this.#storage.replace({ ...record, revision: record.revision + 1 });
  }

  /** @param to `undefined` removes it; the same record leaves it as it is. */
  async #change(id: string, to: (record: OutboxRecord) => OutboxRecord | undefined): Promise<void> {
    for (let collision = 0; collision < MOST_COLLISIONS; collision++) {
      // What cannot be read is left as it is.
      const record = readRecord(await this.#storage.get(id));
      if (!record) return;
      const changed = to(record);
      if (changed === record) return;
      const isDone = changed
        ? await this.#storage.replace({ ...changed, revision: record.revision + 1 })
        : await this.#storage.remove(record);
      if (isDone) return;
    }
    throw new Error('changed again and again');
  }

  async #makeRoom(): Promise<void> {
    const records = await this.#records();
    const ended = records.filter(isEnded).toSorted((a, b) => a.created - b.created);
    if (records.length - ended.length >= MOST_ENTRIES) throw new CodedError('OUTBOX_FULL', `${records.length} entries`);
    for (const record of ended.slice(0, Math.max(0, records.length - MOST_ENTRIES + 1)))
      await this.#storage.remove(record);
  }
}

/** @throws {CodedError} `SUBMISSION_INVALID` */
function readText(text: string): Submission {
  if (typeof text !== 'string' || new TextEncoder().encode(text).length > MAX_BYTES) {
    throw new CodedError('SUBMISSION_INVALID', 'longer than an inbox takes');
  }
  const read = submissionSchema.safeParse(parseJson(text));
  if (!read.success) throw new CodedError('SUBMISSION_INVALID', 'neither a report nor a nomination');
  return read.data;
}

/** @throws {CodedError} `STORAGE_UNAVAILABLE` for whatever storage throws. */
async function stored<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (cause) {
    if (cause instanceof CodedError) throw cause;
    throw new CodedError('STORAGE_UNAVAILABLE', 'the outbox cannot be used', { cause });
  }
}
