import { defineContentScript } from 'wxt/utils/define-content-script';
import { runOnPage } from '../lib/surfaces/content.ts';
import { WEB_K } from '../lib/surfaces/web-k/client.ts';

/** Web K. */
export default defineContentScript({
  matches: ['https://web.telegram.org/k*', 'https://webk.telegram.org/*'],
  runAt: 'document_end',
  main: (context) => runOnPage(context, WEB_K),
});
