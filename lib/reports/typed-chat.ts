import { handleKey, parseHandle } from '../telegram/handle.ts';
import { parseTelegramLink } from '../telegram/link.ts';
import type { Sighting } from '../telegram/sighting.ts';

/** The handle that was typed, or that a link leads to. */
export function handleIn(text: string): string | undefined {
  const link = parseTelegramLink(text);
  if (link) return link.kind === 'handle' ? link.handle : undefined;
  return parseHandle(text);
}

/**
 * The chat that is named by what is typed. What was seen holds for the chat that was seen alone: under another handle only
 * what is typed is known.
 *
 * @param seen the chat that the page was opened with.
 */
export function sightingNow(seen: Sighting | undefined, handle: string | undefined, title: string): Sighting {
  const named = { ...(handle && { handle }), ...(title.trim() && { title: title.trim() }) };
  if (!seen || !isSeen(seen, named)) return named;
  const { handle: _, title: __, ...rest } = seen;
  return { ...rest, ...named };
}

/** True while what is typed may still name the chat that was seen. */
export function isSeen(seen: Sighting | undefined, now: Sighting): boolean {
  if (!seen) return false;
  return !seen.handle || !now.handle || handleKey(seen.handle) === handleKey(now.handle);
}
