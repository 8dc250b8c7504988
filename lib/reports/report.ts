import * as z from 'zod/mini';
import type { Client } from '../telegram/client.ts';
import { isHandle } from '../telegram/handle.ts';
import { parsePeerId } from '../telegram/peer-id.ts';
import { VERDICT_KINDS, type Verdict } from '../verdict/verdict.ts';
import { isMessageLink } from './message-links.ts';

export const REPORT_FORMAT = 'channel-trust-hints/report';
/** Rises when an older reader could misread a newer report. */
export const REPORT_VERSION = 1;

/**
 * What is wrong with a channel.
 * - `poses`: it poses as an organisation
 * - `fraud`: it defrauds people
 * - `taken-over`: it is no longer in its owner's hands
 * - `wrong-hint`: it is an honest channel, and the hint about it is wrong
 */
export const REPORT_REASONS = ['poses', 'fraud', 'taken-over', 'wrong-hint'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** Telegram's own limit is 128 UTF-16 units; disguised titles are longer. */
const MAX_TITLE = 512;
const MAX_NAME = 200;
/** More do not show more. */
export const MAX_LINKS = 20;

const clients = ['web-k', 'web-a', 't-me'] as const satisfies readonly Client[];
const peerId = z.string().check(z.refine((text) => parsePeerId(text) !== undefined));

/**
 * One report of one channel, as it is saved. It tells what the channel is and why it is reported, and nothing of who
 * reports it.
 */
export const reportSchema = z
  .strictObject({
    format: z.literal(REPORT_FORMAT),
    version: z.literal(REPORT_VERSION),
    /** Random: the same report saved twice is one. */
    id: z.uuid(),
    /** `YYYY-MM-DD`, UTC. */
    created: z.iso.date(),
    /** No @. */
    handle: z.optional(z.string().check(z.refine(isHandle))),
    /** The Bot API's form. */
    peerId: z.optional(peerId),
    title: z.optional(z.string().check(z.minLength(1), z.maxLength(MAX_TITLE))),
    /** Where it was seen; absent for a channel that was only looked up. */
    client: z.optional(z.enum(clients)),
    /** The hint on it, by the list of the version `list`; absent when there was none to be had. */
    verdict: z.optional(z.enum(VERDICT_KINDS)),
    /** Codes of the reasons of that hint, strongest first. */
    reasons: z.array(z.string().check(z.regex(/^[a-z]+(-[a-z]+)*$/))).check(z.maxLength(50)),
    list: z.optional(z.number().check(z.int(), z.positive())),
    reason: z.enum(REPORT_REASONS),
    /** Id, on the list, of the organisation it poses as. */
    organisation: z.optional(z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(80))),
    /** In the reporter's words, for one that is not on the list. */
    organisationName: z.optional(z.string().check(z.minLength(1), z.maxLength(MAX_NAME))),
    /** Messages that show it. */
    links: z.array(z.string().check(z.refine(isMessageLink))).check(z.maxLength(MAX_LINKS)),
  })
  .check(z.refine(({ handle, peerId: id }) => handle !== undefined || id !== undefined, 'names no channel'));

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
}

/** The hint on the channel, and the list it comes from. */
export interface ReportHint {
  verdict: Verdict;
  list: number;
}

/** What makes one report differ from the next. */
export interface ReportStamp {
  id: string;
  now: Date;
}

/**
 * Makes a report in the order in which it is read: what it is, the channel, the hint, what is wrong. Which organisation
 * the channel poses as is told only where that is what is wrong.
 */
export function buildReport(fields: ReportFields, hint: ReportHint | undefined, { id, now }: ReportStamp): Report {
  const { handle, peerId: peer, client, reason, links } = fields;
  const title = fields.title.trim().slice(0, MAX_TITLE);
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
    ...(hint && { list: hint.list }),
    reason,
    ...(reason === 'poses' && organisationPart(fields.organisation)),
    links: links.slice(0, MAX_LINKS),
  };
}

function organisationPart(
  organisation: ReportFields['organisation'],
): Pick<Report, 'organisation' | 'organisationName'> {
  if (!organisation) return {};
  if ('id' in organisation) return { organisation: organisation.id };
  const name = organisation.name.trim().slice(0, MAX_NAME);
  return name ? { organisationName: name } : {};
}

/** Formatting characters (Unicode category Cf: joiners, directional controls, tags), and line and paragraph separators. */
const UNSEEN = /[\p{Cf}\u2028\u2029]/gu;

/**
 * The report as it stands in the file. Characters that cannot be seen, or that would put the others in another order,
 * are written as JSON escapes, so that a title which hides them shows what it hides.
 */
export function printReport(report: Report): string {
  const text = JSON.stringify(report, null, 2).replace(UNSEEN, (unseen) =>
    [...Array(unseen.length).keys()].map((at) => `\\u${unseen.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
  return `${text}\n`;
}

/** The file's name: `report-MOHrep0rt-2026-11-23.json`. */
export function reportFileName({ handle, peerId: peer, created }: Report): string {
  return `report-${handle ?? peer?.replace('-', '') ?? 'channel'}-${created}.json`;
}

/** What is most likely wrong with a channel, by the hint on it: chosen until the reporter chooses otherwise. */
export function likelyReason(verdict: Verdict | undefined): ReportReason {
  const codes = verdict?.reasons.map(({ code }) => code) ?? [];
  if (codes.includes('handle-taken-over') || codes.includes('channel-lost')) return 'taken-over';
  if (codes.includes('telegram-scam')) return 'fraud';
  return 'poses';
}
