import type { Organisation } from '../../list/schema.ts';
import type { Case, Finding } from './finding.ts';

/**
 * An emoji the owner chose beside the title: it can be drawn like Telegram's tick and is not it
 * (core.telegram.org/api/emoji-status).
 */
export function corroborateEmojiStatus({ sighting }: Case, organisation: Organisation): Finding[] {
  return sighting.emojiStatus ? [{ organisation, reason: { code: 'emoji-status' }, certainty: 'fair' }] : [];
}
