/** How long the browser may take to begin reading a file, in milliseconds. */
const READ_WITHIN_MS = 60_000;

/**
 * Lets the browser save a file, as a page's own link would: no permission is needed.
 *
 * @param name with its ending.
 * @param text JSON.
 */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), READ_WITHIN_MS);
}
