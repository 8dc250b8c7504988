import { CodedError } from '../errors.ts';
import type { Platform } from '../platform/platform.ts';
import { InboxClient, type Reply } from './inbox-client.ts';
import { MAX_BYTES } from './limits.ts';
import type { OutboxEntry, OutboxState } from './outbox-entry.ts';
import type { OutboxRecord } from './outbox-storage.ts';
import type { SubmissionStatus } from './protocol.ts';
import { kindOf, type Submission, submissionSchema } from './submission.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** What is kept at most. Whatever has come to its end gives way to what is new. */
export const MOST_ENTRIES = 200;
/** After the first attempt in vain; doubles with each. */
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 6 * HOUR;
/** However long an inbox asks to wait. */
const LONGEST_WAIT_MS = 24 * HOUR;
/** How often what was sent is asked after. */
const FOLLOW_PERIOD_MS = 6 * HOUR;
const ENDED: ReadonlySet<OutboxState> = new Set(['published', 'refused']);
/** Somebody else changes an entry at the same time; nobody does so for ever. */
const MOST_COLLISIONS = 20;

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
  /** Called with the time of the next attempt, in milliseconds since 1970: the outbox must be asked to work then. */
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
    this.#client = new InboxClient(options.platform.fetch, options.timeoutMs);
  }

  get #storage() {
    return this.#options.platform.outboxStorage;
  }

  #now(): number {
    return (this.#options.now?.() ?? new Date()).getTime();
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

  /** What there is, newest first. @throws {CodedError} `STORAGE_UNAVAILABLE` */
  async entries(): Promise<OutboxEntry[]> {
    const records = await stored(() => this.#storage.all());
    return records.toSorted((a, b) => b.created - a.created || (a.id < b.id ? -1 : 1)).map(entryOf);
  }

  /** Tries everything now. @returns what there is then. @throws {CodedError} `STORAGE_UNAVAILABLE` */
  async refresh(): Promise<OutboxEntry[]> {
    await this.work('all');
    return this.entries();
  }

  /**
   * Takes something back. What was never tried is gone at once; of the rest the inbox is told until it knows.
   *
   * @returns what there is then.
   * @throws {CodedError} `STORAGE_UNAVAILABLE`
   */
  async cancel(id: string): Promise<OutboxEntry[]> {
    await stored(() =>
      this.#change(id, (record) => {
        if (ENDED.has(record.state)) return record;
        // Nowhere but here.
        if (!record.tried || record.state === 'failed') return undefined;
        const { problem: _, ...rest } = record;
        return { ...rest, state: 'withdrawing', attempts: 0, nextTry: this.#now() };
      }),
    );
    void this.work('due');
    return this.entries();
  }

  /** Leaves aside what has come to its end, or will not be taken. @throws {CodedError} `STORAGE_UNAVAILABLE` */
  async forget(id: string): Promise<OutboxEntry[]> {
    await stored(() =>
      this.#change(id, (record) =>
        ENDED.has(record.state) || record.state === 'failed' || record.problem === 'INBOX_FORGOT' ? undefined : record,
      ),
    );
    return this.entries();
  }

  /** A new version of a list is there: what was sent may be in it. Never rejects. */
  follow(): Promise<void> {
    return this.work('followed');
  }

  /**
   * Does what there is to do, one thing after the other. Never rejects: what fails is tried again.
   *
   * @param which `due`: what it is time for; `followed`: what was sent as well; `all`: everything.
   */
  async work(which: 'due' | 'followed' | 'all'): Promise<void> {
    const { platform } = this.#options;
    await platform
      .exclusive('outbox', true, async () => {
        for (const { id } of await this.#storage.all()) {
          // Read anew: the reader may have changed their mind while others were sent.
          const record = await this.#storage.get(id);
          if (record && this.#isWanted(record, which)) await this.#attempt(record).catch(() => {});
        }
      })
      .catch(() => {});
    await this.#scheduleNext().catch(() => {});
  }

  #isWanted({ state, nextTry, problem }: OutboxRecord, which: 'due' | 'followed' | 'all'): boolean {
    if (ENDED.has(state)) return false;
    if (state === 'failed') return which === 'all' && problem === 'INBOX_DATE';
    if (which === 'all') return true;
    if (which === 'followed' && (state === 'sent' || state === 'accepted')) return true;
    if (nextTry === undefined) return false;
    // A time further off than any pause was noted by a clock that was wrong.
    const wait = nextTry - this.#now();
    return wait <= 0 || wait > LONGEST_WAIT_MS;
  }

  async #attempt(record: OutboxRecord): Promise<void> {
    const { id, text, list } = record;
    if (record.state === 'withdrawing')
      return this.#settleWithdrawal(record, await this.#client.withdraw(list.inbox, id));
    if (record.state === 'sent' || record.state === 'accepted') {
      return this.#settleQuestion(record, await this.#client.status(list.inbox, id));
    }
    // Noted before anything leaves: from now on the inbox may have it.
    const trying = { ...record, tried: true, revision: record.revision + 1 };
    if (!(await this.#storage.replace(trying))) return;
    await this.#settlePost(trying, await this.#client.post(list.inbox, id, text));
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
    // An inbox that was restored from a backup has lost it; one that knows nothing of it twice has deleted it.
    const { nextTry: _, ...rest } = record;
    await this.#replace(
      record.anew
        ? { ...rest, problem: 'INBOX_FORGOT' }
        : { ...rest, state: 'waiting', attempts: 0, anew: true, nextTry: this.#now() },
    );
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
      ...(!ENDED.has(now) && { nextTry: this.#now() + FOLLOW_PERIOD_MS }),
    });
  }

  async #putOff(record: OutboxRecord, reply: Reply): Promise<void> {
    const { problem, retryAfterMs } = reply.kind === 'later' ? reply : { problem: 'INBOX_UNREACHABLE' as const };
    const attempts = record.attempts + 1;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 12), LONGEST_PAUSE_MS);
    // Give or take a quarter, so that outboxes that failed together do not come back together.
    const jittered = pause * (0.75 + 0.5 * (this.#options.random ?? Math.random)());
    const wait = Math.min(Math.max(jittered, retryAfterMs ?? 0), LONGEST_WAIT_MS);
    await this.#replace({ ...record, attempts, problem, nextTry: this.#now() + wait });
  }

  /** When the reader has changed the entry meanwhile, theirs counts. */
  async #replace(record: OutboxRecord): Promise<void> {
    await this.#storage.replace({ ...record, revision: record.revision + 1 });
  }

  /** @param to `undefined` removes it; the same record leaves it as it is. */
  async #change(id: string, to: (record: OutboxRecord) => OutboxRecord | undefined): Promise<void> {
    for (let collision = 0; collision < MOST_COLLISIONS; collision++) {
      const record = await this.#storage.get(id);
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
    const records = await this.#storage.all();
    const ended = records.filter(({ state }) => ENDED.has(state)).toSorted((a, b) => a.created - b.created);
    if (records.length - ended.length >= MOST_ENTRIES) throw new CodedError('OUTBOX_FULL', `${records.length} entries`);
    for (const record of ended.slice(0, Math.max(0, records.length - MOST_ENTRIES + 1)))
      await this.#storage.remove(record);
  }

  async #scheduleNext(): Promise<void> {
    const times = (await this.#storage.all()).flatMap(({ state, nextTry }) =>
      nextTry === undefined || ENDED.has(state) || state === 'failed' ? [] : [nextTry],
    );
    if (times.length > 0) this.#options.wakeAt(Math.min(...times));
  }
}

/** @throws {CodedError} `SUBMISSION_INVALID` */
function readText(text: string): Submission {
  if (typeof text !== 'string' || new TextEncoder().encode(text).length > MAX_BYTES) {
    throw new CodedError('SUBMISSION_INVALID', 'longer than an inbox takes');
  }
  const read = submissionSchema.safeParse(parse(text));
  if (!read.success) throw new CodedError('SUBMISSION_INVALID', 'neither a report nor a nomination');
  return read.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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

function entryOf(record: OutboxRecord): OutboxEntry {
  const { id, text, list, state, attempts, problem, refusal, listVersion } = record;
  const submission = readText(text);
  const { handle, peerId, title } = submission;
  return {
    id,
    kind: kindOf(submission),
    ...(handle && { handle }),
    ...(peerId && { peerId }),
    ...(title && { title }),
    text,
    list,
    created: new Date(record.created).toISOString(),
    state,
    attempts,
    ...(record.nextTry !== undefined && { nextTry: new Date(record.nextTry).toISOString() }),
    ...(problem && { problem }),
    ...(refusal && { refusal }),
    ...(listVersion !== undefined && { listVersion }),
  };
}
