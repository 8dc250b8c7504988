import type { Sighting } from '../telegram/sighting.ts';
import { shownText } from './shown-text.ts';

/** How the clients' language packs write SCAM; the word is the same in most languages. */
const SCAM = /scam|мошен|шахрай|احتيال|estafa|golpe|betrug|arnaque|escroquerie|fraude|truffa|dolandır/i;

/**
 * Reads Telegram's warning label. Both web clients use one class for SCAM and FAKE, only the localised text differs,
 * so a label that is not known to say SCAM counts as FAKE: the warning is the same.
 */
export function readWarningLabel(label: Element | null): Pick<Sighting, 'scam' | 'fake'> {
  if (!label) return {};
  return SCAM.test(shownText(label)) ? { scam: true } : { fake: true };
}
