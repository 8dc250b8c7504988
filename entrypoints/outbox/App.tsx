import { useState } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { t } from '../../lib/platform/page-translate.ts';
import type { OutboxCalls } from './calls.ts';
import { Entry } from './Entry.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useOutbox } from './use-outbox.ts';

/** What the reader has sent, and what has become of each. */
export function App({ calls }: { calls: OutboxCalls }) {
  const { entries, failure, act } = useOutbox(calls);
  const { list, fallback, onFocusIn } = useKeptFocus(entries);
  const [busy, setBusy] = useState(false);
  const refresh = async () => {
    if (busy) return;
    setBusy(true);
    await act(() => calls.refresh('all'));
    setBusy(false);
  };
  return (
    <>
      <PageHeader title={t('outbox.title')} />
      <main onFocusIn={onFocusIn}>
        <p ref={fallback} tabIndex={-1} class="intro">
          {t('outbox.intro')}
        </p>
        {failure && <ErrorNote code={failure} role="alert" />}
        {entries?.length === 0 && <p>{t('outbox.empty')}</p>}
        {entries && entries.length > 0 && (
          <>
            <p class="buttons">
              <button type="button" aria-disabled={busy} onClick={() => void refresh()}>
                {t('outbox.try_now')}
              </button>
            </p>
            <ul ref={list} class="outbox">
              {entries.map((entry) => (
                <Entry
                  key={entry.id}
                  entry={entry}
                  cancel={() => void act(() => calls.cancel(entry.id))}
                  forget={() => void act(() => calls.forget(entry.id))}
                  save={calls.save}
                />
              ))}
            </ul>
          </>
        )}
      </main>
    </>
  );
}
