import type { PageAnswer } from '../messages.ts';
import type { Sighting } from '../telegram/sighting.ts';

const MAX_ANSWERS = 3000;
/** Pauses before asking again: a background that is just starting, or that died over the question. */
const RETRY_MS = [100, 500, 2000] as const;
/** A background that does not answer within this time is asked again. */
const PATIENCE_MS = 2000;

export interface AnswersOptions {
  /** Asks the background. May reject, or never settle. */
  ask(sighting: Sighting): Promise<PageAnswer>;
  /** Called whenever an answer has come or the background was given up on. */
  onChange(): void;
  /** Runs `task` after `delay` ms. */
  schedule(task: () => void, delay: number): void;
}

/** The verdicts on what this page has shown, so that a chat shown again has its badge in the same frame. */
export class Answers {
  readonly #options: AnswersOptions;
  readonly #known = new Map<string, PageAnswer>();
  readonly #asking = new Set<string>();
  #unreachable = false;
  #generation = 0;

  constructor(options: AnswersOptions) {
    this.#options = options;
  }

  /** True while the background has not answered any try of the last question. */
  get unreachable(): boolean {
    return this.#unreachable;
  }

  /** The answer for a sighting, if it has come. */
  get(sighting: Sighting): PageAnswer | undefined {
    return this.#known.get(keyOf(sighting));
  }

  /** Asks for an answer unless it is there or on its way. */
  want(sighting: Sighting): void {
    const key = keyOf(sighting);
    if (this.#known.has(key) || this.#asking.has(key)) return;
    this.#asking.add(key);
    void this.#ask(sighting, key, 0);
  }

  /** Forgets every answer: the list or the reader's choices have changed. */
  clear(): void {
    this.#generation++;
    this.#known.clear();
  }

  async #ask(sighting: Sighting, key: string, attempt: number): Promise<void> {
    const generation = this.#generation;
    const answer = await this.#tryOnce(sighting);
    if (generation !== this.#generation) {
      void this.#ask(sighting, key, 0);
      return;
    }
    if (answer) {
      this.#unreachable = false;
      this.#keep(key, answer);
    } else {
      const delay = RETRY_MS[attempt];
      if (delay !== undefined) {
        this.#options.schedule(() => void this.#ask(sighting, key, attempt + 1), delay);
        return;
      }
      this.#unreachable = true;
    }
    this.#asking.delete(key);
    this.#options.onChange();
  }

  async #tryOnce(sighting: Sighting): Promise<PageAnswer | undefined> {
    const patience = new Promise<undefined>((resolve) => {
      this.#options.schedule(() => resolve(undefined), PATIENCE_MS);
    });
    try {
      return await Promise.race([this.#options.ask(sighting), patience]);
    } catch {
      return undefined;
    }
  }

  #keep(key: string, answer: PageAnswer): void {
    this.#known.set(key, answer);
    const oldest = this.#known.keys().next();
    if (this.#known.size > MAX_ANSWERS && !oldest.done) this.#known.delete(oldest.value);
  }
}

/** Subscriber counts move all the time; two digits of them are enough for any verdict. */
function keyOf(sighting: Sighting): string {
  const { surface: _, subscribers, ...rest } = sighting;
  return JSON.stringify([subscribers === undefined ? null : subscribers.toPrecision(2), rest]);
}
