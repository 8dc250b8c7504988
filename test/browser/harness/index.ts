export { axeFindings } from './axe.ts';
export { badgesOn, isOpenChats, waitForBadge } from './badges.ts';

import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

export { launchChromium, showColourScheme } from './chromium.ts';
export { closeClean, idOf, openWatched } from './client-page.ts';
export { launchFirefox } from './firefox.ts';
export { findFirstPage } from './first-page.ts';
export { type Pages, startPages } from './pages-server.ts';
export { openPopup } from './popup.ts';
export { pageFaults, replicaReady } from './replica.ts';
export { screenshot } from './screenshot.ts';
export type { Session } from './session.ts';
export { staleReport, staleWatch } from './stale-watch.ts';

/** What starts each browser. */
export const BROWSERS = { chromium: launchChromium, firefox: launchFirefox } as const;
