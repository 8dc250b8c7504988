import type { Organisation } from '../../../lib/list/schema.ts';

/** A name of an organisation in one of its languages. */
export interface LanguageName {
  language: string;
  name: string;
}

/** Every name whose use in a title is an attack; none where the names are too common to be anybody's. */
export function protectedNames(organisation: Organisation): LanguageName[] {
  return organisation.protect === 'titles' ? listed(organisation.names) : [];
}

/** Every abbreviation whose use in a title is an attack. */
export function protectedAbbreviations(organisation: Organisation): LanguageName[] {
  return organisation.protect === 'titles' ? listed(organisation.abbreviations ?? {}) : [];
}

function listed(names: Record<string, string[]>): LanguageName[] {
  return Object.entries(names).flatMap(([language, all]) => all.map((name) => ({ language, name })));
}

/** The name an organisation shows itself under: the most usual English one, where it has one. */
export function displayNameOf({ id, names }: Organisation): string {
  return names['en']?.[0] ?? Object.values(names)[0]?.[0] ?? id;
}
