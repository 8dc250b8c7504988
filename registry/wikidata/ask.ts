import { PoliteReader } from '../evidence/polite-reader.ts';
import { UsageError } from '../publish/arguments.ts';
import { PublishError } from '../publish/errors.ts';
import { QUERY_SERVICE } from './query.ts';

/** The service itself ends a query after 60 s (www.mediawiki.org/wiki/Wikidata_Query_Service/User_Manual, “Query limits”). */
const TIMEOUT_MS = 90_000;
/** A row is about a kilobyte of JSON, and at most 9,999 are asked for; a query of one's own may ask for more. */
const MOST_BYTES = 64_000_000;
/** What can stand in a header between round brackets. */
const CONTACT = /^[!-'*-~]{3,200}$/;

export interface AskWikidata {
  base?: string | undefined;
  pauseMs?: number | undefined;
  /** A mail address or a page. */
  contact: string;
}

/**
 * Asks Wikidata's query service.
 *
 * Its robots.txt shuts `/sparql` to crawlers, which would follow links with queries in them. This is the call that the
 * service's manual describes for programs, with one query that somebody has typed a command for; so it goes by the rules
 * for these instead: a `User-Agent` that says who asks and how to reach them
 * (foundation.wikimedia.org/wiki/Policy:Wikimedia_Foundation_User-Agent_Policy), one query at a time, and patience when
 * the service asks for it (429 and 503 with `Retry-After`).
 *
 * @returns the result's text.
 * @throws {PublishError} `QUERY_FAILED`; `UsageError` for a contact that no header can hold.
 */
export async function askWikidata(sparql: string, { base, pauseMs, contact }: AskWikidata): Promise<string> {
  if (!CONTACT.test(contact)) throw new UsageError('the contact takes a mail address or the address of a page');
  const reader = new PoliteReader({
    base,
    pauseMs,
    agent: `ChannelTrustHints-WikidataImport/1.0 (${contact}) undici`,
    accept: 'application/sparql-results+json',
    timeoutMs: TIMEOUT_MS,
    mostBytes: MOST_BYTES,
  });
  try {
    const reading = await reader.call(`${QUERY_SERVICE}?${new URLSearchParams({ format: 'json', query: sparql })}`);
    if (reading.kind === 'page') return reading.text;
    throw new PublishError('QUERY_FAILED', reading.kind === 'gone' ? `status ${reading.status}` : reading.why);
  } finally {
    await reader.close();
  }
}
