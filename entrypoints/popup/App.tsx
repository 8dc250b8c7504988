import { useCallback, useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { ListStatus } from '../../components/ListStatus.tsx';
import { LookupForm } from '../../components/LookupForm.tsx';
import { type ErrorCode, errorCode } from '../../lib/errors.ts';
import type { ListStatus as Status } from '../../lib/messages.ts';
import { CurrentChat } from './CurrentChat.tsx';
import type { PopupCalls } from './calls.ts';
import { usePageState } from './use-page-state.ts';

/** The popup: what is known about the chat in the tab, a lookup for any other, and the list it all rests on. */
export function App({ calls }: { calls: PopupCalls }) {
  const page = usePageState(calls);
  const { status, failure } = useListStatus(calls);
  const [lookingUp, setLookingUp] = useState(false);
  const ask = useCallback((query: string) => calls.lookup(query), [calls]);
  const onTelegram = page !== 'asking' && page !== undefined;

  return (
    <>
      <header class="brand">
        <h1>{i18n.t('extension.name')}</h1>
      </header>
      <main>
        {failure && <ErrorNote code={failure} role="alert" />}
        {onTelegram && <CurrentChat page={page} compact={lookingUp} />}
        <LookupForm ask={ask} focus={page === undefined} onActive={setLookingUp} />
        {page === undefined && !lookingUp && <p class="hint">{i18n.t('popup.hint')}</p>}
      </main>
      <footer>
        {status?.problem && <ErrorNote code={status.problem} />}
        {status && <ListStatus status={status} />}
      </footer>
    </>
  );
}

function useListStatus(calls: PopupCalls): { status?: Status; failure?: ErrorCode } {
  const [state, setState] = useState<{ status?: Status; failure?: ErrorCode }>({});
  useEffect(() => {
    calls.listStatus().then(
      (status) => setState({ status }),
      (error: unknown) => setState({ failure: errorCode(error, 'BACKGROUND_UNREACHABLE') }),
    );
  }, [calls]);
  return state;
}
