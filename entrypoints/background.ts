import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { Advisor } from '../lib/advisor.ts';
import { pageAnswers } from '../lib/page-answers.ts';
import { answerPages } from '../lib/platform/advisor-messages.ts';
import { browserPlatform } from '../lib/platform/browser-platform.ts';
import { followChosenLanguage } from '../lib/platform/chosen-language.ts';
import { keepLaterAtHand } from '../lib/platform/load-later.ts';
import { openOutboxAlarm, wakeForOutbox } from '../lib/platform/outbox-alarm.ts';
import { answerOutbox } from '../lib/platform/outbox-messages.ts';
import { onMessage } from '../lib/platform/page-messages.ts';
import { translate, uiLanguage } from '../lib/platform/page-translate.ts';
import { SITE_READS_KEY } from '../lib/platform/site-reads.ts';
import { openSyncAlarm } from '../lib/platform/sync-alarm.ts';
import { browserToolbarButton } from '../lib/platform/toolbar-button.ts';
import { openBeside, openWaysIn } from '../lib/platform/ways-in.ts';
import { LaterOutbox } from '../lib/reports/later-outbox.ts';
import { Toolbar, toolbarLook } from '../lib/toolbar.ts';
import { readerLanguage } from '../lib/words.ts';

/** Answers every question of the pages. Holds nothing that it could not load again: the browser may stop it any time. */
export default defineBackground(() => {
  keepLaterAtHand();
  const advisor = new Advisor(browserPlatform);
  // Mostly a page's question started it, which comes in a moment.
  void advisor.prepare();
  const outbox = new LaterOutbox({
    platform: browserPlatform,
    inboxOf: (list) => advisor.inboxOf(list),
    wakeAt: wakeForOutbox,
  });
  answerOutbox(outbox);
  openOutboxAlarm(outbox);
  void browserPlatform.store.get(SITE_READS_KEY).then(async (left) => {
    if (left) await (await browserPlatform.later()).giveBackLeftPermissions();
  });
  onMessage('judge', async ({ data }) => {
    const [answers] = await Promise.all([advisor.judge(data), language.ready()]);
    return pageAnswers(answers, translate, readerLanguage(translate, uiLanguage()));
  });
  answerPages(advisor, outbox);
  openSyncAlarm(() => advisor.syncDueLists());
  onMessage('open-report', async ({ data, sender }) => {
    const { draftPage } = await browserPlatform.later();
    await openBeside(await draftPage(browserPlatform.session, 'report', data), sender.tab);
  });
  onMessage('open-page', async ({ data, sender }) => {
    const { draftPage } = await browserPlatform.later();
    await openBeside(await draftPage(browserPlatform.session, data.page, data.draft), sender.tab);
  });
  const language = followChosenLanguage(browserPlatform, () => void drawMenu());
  const drawMenu = openWaysIn({
    suggest: async (text, ...how) => {
      const [{ omniboxAnswer }, found] = await Promise.all([browserPlatform.later(), advisor.lookup(text)]);
      return omniboxAnswer(found, ...how);
    },
    reportPage: async (text) => {
      const { draftFrom, draftPage } = await browserPlatform.later();
      return draftPage(browserPlatform.session, 'report', draftFrom(text));
    },
    languageReady: language.ready,
  });
  const toolbar = new Toolbar(browserToolbarButton);
  onMessage('page-changed', async ({ data, sender }) => {
    const tabId = sender.tab?.id;
    if (tabId === undefined || sender.frameId !== 0) return;
    await language.ready();
    const isStale = await advisor.isOwnListStale();
    await toolbar.show(tabId, toolbarLook(data, translate, readerLanguage(translate, uiLanguage()), isStale));
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
});
