/** What an inbox takes at most, in bytes of the JSON that is sent. */
export const MAX_BYTES = 16 * 1024;
/** Telegram's own limit is 128 UTF-16 units; disguised titles are longer. */
export const MAX_TITLE = 512;
export const MAX_NAME = 200;
/** A way to reach whoever reports: an address, a handle, a number. */
export const MAX_CONTACT = 200;
/** How one can tell, in the reporter's words. */
export const MAX_WORDS = 1000;
export const MAX_ADDRESS = 500;
/** More links to messages do not show more. */
export const MAX_LINKS = 20;
/** In UTF-16 units: a link to a message is far shorter. */
export const MAX_MESSAGE_LINK = 200;
/** A list's own name is no longer. */
export const MAX_LIST_NAME = 80;
/** Pages on which the channel was looked for. */
export const MAX_PAGES = 5;
