import { Outbox } from '../../lib/reports/outbox.ts';
import type { OutboxStorage } from '../../lib/reports/outbox-storage.ts';
import { printSubmission } from '../../lib/reports/print.ts';
import { type openDesk, reportOf } from '../registry/inbox/desk.ts';

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** What can happen to a request. */
export const FATES = ['fine', 'fine', 'lost', 'answer lost', 'late', 'error', 'garbage', 'busy'] as const;
export type Fate = (typeof FATES)[number];

/** What can happen to a call of the storage: it fails before it has done anything, or after it has done everything. */
export const STORAGE_FATES = [...Array(20).fill('fine'), 'fails', 'fails afterwards'] as (
  | 'fine'
  | 'fails'
  | 'fails afterwards'
)[];
export type StorageFate = (typeof STORAGE_FATES)[number];

/** What can happen in between. */
export const STEPS = ['send', 'send again', 'take back', 'refresh', 'kill', 'time', 'time', 'clock back'] as const;
export type Step = (typeof STEPS)[number];

/** Everything that goes wrong. */
export interface Faults {
  fates: Iterator<Fate>;
  storage: Iterator<StorageFate>;
  /** How many calls of its own a background lives for. */
  lives: Iterator<number>;
}

export const INBOX = { id: 'own', name: 'A list', inbox: 'http://inbox.test/' };
const MINUTE = 60_000;
const FOR_EVER = Number.POSITIVE_INFINITY;

export const idOf = (text: string) => String(JSON.parse(text).id);
/** Never answers: whoever waits for it is gone. */
const never = () => new Promise<never>(() => {});

/** One after the other for each name, as the browser's locks have it; gone with the browser. */
export function locks() {
  const last = new Map<string, Promise<unknown>>();
  return async <T>(name: string, _wait: boolean, task: () => Promise<T>): Promise<T | undefined> => {
    const mine = (last.get(name) ?? Promise.resolve()).then(task, task);
    last.set(
      name,
      mine.catch(() => {}),
    );
    return mine;
  };
}

/**
 * A reader's browser, an inbox, and between them a network on which everything can go wrong. Nothing but the alarm that the
 * outbox asks for, and what the reader presses, has the outbox work.
 */
export class FaultyWorld {
  readonly #desk: Desk;
  readonly #faults: Faults;
  readonly #storage: OutboxStorage;
  /** Requests that arrive long after their sender has given up. */
  readonly #onTheirWay: Request[] = [];
  #now = Date.parse('2026-11-23T12:00:00Z');
  /** The browser's: it outlives every background. */
  #alarm: number | undefined;
  #isHealed = false;
  #background = this.#start(FOR_EVER);
  /** Texts that were sent. */
  readonly sent: string[] = [];
  readonly takenBack = new Set<string>();
  kills = 0;

  constructor(desk: Desk, storage: OutboxStorage, faults: Faults) {
    this.#desk = desk;
    this.#storage = storage;
    this.#faults = faults;
  }

  async step(step: Step, number: number): Promise<void> {
    const chosen = this.sent[number % Math.max(1, this.sent.length)];
    const steps: Record<Step, () => Promise<void> | void> = {
      send: () => this.#send(),
      'send again': async () => {
        if (!chosen || this.takenBack.has(chosen)) return;
        await this.#ask((outbox) => outbox.send({ text: chosen, list: 'own' }));
      },
      'take back': async () => {
        if (chosen) await this.#takeBack(chosen);
      },
      refresh: () => this.#ask((outbox) => outbox.refresh()),
      kill: () => {
        this.#background = this.#start(this.#faults.lives.next().value);
        this.kills++;
      },
      time: () => this.#passTime(number * MINUTE),
      'clock back': () => this.#passTime(-number * MINUTE),
    };
    await steps[step]();
    if (number % 3 === 0) await this.#arrive(1);
  }

  /** From now on everything goes well, for as long as the outbox has itself woken. @returns what the outbox says then. */
  async settle() {
    this.#isHealed = true;
    this.#background = this.#start(FOR_EVER);
    const end = Math.max(this.#now, this.#alarm ?? 0) + 48 * 60 * MINUTE;
    while (this.#now < end && this.#alarm !== undefined) {
      await this.#passTime(Math.max(0, this.#alarm - this.#now));
      await this.#arrive(this.#onTheirWay.length);
    }
    return this.#background.outbox.entries();
  }

  async #passTime(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    if (this.#alarm === undefined || this.#alarm > this.#now) return;
    this.#alarm = undefined;
    await this.#ask((outbox) => outbox.work('due'));
  }

