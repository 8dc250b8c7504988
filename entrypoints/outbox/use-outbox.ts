import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type ErrorCode, errorCode } from '../../lib/errors.ts';
import type { OutboxEntry } from '../../lib/reports/outbox-entry.ts';
import type { OutboxCalls } from './calls.ts';

/** How often the page looks whether something has changed, in milliseconds; the inboxes are not asked for that. */
export const LOOK_PERIOD_MS = 2000;

/** What is in the outbox, kept up to date while the page is open. */
export function useOutbox(calls: OutboxCalls) {
  const [entries, setEntries] = useState<OutboxEntry[] | undefined>(undefined);
  /** Why what the reader asked for was not done: it stays until they ask for something else. */
  const [failure, setFailure] = useState<ErrorCode | undefined>(undefined);
  /** Why nothing can be looked up at the moment. */
  const [lookFailure, setLookFailure] = useState<ErrorCode | undefined>(undefined);
  const answers = useRef(0);

  const look = useCallback(async (task: () => Promise<OutboxEntry[]>) => {
    const before = answers.current;
    try {
      const seen = await task();
      // What the reader did meanwhile has shown what is newer.
      if (before === answers.current) setEntries(seen);
      setLookFailure(undefined);
    } catch (error) {
      setLookFailure(errorCode(error, 'BACKGROUND_UNREACHABLE'));
    }
  }, []);

  const act = useCallback(async (task: () => Promise<OutboxEntry[]>) => {
    setFailure(undefined);
    try {
      const now = await task();
      answers.current += 1;
      setEntries(now);
      setLookFailure(undefined);
    } catch (error) {
      setFailure(errorCode(error, 'BACKGROUND_UNREACHABLE'));
    }
  }, []);

  useEffect(() => {
    void look(calls.entries).then(() => look(() => calls.refresh('followed')));
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void look(calls.entries);
    }, LOOK_PERIOD_MS);
    const onOnline = () => void look(() => calls.refresh('online'));
    addEventListener('online', onOnline);
    return () => {
      clearInterval(timer);
      removeEventListener('online', onOnline);
    };
  }, [calls, look]);

  return { entries, failure: failure ?? lookFailure, act };
}
