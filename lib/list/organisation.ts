import type { OfficialChannel, Organisation } from './schema.ts';

/*
 * What is asked of organisations whenever something is judged. It stands apart from the schema, which only those who
 * take in a list need.
 */

const CONFIRMED: ReadonlySet<string> = new Set(['platform-statement', 'own-site']);

/** True when the evidence is first-hand: the organisation's own site or Telegram itself says so. */
export function isConfirmed(channel: Pick<OfficialChannel, 'evidence'>): boolean {
  return channel.evidence.some((evidence) => CONFIRMED.has(evidence.kind));
}

/** The name shown where no name in the reader's language is known: the first English one, else the first of all. */
export function displayName(organisation: Pick<Organisation, 'id' | 'names'>, language = 'en'): string {
  const inLanguage = organisation.names[language] ?? organisation.names['en'];
  return inLanguage?.[0] ?? Object.values(organisation.names)[0]?.[0] ?? organisation.id;
}
