import { browser } from 'wxt/browser';
import type { ToolbarButton } from '../toolbar.ts';

/** The button's API has one name in each manifest version. */
const action = () => (import.meta.env.MANIFEST_VERSION === 2 ? browser.browserAction : browser.action);

/** The toolbar button as the running browser gives it. */
export const browserToolbarButton: ToolbarButton = {
  async setIcon(tabId, path) {
    await action().setIcon({ tabId, path });
  },
  async setTitle(tabId, title) {
    await action().setTitle({ tabId, title });
  },
  async setBadge(tabId, text, color) {
    await Promise.all([action().setBadgeBackgroundColor({ tabId, color }), action().setBadgeText({ tabId, text })]);
  },
};
