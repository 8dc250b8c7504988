import { useCallback, useEffect, useState } from 'preact/hooks';
import { type ErrorCode, errorCode } from '../../lib/errors.ts';
import type { ListStatus } from '../../lib/messages.ts';
import type { PopupCalls } from './calls.ts';

interface Known {
  status?: ListStatus;
  /** Why the status could not be read. */
  failure?: ErrorCode;
}

/** How the extension's own list is doing, now and whenever the lists in use change. `show` shows what was learned. */
export function useListStatus(calls: PopupCalls): Known & { show: (status: ListStatus) => void } {
  const [known, setKnown] = useState<Known>({});
  const show = useCallback((status: ListStatus) => setKnown({ status }), []);
  useEffect(() => {
    const ask = () =>
      void calls
        .listStatus()
        .then(show, (error: unknown) => setKnown({ failure: errorCode(error, 'BACKGROUND_UNREACHABLE') }));
    ask();
    return calls.followLists(ask);
  }, [calls, show]);
  return { ...known, show };
}
