import { useEffect, useState } from 'preact/hooks';
import type { ListStatus } from '../lib/messages.ts';

/** The lists in use, the extension's own first; `undefined` while they are being asked for. */
export function useLists(ask: () => Promise<ListStatus[]>): ListStatus[] | undefined {
  const [lists, setLists] = useState<ListStatus[] | undefined>(undefined);
  useEffect(() => {
    // Without an answer nothing can be sent, and the page says so; the file can be saved all the same.
    ask().then(setLists, () => setLists([]));
  }, [ask]);
  return lists;
}
