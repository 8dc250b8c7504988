/** The public query service (www.wikidata.org/wiki/Wikidata:SPARQL_query_service). */
export const QUERY_SERVICE = 'https://query.wikidata.org/sparql';

/** Languages of the extension: names in others help nobody who reads the proposal. */
const LANGUAGES = ['en', 'he', 'ar', 'fa', 'ru', 'uk', 'es', 'pt', 'de', 'fr', 'it', 'tr'];

/**
 * Everything with a Telegram username (P3789) that is in use, with its website (P856), country (P17, P297) and labels.
 * `wdt:` gives the statements of the best rank only; what has ended (P582) is left out.
 *
 * @param country ISO 3166-1 alpha-2; every country when absent.
 */
export function telegramQuery(country: string | undefined, limit: number): string {
  const languages = LANGUAGES.map((language) => `"${language}"`).join(', ');
  return `SELECT ?item ?username ?website ?country ?label ?kind WHERE {
  ?item p:P3789 ?statement; wdt:P3789 ?username.
  ?statement ps:P3789 ?username.
  FILTER NOT EXISTS { ?statement pq:P582 ?end. }
  ${country ? '' : 'OPTIONAL { '}?item wdt:P17 ?state. ?state wdt:P297 ?country.${country ? '' : ' }'}
  ${country ? `FILTER(?country = "${country}")` : ''}
  OPTIONAL { ?item wdt:P856 ?website. }
  OPTIONAL { ?item wdt:P31 ?kind. }
  OPTIONAL { ?item rdfs:label ?label. FILTER(LANG(?label) IN (${languages})) }
}
ORDER BY ?item
LIMIT ${limit}`;
}
