import { useCallback, useEffect, useState } from 'preact/hooks';
import { type ErrorCode, errorCode } from '../../lib/errors.ts';
import type { OutboxEntry } from '../../lib/reports/outbox-entry.ts';
import type { OutboxCalls } from './calls.ts';

/** How often the page looks whether something has changed, in milliseconds; the inboxes are not asked for that. */
export const LOOK_PERIOD_MS = 2000;

/** What is in the outbox, kept up to date while the page is open. */
export function useOutbox(calls: OutboxCalls) {
  const [entries, setEntries] = useState<OutboxEntry[] | undefined>(undefined);
  const [failure, setFailure] = useState<ErrorCode | undefined>(undefined);

  const act = useCallback(async (task: () => Promise<OutboxEntry[]>) => {
    try {
      setEntries(await task());
      setFailure(undefined);
    } catch (error) {
      setFailure(errorCode(error, 'BACKGROUND_UNREACHABLE'));
    }
  }, []);

  useEffect(() => {
    void act(calls.entries).then(() => act(calls.refresh));
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void act(calls.entries);
    }, LOOK_PERIOD_MS);
    return () => clearInterval(timer);
  }, [calls, act]);

  return { entries, failure, act };
}
