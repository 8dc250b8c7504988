import { useEffect, useState } from 'preact/hooks';
import type { PageState } from '../../lib/messages.ts';
import type { PopupCalls } from './calls.ts';

/** How long to wait before asking the page again, in milliseconds: it learns handles and opens other chats meanwhile. */
export const ASK_AGAIN_AFTER = 700;

/** What the tab's page says; `asking` until it has answered; `undefined` when it is no Telegram page. */
export function usePageState(calls: PopupCalls): PageState | 'asking' | undefined {
  const [page, setPage] = useState<PageState | 'asking' | undefined>('asking');
  useEffect(() => {
    let open = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const state = await calls.pageState();
      if (!open) return;
      if (state !== 'busy') setPage((known) => (isSame(known, state) ? known : state));
      if (state) timer = setTimeout(ask, ASK_AGAIN_AFTER);
    };
    ask();
    return () => {
      open = false;
      clearTimeout(timer);
    };
  }, [calls]);
  return page;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
