import { useId, useState } from 'preact/hooks';
import { type ErrorCode, errorCode } from '../lib/errors.ts';
import { t, translate } from '../lib/platform/page-translate.ts';
import { isolate } from '../lib/text/display.ts';
import { directionOf } from '../lib/words.ts';
import { ErrorNote } from './ErrorNote.tsx';
import type { ReachableList } from './use-lists.ts';

interface Props {
  /** Lists with an inbox, the extension's own first; `undefined` while they are being asked for. */
  reachable: ReachableList[] | undefined;
  /** True when there is nothing that keeps it from being sent; else whatever is wrong gets shown. */
  check: () => boolean;
  /** Afterwards this is gone from the page. */
  send: (list: string) => Promise<unknown>;
  saved: boolean;
}

/** Where it goes, and the two ways: send it there, or save it as a file, by the form around. Sent once, and then no more. */
export function SendTo({ reachable, check, send, saved }: Props) {
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [state, setState] = useState<'ready' | 'sending'>('ready');
  const [failure, setFailure] = useState<ErrorCode | undefined>(undefined);
  const selectId = useId();
  const list = reachable?.find(({ id }) => id === chosen) ?? reachable?.[0];

  const press = () => {
    if (!list || state !== 'ready' || !check()) return;
    setState('sending');
    setFailure(undefined);
    send(list.id).catch((error: unknown) => {
      setFailure(errorCode(error, 'BACKGROUND_UNREACHABLE'));
      setState('ready');
    });
  };

  return (
    <>
      {reachable?.length === 0 && <p>{t('send.no_inbox')}</p>}
      {reachable && reachable.length > 1 && (
        <p>
          <label for={selectId}>{t('send.to_which')}</label>
          <select id={selectId} value={list?.id} onChange={(event) => setChosen(event.currentTarget.value)}>
            {reachable.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </p>
      )}
      {list && <p class="goes-to">{t('send.goes_to', [quoted(list.name), quoted(list.host)])}</p>}
      {failure && <ErrorNote code={failure} role="alert" />}
      <div class="buttons">
        {list && (
          <button type="button" class="primary" disabled={state !== 'ready'} onClick={press}>
            {t('send.send')}
          </button>
        )}
        <button type="submit" class={list ? undefined : 'primary'}>
          {t('report.save')}
        </button>
        <p role="status">{saved && t('report.saved')}</p>
      </div>
    </>
  );
}

function quoted(text: string): string {
  return isolate(text, directionOf(translate), 'auto');
}
