import { useEffect, useState } from 'preact/hooks';
import type { ReportHint } from '../lib/reports/hint.ts';
import type { Sighting } from '../lib/telegram/sighting.ts';
import type { ChatCalls } from './chat-calls.ts';

/** How long typing must pause before something about what was typed is asked for, in milliseconds. */
export const TYPING_PAUSE = 250;

/**
 * The hint on a chat; while the next is awaited, and where there is none to be had, there is none.
 *
 * @param sighting the same object as long as it is the same chat.
 */
export function useHint(calls: ChatCalls, sighting: Sighting): ReportHint | undefined {
  const [answer, setAnswer] = useState<{ on: Sighting; hint: ReportHint | undefined } | undefined>(undefined);
  useEffect(() => {
    if (!sighting.handle && !sighting.peerId && !sighting.title) return undefined;
    let wanted = true;
    const settle = (hint: ReportHint | undefined) => wanted && setAnswer({ on: sighting, hint });
    const timer = setTimeout(() => calls.hint(sighting).then(settle, () => settle(undefined)), TYPING_PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [calls, sighting]);
  return answer?.on === sighting ? answer.hint : undefined;
}
