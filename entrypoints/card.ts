import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pageCards } from '../components/page-card.tsx';

/** The card in a Telegram page: a script of its own, loaded when the first card opens. */
export default defineUnlistedScript(() => {
  globalThis.channelTrustHintsCard = pageCards;
});
