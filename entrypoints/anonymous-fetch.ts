import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerRequests } from '../lib/platform/anonymous-frame.ts';

/** Makes requests without an origin, in a frame of Firefox's background page (lib/platform/anonymous-fetch.ts). */
export default defineUnlistedScript({ include: ['firefox'], main: answerRequests });
