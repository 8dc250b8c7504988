import { useCallback } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useSync } from '../../components/use-sync.ts';
import type { ListStatus } from '../../lib/messages.ts';
import { t } from '../../lib/platform/page-translate.ts';
import type { OptionsCalls } from './calls.ts';

interface Props {
  calls: OptionsCalls;
  lists: ListStatus[];
  onUpdated: (lists: ListStatus[]) => void;
}

/** Has every list checked for updates now, and says what came of it. */
export function UpdateLists({ calls, lists, onUpdated }: Props) {
  const { start, busy, outcome, failure } = useSync(
    lists,
    useCallback(() => calls.syncLists(), [calls]),
    onUpdated,
  );
  return (
    <div class="update">
      <div class="buttons">
        <button type="button" aria-disabled={busy} aria-busy={busy} onClick={start}>
          {t(busy ? 'list.checking' : 'options.lists_update')}
        </button>
      </div>
      <div role="status">
        {outcome().map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {failure && <ErrorNote code={failure} role="alert" />}
    </div>
  );
}
