/** Longer than any link or name; what is cut off could not be looked up anyway. */
const MAX_TEXT = 4096;
const KEY = 'check';

/**
 * The popup's page, to be opened in a tab with a text looked up.
 *
 * @param text a handle, link or name as it was selected, linked or typed.
 * @returns a path inside the extension.
 */
export function checkPage(text: string): `/popup.html#${string}` {
  return `/popup.html#${new URLSearchParams({ [KEY]: text.slice(0, MAX_TEXT).trim() })}`;
}

/** The text that {@link checkPage} put into an address; `undefined` when there is none: it is the popup. */
export function textToCheck(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#/, '')).get(KEY) ?? undefined;
}
