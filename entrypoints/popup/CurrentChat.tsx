import { CopyDiagnosis } from '../../components/CopyDiagnosis.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { type CardActions, VerdictCard } from '../../components/VerdictCard.tsx';
import { diagnosis, type Versions } from '../../lib/diagnosis.ts';
import type { PageState } from '../../lib/messages.ts';
import { t } from '../../lib/platform/page-translate.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';

interface Props {
  page: PageState;
  /** While the reader looks up another chat. */
  compact: boolean;
  versions: Versions;
  actionsFor: (sighting: Sighting) => CardActions;
}

/** What is known about the chat that the Telegram page in the tab shows. */
export function CurrentChat({ page, compact, versions, actionsFor }: Props) {
  const isMissing = page.badges === 'missing';
  const problem = page.problem ?? (isMissing ? 'PAGE_UNREADABLE' : undefined);
  const { chat } = page;
  const isPerson = chat?.sighting.kind === 'user';
  return (
    <section class="current" aria-label={t('popup.current')} aria-live="polite">
      {problem && <ErrorNote code={problem} />}
      {isMissing && <CopyDiagnosis text={diagnosis(page, versions)} />}
      {chat?.verdict && (
        <VerdictCard
          {...chat}
          verdict={chat.verdict}
          compact={compact}
          alreadyOpen
          actions={actionsFor(chat.sighting)}
        />
      )}
      {isHandleUnknown(chat) && <p class="hint">{t('popup.handle_unknown')}</p>}
      {chat && !chat.verdict && (
        <p class={isPerson ? 'hint' : 'loading'}>{t(isPerson ? 'popup.person' : 'popup.loading')}</p>
      )}
      {!chat && !problem && !compact && <p class="hint">{t('popup.no_chat')}</p>}
    </section>
  );
}

/** The page has not told the handle, and without it there is nothing to say: the reader may know it. */
function isHandleUnknown(chat: PageState['chat']): boolean {
  return chat?.verdict?.verdict === 'unknown' && chat.sighting.handlePending === true && !chat.sighting.handle;
}
