import { useEffect, useState } from 'preact/hooks';
import type { ListStatus } from '../lib/messages.ts';

/** A list that takes reports and nominations. */
export interface ReachableList {
  id: string;
  name: string;
  /** Host of its inbox. */
  host: string;
}

/** The lists in use and, of them, those that name an inbox; `undefined` while they are being asked for. */
export function useLists(
  ask: () => Promise<ListStatus[]>,
): { lists: ListStatus[]; reachable: ReachableList[] } | undefined {
  const [lists, setLists] = useState<ListStatus[] | undefined>(undefined);
  useEffect(() => {
    // Without an answer nothing can be sent, and the page says so; the file can be saved all the same.
    ask().then(setLists, () => setLists([]));
  }, [ask]);
  if (!lists) return undefined;
  const reachable = lists.flatMap(({ id, name, contact }) =>
    contact?.inbox ? [{ id, name, host: new URL(contact.inbox).host }] : [],
  );
  return { lists, reachable };
}
