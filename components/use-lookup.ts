import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type ErrorCode, errorCode } from '../lib/errors.ts';
import type { LookupResult } from '../lib/messages.ts';

/** How long typing must pause before a lookup starts, in milliseconds. */
export const TYPING_PAUSE = 150;

export type LookupState =
  | { phase: 'idle' }
  | { phase: 'searching'; previous?: LookupResult }
  | { phase: 'answered'; result: LookupResult }
  | { phase: 'failed'; code: ErrorCode };

export interface Lookup {
  query: string;
  state: LookupState;
  /** Takes what was typed and looks it up once typing pauses. */
  type(query: string): void;
  /** Looks up at once. */
  submit(query: string): void;
}

/**
 * Looks up what the reader types, as they type. Only the answer to the last question counts, in whatever order the
 * answers come in.
 *
 * @param ask answers one query; what it rejects with is told by its error code.
 * @param given looked up at once, and again whenever it is another.
 */
export function useLookup(ask: (query: string) => Promise<LookupResult>, given?: string): Lookup {
  const [query, setQuery] = useState('');
  const [state, setState] = useState<LookupState>({ phase: 'idle' });
  const latest = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const start = useCallback(
    (text: string, pause: number) => {
      clearTimeout(timer.current);
      latest.current += 1;
      const question = latest.current;
      const settle = (next: LookupState) => {
        if (question === latest.current) setState(next);
      };
      setQuery(text);
      if (text.trim() === '') {
        setState({ phase: 'idle' });
        return;
      }
      setState(searching);
      timer.current = setTimeout(() => {
        ask(text).then(
          (result) => settle({ phase: 'answered', result }),
          (error: unknown) => settle({ phase: 'failed', code: errorCode(error, 'BACKGROUND_UNREACHABLE') }),
        );
      }, pause);
    },
    [ask],
  );

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      latest.current = Number.POSITIVE_INFINITY;
    },
    [],
  );

  const type = useCallback((text: string) => start(text, TYPING_PAUSE), [start]);
  const submit = useCallback((text: string) => start(text, 0), [start]);
  useEffect(() => {
    if (given !== undefined) submit(given);
  }, [given, submit]);
  return { query, state, type, submit };
}

/** While the next answer is awaited the last one stays in view, so that results do not flicker with every key. */
function searching(state: LookupState): LookupState {
  if (state.phase === 'answered') return { phase: 'searching', previous: state.result };
  return state.phase === 'searching' ? state : { phase: 'searching' };
}

/** The result to show: the answer, or the last one while the next is awaited. */
export function resultInView(state: LookupState): LookupResult | undefined {
  if (state.phase === 'answered') return state.result;
  return state.phase === 'searching' ? state.previous : undefined;
}

/** The id of an option of the result list, for `aria-activedescendant`. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}
