import { useCallback } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { ListChecked, ListStatus } from '../../components/ListStatus.tsx';
import { StaleNote } from '../../components/StaleNote.tsx';
import { useSync } from '../../components/use-sync.ts';
import type { ListStatus as Status } from '../../lib/messages.ts';
import { t } from '../../lib/platform/page-translate.ts';
import type { PopupCalls } from './calls.ts';

interface Props {
  calls: PopupCalls;
  status: Status;
  onUpdated: (status: Status) => void;
}

/** How the extension's own list is doing. One that is stale can be checked for updates. */
export function OwnList({ calls, status, onUpdated }: Props) {
  const { problem, stale, syncs } = status;
  const { start, busy, outcome, failure } = useSync(
    [status],
    useCallback(async () => [await calls.syncLists()], [calls]),
    useCallback(([own]: Status[]) => own && onUpdated(own), [onUpdated]),
  );
  const sentences = outcome();
  return (
    <>
      {problem && <ErrorNote code={problem} />}
      {failure && <ErrorNote code={failure} role="alert" />}
      {stale && (
        <StaleNote>
          {syncs && (
            <button type="button" aria-disabled={busy} aria-busy={busy} onClick={start}>
              {t(busy ? 'list.checking' : 'list.check_now')}
            </button>
          )}
        </StaleNote>
      )}
      {(busy || sentences.length > 0) && <p role="status">{sentences.join(' ')}</p>}
      <ListStatus status={status} />
      <ListChecked status={status} />
    </>
  );
}
