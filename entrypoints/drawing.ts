import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { drawBadge } from '../lib/surfaces/draw-badge.ts';

/** What draws badges in a Telegram page: a script of its own, loaded when there is first something to mark. */
export default defineUnlistedScript(() => {
  globalThis.channelTrustHintsDrawing = drawBadge;
});
