import { Outbox } from '../../lib/reports/outbox.ts';
import { MemoryOutboxStorage } from '../../lib/reports/outbox-storage.ts';
import { printSubmission } from '../../lib/reports/print.ts';
import { type openDesk, reportOf } from '../registry/inbox/desk.ts';

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** What can happen to a request. */
export const FATES = ['fine', 'fine', 'lost', 'answer lost', 'late', 'error', 'garbage', 'busy'] as const;
export type Fate = (typeof FATES)[number];

/** What can happen in between. */
export const STEPS = ['send', 'send again', 'take back', 'work', 'refresh', 'kill', 'time', 'clock back'] as const;
export type Step = (typeof STEPS)[number];

export const INBOX = { id: 'own', name: 'A list', inbox: 'http://inbox.test/' };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FOR_EVER = Number.POSITIVE_INFINITY;

export const idOf = (text: string) => String(JSON.parse(text).id);
/** Never answers: whoever waits for it is gone. */
const never = () => new Promise<never>(() => {});

/** One after the other, as the browser's locks have it; gone with the browser. */
export function locks() {
  let last: Promise<unknown> = Promise.resolve();
  return async <T>(_name: string, _wait: boolean, task: () => Promise<T>): Promise<T | undefined> => {
    const mine = last.then(task, task);
    last = mine.catch(() => {});
    return mine;
  };
}

/** A reader's browser, an inbox, and between them a network on which everything can go wrong. */
export class FaultyWorld {
  readonly #desk: Desk;
  readonly #fates: Iterator<Fate>;
  readonly #lives: Iterator<number>;
  readonly #storage = new MemoryOutboxStorage();
  /** Requests that arrive long after their sender has given up. */
  readonly #onTheirWay: Request[] = [];
  #now = Date.parse('2026-11-23T12:00:00Z');
  #isHealed = false;
  #outbox = this.#background(FOR_EVER);
  /** Texts that were sent. */
  readonly sent: string[] = [];
  readonly takenBack = new Set<string>();
  kills = 0;

  constructor(desk: Desk, fates: Iterator<Fate>, lives: Iterator<number>) {
    this.#desk = desk;
    this.#fates = fates;
    this.#lives = lives;
  }

  async step(step: Step, number: number): Promise<void> {
    const chosen = this.sent[number % Math.max(1, this.sent.length)];
    const steps: Record<Step, () => Promise<void> | void> = {
      send: () => this.#send(),
      'send again': async () => {
        if (chosen && !this.takenBack.has(chosen)) await this.#orGone(this.#outbox.send({ text: chosen, list: 'own' }));
      },
      'take back': async () => {
        if (!chosen) return;
        this.#outbox = this.#background(FOR_EVER);
        await this.#outbox.cancel(idOf(chosen));
        this.takenBack.add(chosen);
      },
      work: () => this.#orGone(this.#outbox.work('due')),
      refresh: () => this.#orGone(this.#outbox.refresh()),
      kill: () => {
        this.#outbox = this.#background(this.#lives.next().value);
        this.kills++;
      },
      time: () => this.#passTime(number * MINUTE),
      'clock back': () => this.#passTime(-number * MINUTE),
    };
    await steps[step]();
    if (number % 3 === 0) await this.#arrive(1);
  }

  /** From now on everything goes well, for days. @returns what the outbox says then. */
  async settle() {
    this.#isHealed = true;
    this.#outbox = this.#background(FOR_EVER);
    for (let round = 0; round < 4; round++) {
      await this.#outbox.refresh();
      await this.#arrive(this.#onTheirWay.length);
      this.#now += 25 * HOUR;
    }
    return this.#outbox.entries();
  }

  #passTime(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Pressed until it is kept, as a reader would. */
  async #send(): Promise<void> {
    const text = printSubmission(reportOf());
    this.sent.push(text);
    await this.#orGone(this.#outbox.send({ text, list: 'own' }));
    if (await this.#storage.get(idOf(text))) return;
    this.#outbox = this.#background(FOR_EVER);
    await this.#outbox.send({ text, list: 'own' });
  }

  async #arrive(count: number): Promise<void> {
    for (const request of this.#onTheirWay.splice(0, count)) await this.#desk.app.request(request);
  }

  /** What is done is done, or the background is gone. */
  async #orGone(task: Promise<unknown>): Promise<void> {
    const gone = new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    await Promise.race([task.catch(() => {}), gone]);
  }

  async #request(request: Request): Promise<Response> {
    const fate: Fate = this.#isHealed ? 'fine' : this.#fates.next().value;
    if (fate === 'late') this.#onTheirWay.push(request);
    if (fate === 'late' || fate === 'lost') throw new TypeError('no answer');
    if (fate === 'error') return new Response('oops', { status: 502 });
    if (fate === 'busy') return Response.json({ error: { code: 'BUSY', message: '' } }, { status: 503 });
    const answer = await this.#desk.app.request(request);
    if (fate === 'answer lost') throw new TypeError('no answer');
    return fate === 'garbage' ? new Response(`${await answer.text()}}`) : answer;
  }

  /** A background that stops for good after so many steps of its own. */
  #background(life: number): Outbox {
    let left = life;
    const alive =
      <A extends unknown[], R>(task: (...given: A) => Promise<R>) =>
      async (...given: A): Promise<R> => {
        if (left-- <= 0) return never();
        const result = await task(...given);
        return left < 0 ? never() : result;
      };
    const storage = this.#storage;
    return new Outbox({
      platform: {
        outboxStorage: {
          all: alive(() => storage.all()),
          get: alive((id) => storage.get(id)),
          add: alive((record) => storage.add(record)),
          replace: alive((record) => storage.replace(record)),
          remove: alive((record) => storage.remove(record)),
        },
        exclusive: locks(),
        fetch: alive((input, init) => this.#request(new Request(input as string, init))),
      },
      inboxOf: async () => INBOX,
      wakeAt: () => {},
      now: () => new Date(this.#now),
      timeoutMs: 1e9,
    });
  }
}
