import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { onMessage, sendMessage } from '../messages.ts';
import { translate, uiLanguage } from '../platform/page-translate.ts';
import { clientOf } from '../telegram/client.ts';
import { readerLanguage } from '../words.ts';
import { startWatching } from './start.ts';

/** Connects the watch over a Telegram page to the browser, for as long as the extension's context is valid. */
export function runOnPage(context: ContentScriptContext): void {
  const client = clientOf(location);
  if (!client) return;
  const watch = startWatching({
    page: document,
    client,
    t: translate,
    language: readerLanguage(translate, uiLanguage()),
    ask: (sighting) => sendMessage('judge', sighting),
    hideBanner: ({ handle, peerId }) =>
      sendMessage('hide-banner', { ...(handle && { handle }), ...(peerId && { peerId }) }),
  });
  const stopAnswering = onMessage('page-state', () => watch.state());
  context.onInvalidated(() => {
    stopAnswering();
    watch.stop();
  });
}
