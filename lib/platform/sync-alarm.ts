import { browser } from 'wxt/browser';
import { ALARM_PERIOD_MINUTES } from '../list/schedule.ts';

const NAME = 'sync-lists';
/** So that browsers that start together do not ask together. */
const JITTER_MINUTES = 30;

/**
 * Calls `sync` when the browser or the background starts, and every six hours. To be called at once when the background
 * starts: one that sleeps is woken only for listeners that it registers then.
 */
export function openSyncAlarm(sync: () => Promise<void>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === NAME) void sync();
  });
  browser.runtime.onStartup.addListener(() => void sync());
  browser.runtime.onInstalled.addListener(() => void sync());
  void keepAlarm();
}

async function keepAlarm(): Promise<void> {
  if (await browser.alarms.get(NAME)) return;
  const delayInMinutes = ALARM_PERIOD_MINUTES - JITTER_MINUTES + 2 * JITTER_MINUTES * Math.random();
  await browser.alarms.create(NAME, { delayInMinutes, periodInMinutes: ALARM_PERIOD_MINUTES });
}
