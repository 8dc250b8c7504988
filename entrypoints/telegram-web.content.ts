import { defineContentScript } from 'wxt/utils/define-content-script';
import { runOnPage } from '../lib/surfaces/content.ts';

/** Web K and Web A. */
export default defineContentScript({
  matches: ['https://web.telegram.org/*', 'https://webk.telegram.org/*'],
  runAt: 'document_end',
  main: runOnPage,
});
