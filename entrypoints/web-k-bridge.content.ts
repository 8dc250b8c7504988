import { defineContentScript } from 'wxt/utils/define-content-script';
import { answerPeers } from '../lib/surfaces/web-k/bridge.ts';

/** In Web K's own world: tells handles and marks of the peers on screen, which the page itself does not show. */
export default defineContentScript({
  matches: ['https://web.telegram.org/k/*', 'https://webk.telegram.org/*'],
  runAt: 'document_start',
  world: 'MAIN',
  main: () => answerPeers(window),
});
