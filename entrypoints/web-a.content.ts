import { defineContentScript } from 'wxt/utils/define-content-script';
import { runOnPage } from '../lib/surfaces/content.ts';
import { WEB_A } from '../lib/surfaces/web-a/client.ts';

/** Web A. */
export default defineContentScript({
  matches: ['https://web.telegram.org/a*'],
  runAt: 'document_end',
  main: (context) => runOnPage(context, WEB_A),
});
