export { axeFindings } from './axe.ts';
export { type Badge, badgesOn, isOpenChats, waitForBadge } from './badges.ts';

import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

export { launchChromium, showColourScheme } from './chromium.ts';
export { closeClean, idOf, openWatched } from './client-page.ts';
export { type BrowserKind, findAnyBrowser, findBrowser } from './find-browser.ts';
export { launchFirefox } from './firefox.ts';
export { findFirstPage } from './first-page.ts';
export { type Pages, startPages } from './pages-server.ts';
export { openPopup } from './popup.ts';
export { type DescribedPeer, pageFaults, type Replica, replicaReady } from './replica.ts';
export { screenshot } from './screenshot.ts';
export type { LaunchOptions, Session } from './session.ts';
export { type StaleReport, staleReport, staleWatch } from './stale-watch.ts';

/** What starts each browser. */
export const BROWSERS = { chromium: launchChromium, firefox: launchFirefox } as const;
