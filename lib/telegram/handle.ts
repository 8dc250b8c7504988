/**
 * A handle is a chat's public @username.
 *
 * Source of the shape: Telegram's username rules (core.telegram.org/method/account.checkUsername) and
 * collectible names of four letters (fragment.com): 4 to 32 characters, a letter first, then letters,
 * digits and underscores. Case never matters, but is kept as the owner writes it.
 */
const HANDLE = /^[A-Za-z][A-Za-z0-9_]{3,31}$/;

/** True when `text` is a handle without the @, in any case. */
export function isHandle(text: string): boolean {
  return HANDLE.test(text);
}

/**
 * Reads a handle as a person types it.
 *
 * @param text `MOHreport` or `@MOHreport`, blanks around it are dropped.
 * @returns the handle without the @, its case as written; `undefined` when it cannot be a handle. Never throws.
 */
export function parseHandle(text: string): string | undefined {
  const bare = text.trim().replace(/^@/, '');
  return isHandle(bare) ? bare : undefined;
}

/** The form under which handles are compared and looked up: lower case ASCII. */
export function handleKey(handle: string): string {
  return handle.toLowerCase();
}

/** The form in which handles are shown: with the @, case as the owner writes it. */
export function printHandle(handle: string): string {
  return `@${handle}`;
}