  /** Pressed until it is kept, as a reader would. */
  async #send(): Promise<void> {
    const text = printSubmission(reportOf());
    this.sent.push(text);
    await this.#press(
      (outbox) => outbox.send({ text, list: 'own' }),
      async () => (await this.#storage.get(idOf(text))) !== undefined,
    );
  }

  /** The same. */
  async #takeBack(text: string): Promise<void> {
    this.takenBack.add(text);
    await this.#press(
      (outbox) => outbox.cancel(idOf(text)),
      async () => {
        const record = await this.#storage.get(idOf(text));
        return record === undefined || record.state === 'withdrawing';
      },
    );
  }

  async #press(button: (outbox: Outbox) => Promise<unknown>, isDone: () => Promise<boolean>): Promise<void> {
    for (let time = 0; ; time++) {
      if (time > 2) this.#background = this.#start(40 + time);
      await this.#ask(button);
      if (await isDone()) return;
    }
  }

  async #arrive(count: number): Promise<void> {
    for (const request of this.#onTheirWay.splice(0, count)) await this.#desk.app.request(request);
  }

  /** What is done is done, or the background is gone. One that was gone before is started: browsers do for whoever asks. */
  async #ask(task: (outbox: Outbox) => Promise<unknown>): Promise<void> {
    if (this.#background.isGone()) {
      this.#background = this.#start(this.#isHealed ? FOR_EVER : this.#faults.lives.next().value);
    }
    const { outbox, gone } = this.#background;
    await Promise.race([task(outbox).catch(() => {}), gone]);
  }

  async #request(request: Request): Promise<Response> {
    const fate: Fate = this.#isHealed ? 'fine' : this.#faults.fates.next().value;
    if (fate === 'late') this.#onTheirWay.push(request);
    if (fate === 'late' || fate === 'lost') throw new TypeError('no answer');
    if (fate === 'error') return new Response('oops', { status: 502 });
    if (fate === 'busy') return Response.json({ error: { code: 'BUSY', message: '' } }, { status: 503 });
    const answer = await this.#desk.app.request(request);
    if (fate === 'answer lost') throw new TypeError('no answer');
    return fate === 'garbage' ? new Response(`${await answer.text()}}`) : answer;
  }

  /** A background that stops for good after so many steps of its own. */
  #start(life: number): { outbox: Outbox; gone: Promise<void>; isGone: () => boolean } {
    let left = life;
    const { promise: gone, resolve: stop } = Promise.withResolvers<void>();
    const die = () => {
      stop();
      return never();
    };
    const alive =
      <A extends unknown[], R>(task: (...given: A) => Promise<R>) =>
      async (...given: A): Promise<R> => {
        if (left-- <= 0) return die();
        const result = await task(...given);
        return left < 0 ? die() : result;
      };
    const kept = <A extends unknown[], R>(task: (...given: A) => Promise<R>) =>
      alive(async (...given: A): Promise<R> => {
        const fate: StorageFate = this.#isHealed ? 'fine' : this.#faults.storage.next().value;
        if (fate === 'fails') throw new Error('the disk is full');
        const result = await task(...given);
        if (fate === 'fails afterwards') throw new Error('the connection is lost');
        return result;
      });
    const storage = this.#storage;
    const outbox = new Outbox({
      platform: {
        outboxStorage: {
          all: kept(() => storage.all()),
          get: kept((id) => storage.get(id)),
          add: kept((record) => storage.add(record)),
          replace: kept((record) => storage.replace(record)),
          remove: kept((record) => storage.remove(record)),
        },
        exclusive: locks(),
        fetch: alive((input, init) => this.#request(new Request(input as string, init))),
      },
      inboxOf: async () => INBOX,
      wakeAt: (time) => {
        if (left >= 0) this.#alarm = time;
      },
      now: () => new Date(this.#now),
      timeoutMs: 1e9,
    });
    return { outbox, gone, isGone: () => left < 0 };
  }
}
