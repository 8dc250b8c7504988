import { i18n } from '#i18n';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { VerdictCard } from '../../components/VerdictCard.tsx';
import type { PageState } from '../../lib/messages.ts';

/** What is known about the chat that the Telegram page in the tab shows. `compact` while the reader looks up another. */
export function CurrentChat({ page, compact }: { page: PageState; compact: boolean }) {
  const problem = page.problem ?? (page.badges === 'missing' ? 'PAGE_UNREADABLE' : undefined);
  const { chat } = page;
  const isPerson = chat?.sighting.kind === 'user';
  return (
    <section class="current" aria-label={i18n.t('popup.current')} aria-live="polite">
      {problem && <ErrorNote code={problem} />}
      {chat?.verdict && <VerdictCard sighting={chat.sighting} verdict={chat.verdict} compact={compact} alreadyOpen />}
      {isHandleUnknown(chat) && <p class="hint">{i18n.t('popup.handle_unknown')}</p>}
      {chat && !chat.verdict && (
        <p class={isPerson ? 'hint' : 'loading'}>{i18n.t(isPerson ? 'popup.person' : 'popup.loading')}</p>
      )}
      {!chat && !problem && !compact && <p class="hint">{i18n.t('popup.no_chat')}</p>}
    </section>
  );
}

/** The page has not told the handle, and without it there is nothing to say: the reader may know it. */
function isHandleUnknown(chat: PageState['chat']): boolean {
  return chat?.verdict?.verdict === 'unknown' && chat.sighting.handlePending === true && !chat.sighting.handle;
}
