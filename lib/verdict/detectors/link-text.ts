import { handleKey, parseHandle } from '../../telegram/handle.ts';
import { parseTelegramLink } from '../../telegram/link.ts';
import type { Case, Finding } from './finding.ts';

/** A link shows the address of an official channel and leads to another chat. */
export function detectLinkText({ sighting, index }: Case): Finding[] {
  const { linkText, handle } = sighting;
  if (!linkText || !handle) return [];
  const link = parseTelegramLink(linkText);
  const shown = link?.kind === 'handle' ? link.handle : parseHandle(linkText);
  if (!shown || handleKey(shown) === handleKey(handle)) return [];
  const listed = index.byHandle(shown);
  if (!listed) return [];
  return [{ ...listed, reason: { code: 'link-text-differs', shown, target: handle }, certainty: 'strong' }];
}
