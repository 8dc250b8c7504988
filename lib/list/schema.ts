import * as z from 'zod/mini';

/**
 * The official list as it is bundled, stored and read. One schema for the bundled and the stored copy.
 * The format number rises when an older reader could misread a newer list.
 */
export const LIST_FORMAT = 1;

const handle = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_]{3,31}$/));
const peerId = z.string().check(z.regex(/^-?[1-9]\d{0,15}$/));
const language = z.string().check(z.regex(/^[a-z]{2,3}$/));
/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: evidence is dated as exactly as it is known. */
const partialDate = z.string().check(z.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/));
/** `YYYY-MM-DD`, a day that there is. */
const day = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/),
  z.refine((date) => new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) === true),
);
const text = z.string().check(z.minLength(1), z.maxLength(200));
const webAddress = z.string().check(z.regex(/^https?:\/\/\S{3,500}$/));

/**
 * How we know.
 * - `platform-statement`: Telegram itself named the channel (confirmed)
 * - `own-site`: the organisation's own site links to it (confirmed)
 * - `curated-list`, `community-registry`: somebody else's list named it (second-hand)
 * - `reader-reports`: readers reported it and a person looked into it; for impostors and cleared chats only
 */
export const EVIDENCE_KINDS = [
  'platform-statement',
  'own-site',
  'curated-list',
  'community-registry',
  'reader-reports',
] as const;

export const evidenceSchema = z.strictObject({
  kind: z.enum(EVIDENCE_KINDS),
  /** A web address, or in words what kind of source it was. */
  source: text,
  seen: partialDate,
});

export const channelSchema = z.strictObject({
  handle,
  /** Pinned when known: the same handle under another peer id has changed hands. */
  peerId: z.optional(peerId),
  role: z.enum(['main', 'news', 'alerts', 'support', 'regional', 'community', 'bot']),
  language: z.optional(language),
  /** `lost`: once theirs, no longer under their control. */
  status: z.enum(['active', 'lost']),
  /** Roughly how many subscribers it had when last seen. */
  subscribers: z.optional(z.number().check(z.int(), z.nonnegative())),
  evidence: z.array(evidenceSchema).check(z.minLength(1)),
});

export const impostorSchema = z.strictObject({
  handle: z.optional(handle),
  peerId: z.optional(peerId),
  evidence: z.array(evidenceSchema).check(z.minLength(1)),
});

const names = z.record(language, z.array(text).check(z.minLength(1)));

const ORGANISATION_KINDS = [
  'government',
  'military',
  'emergency',
  'media',
  'person',
  'company',
  'project',
  'platform',
] as const;

export const organisationSchema = z.strictObject({
  /** Stable, lower case, words joined by hyphens; the name of its file in the registry. */
  id: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(80)),
  kind: z.enum(ORGANISATION_KINDS),
  /** ISO 3166-1 alpha-2. */
  country: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/))),
  website: z.optional(webAddress),
  /** Names by ISO 639 language, the most usual first. The first English one is the name shown where no other fits. */
  names,
  /** Abbreviations it is known by, by language: IDF, צה״ל. */
  abbreviations: z.optional(names),
  /** `titles`: titles are judged too. `handles`: the name is too common, only handles are protected. */
  protect: z.enum(['titles', 'handles']),
  channels: z.array(channelSchema).check(z.minLength(1)),
  /** Chats known to pose as this organisation. */
  impostors: z.optional(z.array(impostorSchema)),
  /** Chats that resemble this organisation and were found honest: they are not warned of on its account. */
  cleared: z.optional(z.array(impostorSchema)),
});

/** Ids of surfaces: the client, then the place. */
const surfaceId = z.string().check(z.regex(/^(web-k|web-a|t-me)-[a-z-]{1,40}$/));

/**
 * What to do about a surface after Telegram changed its pages, until the extension is updated: switch it off, or look
 * elsewhere. Data only; a selector that is no valid CSS is left aside by the page.
 */
const surfaceFixSchema = z.strictObject({
  surface: surfaceId,
  off: z.optional(z.boolean()),
  /** Selectors by the names the surface gives them (`title`, `unit`, ...). */
  selectors: z.optional(
    z.record(z.string().check(z.regex(/^[a-zA-Z]{1,30}$/)), z.string().check(z.minLength(1), z.maxLength(500))),
  ),
  /** The extension's versions it is for, both included: `0.1.0`. Absent: from the first, to the last. */
  from: z.optional(z.string().check(z.regex(/^\d{1,4}(\.\d{1,5}){0,3}$/))),
  until: z.optional(z.string().check(z.regex(/^\d{1,4}(\.\d{1,5}){0,3}$/))),
});

/** How the list's publisher is reached. What is absent is not offered. */
const listContactSchema = z.strictObject({
  /** Where reports and nominations are posted (docs/INBOX.md), with a slash at the end. */
  inbox: z.optional(
    // Over http from this machine only, by whoever tries one out.
    z.string().check(z.regex(/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])[^\s?#@]{0,490}\/$/)),
  ),
  /** An e-mail address that a person reads. */
  mail: z.optional(z.string().check(z.regex(/^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}$/))),
  /** A page that says who publishes the list, and how to object. */
  page: z.optional(webAddress),
});

export const officialListSchema = z.strictObject({
  format: z.literal(LIST_FORMAT),
  /** The list's own name, as its publisher writes it. */
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  /** Rises with every publication: the version of the metadata that the publisher signed. */
  version: z.number().check(z.int(), z.positive()),
  /** The day of publication, `YYYY-MM-DD`, UTC. */
  published: day,
  organisations: z.array(organisationSchema),
  /** Absent while every surface works as it was built. */
  surfaces: z.optional(z.array(surfaceFixSchema).check(z.maxLength(100))),
  contact: z.optional(listContactSchema),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type OfficialChannel = z.infer<typeof channelSchema>;
export type Impostor = z.infer<typeof impostorSchema>;
export type Organisation = z.infer<typeof organisationSchema>;
export type ListContact = z.infer<typeof listContactSchema>;
export type SurfaceFix = z.infer<typeof surfaceFixSchema>;
export type OfficialList = z.infer<typeof officialListSchema>;

/** The organisation at a place in the list; `undefined` while what it is on has not been loaded. */
export type OrganisationAt = (place: number) => Organisation | undefined;
