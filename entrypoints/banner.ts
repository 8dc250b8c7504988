import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { BannerView } from '../lib/surfaces/banner.ts';

/** The banner in a Telegram page: a script of its own, loaded when there is first something to warn of. */
export default defineUnlistedScript(() => {
  globalThis.channelTrustHintsBanner = (options) => new BannerView(options);
});
