import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { later } from '../lib/later.ts';

/** What the background loads when it first needs it. */
export default defineUnlistedScript(() => {
  globalThis.channelTrustHintsLater = later;
});
