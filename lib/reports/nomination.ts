import * as z from 'zod/mini';
import type { Client } from '../telegram/client.ts';
import type { ReportHint, ReportStamp } from './hint.ts';
import { MAX_CONTACT, MAX_NAME, MAX_PAGES, MAX_TITLE, MAX_WORDS } from './limits.ts';
import * as part from './parts.ts';

export const NOMINATION_FORMAT = 'channel-trust-hints/nomination';
/** Rises when an older reader could misread a newer nomination. */
export const NOMINATION_VERSION = 1;

/**
 * What a page of the organisation says of the channel.
 * - `meta-tag`: it declares the channel in `<meta name="telegram:channel">`
 * - `link`: it links to the channel
 * - `nothing`: neither
 */
const FOUND_ON_PAGE = ['meta-tag', 'link', 'nothing'] as const;
export type FoundOnPage = (typeof FOUND_ON_PAGE)[number];

const checkedPageSchema = z.strictObject({
  address: part.website,
  found: z.enum(FOUND_ON_PAGE),
  /** `YYYY-MM-DD`, UTC. */
  checked: part.created,
});

export type CheckedPage = z.infer<typeof checkedPageSchema>;

/** One channel put forward as an organisation's official one. It tells nothing of who puts it forward, unless they do. */
export const nominationSchema = z
  .strictObject({
    format: z.literal(NOMINATION_FORMAT),
    version: z.literal(NOMINATION_VERSION),
    id: part.id,
    created: part.created,
    /** No @. */
    handle: part.handle,
    peerId: z.optional(part.peerId),
    title: z.optional(part.title),
    /** Where it was seen; absent for a channel that was only typed. */
    client: z.optional(part.client),
    /** The hint on it, by the list of the version `list`; absent when there was none to be had. */
    verdict: z.optional(part.verdict),
    reasons: part.reasons,
    list: z.optional(part.listVersion),
    /** Of a list that the reader added: what its publisher calls it. Absent for the extension's own. */
    listName: z.optional(part.listName),
    /** Id, on the list, of the organisation whose channel it is said to be. */
    organisation: z.optional(part.organisationId),
    /** Its name, for one that is not on the list. */
    organisationName: z.optional(part.organisationName),
    website: z.optional(part.website),
    /** How one can tell, in the reporter's words. */
    words: z.optional(part.words),
    /** What was found on the organisation's pages when the reporter had them looked at. */
    pages: z.array(checkedPageSchema).check(z.maxLength(MAX_PAGES)),
    /** How to reach the reporter. */
    contact: z.optional(part.contact),
  })
  .check(
    z.refine(({ organisation, organisationName }) => organisation !== undefined || organisationName !== undefined, {
      error: 'names no organisation',
      path: ['organisationName'],
    }),
    z.refine(({ website, words, pages }) => website !== undefined || words !== undefined || pages.length > 0, {
      error: 'says nothing by which one can tell',
      path: ['words'],
    }),
  );

export type Nomination = z.infer<typeof nominationSchema>;

/** What a nomination says, as the reporter leaves it. Texts may be blank. */
export interface NominationFields {
  handle: string;
  peerId?: string | undefined;
  title: string;
  client?: Client | undefined;
  organisation: { id: string } | { name: string };
  website: string;
  words: string;
  pages: CheckedPage[];
  contact: string;
}

/**
 * The address of a page that was looked at, as a nomination holds it: without what follows its path where it would be too
 * long with it. @returns `undefined` when it is too long all the same.
 */
export function pageAddress(address: string): string | undefined {
  const { origin, pathname } = new URL(address);
  return [part.cleanAddress(address), `${origin}${pathname}`].find((each) => part.website.safeParse(each).success);
}

/** Makes a nomination in the order in which it is read. */
export function buildNomination(
  fields: NominationFields,
  hint: ReportHint | undefined,
  { id, now }: ReportStamp,
): Nomination {
  const { handle, peerId, client, organisation, pages } = fields;
  const title = part.cleanLine(fields.title, MAX_TITLE);
  const website = part.cleanAddress(fields.website);
  const words = part.cleanWords(fields.words, MAX_WORDS);
  const contact = part.cleanLine(fields.contact, MAX_CONTACT);
  const name = 'name' in organisation ? part.cleanLine(organisation.name, MAX_NAME) : '';
  return {
    format: NOMINATION_FORMAT,
    version: NOMINATION_VERSION,
    id,
    created: now.toISOString().slice(0, 10),
    handle,
    ...(peerId && { peerId }),
    ...(title && { title }),
    ...(client && { client }),
    ...(hint && { verdict: hint.verdict.verdict }),
    reasons: [...new Set(hint?.verdict.reasons.map(({ code }) => code))],
    ...part.hintList(hint),
    ...('id' in organisation && { organisation: organisation.id }),
    ...(name && { organisationName: name }),
    ...(website && { website }),
    ...(words && { words }),
    pages: pages.slice(0, MAX_PAGES).map((page) => ({ ...page, address: part.cleanAddress(page.address) })),
    ...(contact && { contact }),
  };
}
