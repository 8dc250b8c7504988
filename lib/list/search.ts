import type { ListIndex } from './index.ts';
import type { OfficialChannel, Organisation } from './schema.ts';

/** One organisation found by name, with the channel to open and the name or handle that matched. */
export interface SearchHit {
  organisation: Organisation;
  channel: OfficialChannel;
  matchedName: string;
}

/** Organisations whose name, abbreviation or handle matches what has been typed so far, best first. */
export function searchNames(index: ListIndex, query: string, limit: number): SearchHit[] {
  const needle = fold(query);
  if (needle === '') return [];
  const hits: SearchHit[] = [];
  for (const organisation of index.organisations) {
    const channel = organisation.channels[0];
    if (!channel) continue;
    const texts = [...Object.values(organisation.names).flat(), channel.handle];
    const matchedName = texts.find((text) => fold(text).includes(needle));
    if (matchedName) hits.push({ organisation, channel, matchedName });
    if (hits.length >= limit) break;
  }
  return hits;
}

function fold(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .trim();
}
