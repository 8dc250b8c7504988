import * as z from 'zod/mini';
import type { ReportDraft } from '../messages.ts';
import type { Platform } from '../platform/platform.ts';
import { parseHandle } from '../telegram/handle.ts';
import { parseTelegramLink } from '../telegram/link.ts';
import { readSighting } from '../telegram/sighting-schema.ts';
import { REPORT_REASONS } from './report.ts';

const PREFIX = 'report-draft:';

const shape = z.object({
  sighting: z.unknown(),
  client: z.optional(z.enum(['web-k', 'web-a', 't-me'])),
  reason: z.optional(z.enum(REPORT_REASONS)),
});

/**
 * A chat to be reported, as a content script or a page of ours sends it. The hint that came with it is left aside: the
 * report's page asks for the one on what the report says.
 *
 * @returns `undefined` for anything else. Never throws.
 */
export function readDraft(value: unknown): ReportDraft | undefined {
  const read = shape.safeParse(value);
  const sighting = read.success ? readSighting(read.data.sighting) : undefined;
  if (!read.success || !sighting) return undefined;
  const { client, reason } = read.data;
  return { sighting, ...(client && { client }), ...(reason && { reason }) };
}

/** A chat to be reported, from a text that names it: a handle or a link, as it was selected. */
export function draftFrom(text: string): ReportDraft | undefined {
  const link = parseTelegramLink(text);
  const handle = link?.kind === 'handle' ? link.handle : parseHandle(text.trim());
  return handle ? { sighting: { handle } } : undefined;
}

/** Pages that are opened with a chat. */
export type DraftPage = 'report' | 'nominate' | 'tick';

/**
 * Keeps a chat that a page is to be opened with, until the browser stops.
 *
 * @returns the page with it. Where it cannot be kept, or is none, the page without: it then asks for the channel.
 */
export async function draftPage(
  session: Platform['session'],
  page: DraftPage,
  value: unknown,
  newKey: () => string = () => crypto.randomUUID(),
): Promise<`/${DraftPage}.html${string}`> {
  const draft = readDraft(value);
  if (!draft) return `/${page}.html`;
  const key = newKey();
  try {
    await session.set(PREFIX + key, draft);
  } catch {
    return `/${page}.html`;
  }
  return `/${page}.html?${new URLSearchParams({ draft: key })}`;
}

/** The chat that a report's page was opened with. @param search of the page's address. Never rejects. */
export async function draftOf(session: Platform['session'], search: string): Promise<ReportDraft | undefined> {
  const key = new URLSearchParams(search).get('draft');
  if (!key) return undefined;
  return readDraft(await session.get(PREFIX + key).catch(() => undefined));
}
