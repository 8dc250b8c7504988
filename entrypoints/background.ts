import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { Advisor } from '../lib/advisor.ts';
import { onMessage } from '../lib/messages.ts';
import { pageAnswers } from '../lib/page-answers.ts';
import { browserPlatform } from '../lib/platform/browser-platform.ts';
import { followChosenLanguage } from '../lib/platform/chosen-language.ts';
import { openOutboxAlarm, wakeForOutbox } from '../lib/platform/outbox-alarm.ts';
import { answerOutbox } from '../lib/platform/outbox-messages.ts';
import { translate, uiLanguage } from '../lib/platform/page-translate.ts';
import { openSyncAlarm } from '../lib/platform/sync-alarm.ts';
import { browserToolbarButton } from '../lib/platform/toolbar-button.ts';
import { openBeside, openWaysIn } from '../lib/platform/ways-in.ts';
import { draftFrom, draftPage } from '../lib/reports/drafts.ts';
import { Outbox } from '../lib/reports/outbox.ts';
import { Toolbar, toolbarLook } from '../lib/toolbar.ts';
import { readerLanguage } from '../lib/words.ts';

/** Answers every question of the pages. Holds nothing that it could not load again: the browser may stop it any time. */
export default defineBackground(() => {
  const advisor = new Advisor(browserPlatform);
  const outbox = new Outbox({
    platform: browserPlatform,
    inboxOf: (list) => advisor.inboxOf(list),
    wakeAt: wakeForOutbox,
  });
  answerOutbox(outbox);
  openOutboxAlarm(outbox);
  onMessage('judge', async ({ data }) => {
    const [answers] = await Promise.all([advisor.judge(data), language.ready()]);
    return pageAnswers(answers, translate, readerLanguage(translate, uiLanguage()));
  });
  onMessage('lookup', ({ data }) => advisor.lookup(data.query));
  onMessage('lists', () => advisor.lists());
  onMessage('sync-lists', () => advisor.syncLists());
  onMessage('page-open', async () => {
    await Promise.all([advisor.syncDueLists(), outbox.work('due')]);
  });
  onMessage('preview-list', ({ data }) => advisor.previewList(data.address));
  onMessage('add-list', ({ data }) => advisor.addList(data.address, data.fingerprint));
  onMessage('remove-list', ({ data }) => advisor.removeList(data.id));
  openSyncAlarm(() => advisor.syncDueLists());
  onMessage('hide-banner', ({ data }) => advisor.hideBanner(data));
  onMessage('page-settings', () => advisor.pageSettings());
  onMessage('settings', () => advisor.settings());
  onMessage('change-settings', ({ data }) => advisor.changeSettings(data));
  onMessage('set-choice', ({ data }) => advisor.setChoice(data));
  onMessage('personal-list', () => advisor.personalList());
  onMessage('personal-import', ({ data }) => advisor.personalImport(data.text));
  onMessage('reset', () => advisor.reset());
  onMessage('site', ({ data }) => advisor.site(data));
  onMessage('open-report', async ({ data, sender }) => {
    await openBeside(await draftPage(browserPlatform.session, 'report', data), sender.tab);
  });
  onMessage('open-page', async ({ data, sender }) => {
    await openBeside(await draftPage(browserPlatform.session, data.page, data.draft), sender.tab);
  });
  const language = followChosenLanguage(browserPlatform, () => void drawMenu());
  const drawMenu = openWaysIn({
    lookup: (query) => advisor.lookup(query),
    reportPage: (text) => draftPage(browserPlatform.session, 'report', draftFrom(text)),
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
