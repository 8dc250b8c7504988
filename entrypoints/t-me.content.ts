import { defineContentScript } from 'wxt/utils/define-content-script';
import { runOnPage } from '../lib/surfaces/content.ts';
import { T_ME } from '../lib/surfaces/t-me/client.ts';

/** t.me and its other names: cards and previews of public chats. */
export default defineContentScript({
  matches: ['https://t.me/*', 'https://*.t.me/*', 'https://telegram.me/*', 'https://telegram.dog/*'],
  runAt: 'document_end',
  main: (context) => runOnPage(context, T_ME),
});
