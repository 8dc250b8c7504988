import type { PageAnswer } from '../messages.ts';
import { MAX_SIGHTINGS, type Sighting } from '../telegram/sighting.ts';
import { Bunches } from './bunches.ts';

/** More than stand on any page, so that none on it is forgotten. */
const MAX_ANSWERS = 2000;
/** Pauses before asking again: a background that is just starting, or that died over the question. */
const RETRY_MS = [100, 500, 2000] as const;
/** A background that does not answer within this time is asked again. */
const PATIENCE_MS = 2000;
/** A message costs the page half a millisecond, however little is in it: while a list is scrolled they are few. */
const GAP_MS = 250;

export interface AnswersOptions {
  /**
   * Asks the background about at most {@link MAX_SIGHTINGS} chats. Answers in their order, `null` where it did not
   * understand. May reject, or never settle.
   */
  ask(sightings: Sighting[]): Promise<(PageAnswer | null)[]>;
  /** Called with the questions to which an answer has come, or on which the background was given up. */
  onChange(questions: ReadonlySet<string>): void;
  /** Monotonic milliseconds. */
  now(): number;
  /** Runs `task` after `delay` ms. */
  schedule(task: () => void, delay: number): void;
}

interface Asked {
  question: string;
  sighting: Sighting;
}

/** The verdicts on what this page has shown, so that a chat shown again has its badge in the same frame. */
export class Answers {
  readonly #options: AnswersOptions;
  readonly #known = new Map<string, PageAnswer>();
  readonly #asking = new Set<string>();
  readonly #bunches: Bunches<Asked>;
  #unreachable = false;
  #generation = 0;
  #last: { answer: PageAnswer; text: string } | undefined;

  constructor(options: AnswersOptions) {
    this.#options = options;
    const { now, schedule } = options;
    const send = (asked: Asked[]) => void this.#ask(asked, 0);
    this.#bunches = new Bunches({ send, most: MAX_SIGHTINGS, gap: () => GAP_MS, now, schedule });
  }

  /** True while the background has not answered any try of the last question. */
  get unreachable(): boolean {
    return this.#unreachable;
  }

  /** The answer to a question (see {@link questionOf}), if it has come. */
  get(question: string): PageAnswer | undefined {
    return this.#known.get(question);
  }

  /**
   * Asks for an answer unless it is there or on its way.
   *
   * @param isUrgent the reader looks at this very chat.
   */
  want(question: string, sighting: Sighting, isUrgent: boolean): void {
    if (this.#known.has(question) || this.#asking.has(question)) return;
    this.#asking.add(question);
    this.#bunches.add({ question, sighting }, isUrgent);
  }

  /** Forgets every answer: the list or the reader's choices have changed. */
  clear(): void {
    this.#generation++;
    this.#known.clear();
  }

  async #ask(asked: Asked[], attempt: number): Promise<void> {
    const generation = this.#generation;
    const answers = await this.#tryOnce(asked.map(({ sighting }) => sighting));
    if (generation !== this.#generation) {
      void this.#ask(asked, 0);
      return;
    }
    const unanswered: Asked[] = [];
    const settled = new Set<string>();
    for (const [index, each] of asked.entries()) {
      const answer = answers[index];
      if (answer) this.#keep(each.question, answer);
      if (answer) settled.add(each.question);
      else unanswered.push(each);
    }
    if (settled.size > 0) this.#unreachable = false;
    const delay = RETRY_MS[attempt];
    if (unanswered.length > 0 && delay !== undefined) {
      this.#options.schedule(() => void this.#ask(unanswered, attempt + 1), delay);
    } else if (unanswered.length > 0) {
      this.#unreachable = true;
      for (const { question } of unanswered) settled.add(question);
    }
    for (const question of settled) this.#asking.delete(question);
    if (settled.size > 0) this.#options.onChange(settled);
  }

  async #tryOnce(sightings: Sighting[]): Promise<(PageAnswer | null)[]> {
    const patience = new Promise<[]>((resolve) => {
      this.#options.schedule(() => resolve([]), PATIENCE_MS);
    });
    try {
      return await Promise.race([this.#options.ask(sightings), patience]);
    } catch {
      return [];
    }
  }

  /** Of most chats there is nothing to say, in the same words: one object serves all that follow each other. */
  #keep(question: string, answer: PageAnswer): void {
    const text = JSON.stringify(answer);
    if (text !== this.#last?.text) this.#last = { answer, text };
    this.#known.set(question, this.#last.answer);
    const oldest = this.#known.keys().next();
    if (this.#known.size > MAX_ANSWERS && !oldest.done) this.#known.delete(oldest.value);
  }
}

/**
 * What two sightings must share to have the same answer. Subscriber counts move all the time; two digits of them are
 * enough for any verdict.
 *
 * @param identity of the sighting, see `identityOf`.
 */
export function questionOf({ subscribers }: Sighting, identity: string): string {
  return `${subscribers === undefined ? '' : subscribers.toPrecision(2)} ${identity}`;
}
