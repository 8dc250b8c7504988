import * as z from 'zod/mini';
import type { Client } from '../telegram/client.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { ReportHint, ReportStamp } from './hint.ts';
import { MAX_CONTACT, MAX_LINKS, MAX_NAME, MAX_TITLE } from './limits.ts';
import { isPlainMessageLink } from './message-links.ts';
import * as part from './parts.ts';
import { REPORT_REASONS, type ReportReason } from './report-reasons.ts';

export const REPORT_FORMAT = 'channel-trust-hints/report';
/** Rises when an older reader could misread a newer report. */
export const REPORT_VERSION = 1;

/**
 * One report of one channel, as it is saved and sent. It tells what the channel is and why it is reported, and
 * nothing of who reports it, unless they do.
 */
export const reportSchema = z
  .strictObject({
    format: z.literal(REPORT_FORMAT),
    version: z.literal(REPORT_VERSION),
    id: part.id,
    created: part.created,
    /** No @. */
    handle: z.optional(part.handle),
    /** The Bot API's form. */
    peerId: z.optional(part.peerId),
    title: z.optional(part.title),
    /** Where it was seen; absent for a channel that was only looked up. */
    client: z.optional(part.client),
    /** The hint on it, by the list of the version `list`; absent when there was none to be had. */
    verdict: z.optional(part.verdict),
    reasons: part.reasons,
    list: z.optional(part.listVersion),
    /** Of a list that the reader added: what its publisher calls it. Absent for the extension's own. */
    listName: z.optional(part.listName),
    reason: z.enum(REPORT_REASONS),
    /** Id, on the list, of the organisation it poses as. */
    organisation: z.optional(part.organisationId),
    /** In the reporter's words, for one that is not on the list. */
    organisationName: z.optional(part.organisationName),
    /** Messages that show it. */
    links: z.array(z.string().check(z.refine(isPlainMessageLink))).check(z.maxLength(MAX_LINKS)),
    /** How to reach the reporter. */
    contact: z.optional(part.contact),
  })
  .check(
    z.refine(({ handle, peerId: id }) => handle !== undefined || id !== undefined, {
      error: 'names no channel',
      path: ['handle'],
    }),
  );

export type Report = z.infer<typeof reportSchema>;

/** What a report says of the channel, as the reporter leaves it. Texts may be blank. */
export interface ReportFields {
  handle?: string | undefined;
  peerId?: string | undefined;
  title: string;
  client?: Client | undefined;
  reason: ReportReason;
  /** The organisation it poses as: by its id on the list, or by its name. */
  organisation?: { id: string } | { name: string } | undefined;
  links: string[];
  contact?: string | undefined;
}

/**
 * Makes a report in the order in which it is read: what it is, the channel, the hint, what is wrong. Which organisation
 * the channel poses as is told only where that is what is wrong.
 */
export function buildReport(fields: ReportFields, hint: ReportHint | undefined, { id, now }: ReportStamp): Report {
  const { handle, peerId: peer, client, reason, links } = fields;
  const title = part.cleanLine(fields.title, MAX_TITLE);
  const contact = part.cleanLine(fields.contact ?? '', MAX_CONTACT);
  return {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    id,
    created: now.toISOString().slice(0, 10),
    ...(handle && { handle }),
    ...(peer && { peerId: peer }),
    ...(title && { title }),
    ...(client && { client }),
    ...(hint && { verdict: hint.verdict.verdict }),
    reasons: [...new Set(hint?.verdict.reasons.map(({ code }) => code))],
    ...part.hintList(hint),
    reason,
    ...(reason === 'poses' && organisationPart(fields.organisation)),
    links: links.slice(0, MAX_LINKS),
    ...(contact && { contact }),
  };
}

function organisationPart(
  organisation: ReportFields['organisation'],
): Pick<Report, 'organisation' | 'organisationName'> {
  if (!organisation) return {};
  if ('id' in organisation) return { organisation: organisation.id };
  const name = part.cleanLine(organisation.name, MAX_NAME);
  return name ? { organisationName: name } : {};
}

/** What is most likely wrong with a channel, by the hint on it: chosen until the reporter chooses otherwise. */
export function likelyReason(verdict: Verdict | undefined): ReportReason {
  const codes = verdict?.reasons.map(({ code }) => code) ?? [];
  if (codes.includes('handle-taken-over') || codes.includes('channel-lost')) return 'taken-over';
  if (codes.includes('telegram-scam')) return 'fraud';
  return 'poses';
}
