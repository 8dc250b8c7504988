import type { Advisor } from '../advisor.ts';
import type { OutboxCalls } from '../reports/later-outbox.ts';
import { onMessage } from './page-messages.ts';

/** Answers what pages ask of lists, choices and options. */
export function answerPages(advisor: Advisor, outbox: Pick<OutboxCalls, 'work'>): void {
  onMessage('lookup', ({ data }) => advisor.lookup(data.query));
  onMessage('lists', () => advisor.lists());
  onMessage('sync-lists', () => advisor.syncLists());
  onMessage('page-open', async () => {
    await Promise.all([advisor.syncDueLists(), outbox.work('due')]);
  });
  onMessage('preview-list', ({ data }) => advisor.previewList(data.address));
  onMessage('add-list', ({ data }) => advisor.addList(data.address, data.fingerprint));
  onMessage('remove-list', ({ data }) => advisor.removeList(data.id));
  onMessage('hide-banner', ({ data }) => advisor.hideBanner(data));
  onMessage('page-settings', () => advisor.pageSettings());
  onMessage('settings', () => advisor.settings());
  onMessage('change-settings', ({ data }) => advisor.changeSettings(data));
  onMessage('set-choice', ({ data }) => advisor.setChoice(data));
  onMessage('personal-list', () => advisor.personalList());
  onMessage('personal-import', ({ data }) => advisor.personalImport(data.text));
  onMessage('reset', () => advisor.reset());
  onMessage('site', ({ data }) => advisor.site(data));
}
