import { defineBackground } from 'wxt/utils/define-background';
import { Advisor } from '../lib/advisor.ts';
import { onMessage } from '../lib/messages.ts';
import { browserPlatform } from '../lib/platform/browser-platform.ts';

/** Answers every question of the pages. Holds nothing that it could not load again: the browser may stop it any time. */
export default defineBackground(() => {
  const advisor = new Advisor(browserPlatform);
  onMessage('judge', ({ data }) => advisor.judge(data));
  onMessage('lookup', ({ data }) => advisor.lookup(data.query));
  onMessage('list-status', () => advisor.listStatus());
  onMessage('hide-banner', ({ data }) => advisor.hideBanner(data));
});
