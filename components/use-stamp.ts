import { useCallback, useState } from 'preact/hooks';
import type { ReportStamp } from '../lib/reports/hint.ts';
import type { ChatCalls } from './chat-calls.ts';

/** The id and the time that what is being made carries, and what takes new ones. */
export function useStamp(calls: ChatCalls): { stamp: ReportStamp; renew: () => void } {
  const [stamp, setStamp] = useState(() => calls.stamp());
  const renew = useCallback(() => setStamp(calls.stamp()), [calls]);
  return { stamp, renew };
}
