import { browser } from 'wxt/browser';
import { LISTS_IN_USE_KEY } from '../list/keys.ts';
import type { OutboxCalls } from '../reports/later-outbox.ts';
import { BREAK_OFF_MS } from '../reports/outbox-schedule.ts';

const NAME = 'outbox';

/** Has the background woken for the outbox at a time, in milliseconds since 1970. Browsers wait half a minute at least. */
export function wakeForOutbox(time: number): void {
  void browser.alarms.create(NAME, { when: Math.max(time, Date.now() + 1000) });
}

/**
 * Has the outbox work when its time has come, when the browser starts, when the extension was updated (which may drop
 * alarms), when there is a connection again, and when a list has changed. To be called at once
 * when the background starts: one that sleeps is woken only for listeners that it registers then.
 */
export function openOutboxAlarm(outbox: OutboxCalls): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name !== NAME) return;
    // The alarm is spent: before anything else, even the outbox's code, is loaded, there is another.
    wakeForOutbox(Date.now() + BREAK_OFF_MS);
    void outbox.work('due');
  });
  browser.runtime.onStartup.addListener(() => void outbox.work('due'));
  browser.runtime.onInstalled.addListener(() => void outbox.work('due'));
  addEventListener('online', () => void outbox.work('online'));
  browser.storage.local.onChanged.addListener((changes) => {
    if (LISTS_IN_USE_KEY in changes) void outbox.follow();
  });
}
