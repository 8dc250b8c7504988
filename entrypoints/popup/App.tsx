import { useCallback, useState } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { LookupForm } from '../../components/LookupForm.tsx';
import { OwnIcon } from '../../components/OwnIcon.tsx';
import { SiteChannel } from '../../components/SiteChannel.tsx';
import { type ErrorCode, errorCode } from '../../lib/errors.ts';
import { t } from '../../lib/platform/page-translate.ts';
import type { ReportReason } from '../../lib/reports/report-reasons.ts';
import type { Client } from '../../lib/telegram/client.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { CurrentChat } from './CurrentChat.tsx';
import type { PopupCalls } from './calls.ts';
import { OwnList } from './OwnList.tsx';
import { useCheckedText } from './use-checked-text.ts';
import { useListStatus } from './use-list-status.ts';
import { usePageState } from './use-page-state.ts';
import { useSite } from './use-site.ts';

/** The popup: what is known about the chat or site in the tab, a lookup for any other, and the list it all rests on. */
export function App({ calls }: { calls: PopupCalls }) {
  const page = usePageState(calls);
  const { site, reload } = useSite(calls, page === undefined);
  const { status, failure, show } = useListStatus(calls);
  const [lookingUp, setLookingUp] = useState(false);
  const [undone, setUndone] = useState<ErrorCode | undefined>(undefined);
  const trouble = failure ?? undone;
  const ask = useCallback((query: string) => calls.lookup(query), [calls]);
  const onTelegram = page !== 'asking' && page !== undefined;
  const actionsFor = (sighting: Sighting, client?: Client) => ({
    choose: (choice: Parameters<PopupCalls['choose']>[1]) => calls.choose(sighting, choice),
    open: (to: 'nominate' | 'tick') => {
      calls
        .openPage(to, { sighting, ...(client && { client }) })
        .catch((error: unknown) => setUndone(errorCode(error, 'BACKGROUND_UNREACHABLE')));
    },
    report: (reason?: ReportReason) => {
      calls
        .report({ sighting, ...(client && { client }), ...(reason && { reason }) })
        .catch((error: unknown) => setUndone(errorCode(error, 'BACKGROUND_UNREACHABLE')));
    },
  });

  return (
    <>
      <header class="brand">
        <h1>
          <OwnIcon size={16} />
          {t('extension.name')}
        </h1>
        <button type="button" onClick={() => void calls.openOptions()}>
          {t('popup.options')}
        </button>
      </header>
      <main>
        {trouble && <ErrorNote code={trouble} role="alert" />}
        {onTelegram && (
          <CurrentChat
            page={page}
            compact={lookingUp}
            versions={{ ...calls.versions(), ...(status && { list: status.version }) }}
            actionsFor={(sighting) => actionsFor(sighting, page.client)}
          />
        )}
        {site && <SiteChannel site={site} compact={lookingUp} actionsFor={actionsFor} onChosen={reload} />}
        <LookupForm
          ask={ask}
          focus={page === undefined}
          onActive={setLookingUp}
          given={useCheckedText()}
          actionsFor={actionsFor}
        />
        {page === undefined && !lookingUp && <p class="hint">{t('popup.hint')}</p>}
      </main>
      <footer>
        {status && <OwnList calls={calls} status={status} onUpdated={show} />}
        <a href="/outbox.html" target="_blank" rel="noopener">
          {t('outbox.title')}
        </a>
      </footer>
    </>
  );
}
