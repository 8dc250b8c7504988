import { useCallback, useRef, useState } from 'preact/hooks';
import { type ErrorCode, errorCode } from '../lib/errors.ts';
import type { ListStatus } from '../lib/messages.ts';
import { syncOutcome } from './sync-outcome.ts';

export interface Sync {
  /** Checks for updates, unless that is being done already. */
  start(): Promise<void>;
  busy: boolean;
  /** What came of it, in the language spoken when it is called. Empty before the first one has ended. */
  outcome: () => string[];
  /** Why it could not be done at all. */
  failure: ErrorCode | undefined;
}

/**
 * Checks lists for updates at the reader's word.
 *
 * @param lists how they are doing now.
 * @param ask does it and tells how they are doing then.
 * @param onUpdated is told of it.
 */
export function useSync(
  lists: ListStatus[],
  ask: () => Promise<ListStatus[]>,
  onUpdated: (lists: ListStatus[]) => void,
): Sync {
  const [state, setState] = useState<Pick<Sync, 'busy' | 'outcome' | 'failure'>>(IDLE);
  const busy = useRef(false);
  const start = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setState({ ...IDLE, busy: true });
    try {
      const after = await ask();
      onUpdated(after);
      setState({ ...IDLE, outcome: () => syncOutcome(lists, after) });
    } catch (error) {
      setState({ ...IDLE, failure: errorCode(error, 'BACKGROUND_UNREACHABLE') });
    }
    busy.current = false;
  }, [lists, ask, onUpdated]);
  return { ...state, start };
}

const IDLE: Pick<Sync, 'busy' | 'outcome' | 'failure'> = { busy: false, outcome: () => [], failure: undefined };
