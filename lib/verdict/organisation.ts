import { displayName } from '../list/organisation.ts';
import type { Organisation } from '../list/schema.ts';
import type { VerdictOrganisation } from './verdict.ts';

/** What a verdict carries of an organisation: enough to name it in the reader's language, and no more. */
export function summarise(organisation: Organisation): VerdictOrganisation {
  const names: Record<string, string> = {};
  for (const language of Object.keys(organisation.names)) names[language] = displayName(organisation, language);
  const summary: VerdictOrganisation = { id: organisation.id, names };
  if (organisation.website) summary.website = organisation.website;
  if (organisation.country) summary.country = organisation.country;
  return summary;
}
