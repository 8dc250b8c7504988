import type { ReportDraft } from '../messages.ts';
import type { Platform } from '../platform/platform.ts';
import { oneOf, readShape } from '../shape.ts';
import type { Client } from '../telegram/client.ts';
import { parseHandle } from '../telegram/handle.ts';
import { parseTelegramLink } from '../telegram/link.ts';
import { readSighting } from '../telegram/sighting-schema.ts';
import { REPORT_REASONS, type ReportReason } from './report-reasons.ts';

const PREFIX = 'report-draft:';

interface Given {
  sighting: unknown;
  client?: Client;
  reason?: ReportReason;
}

const GIVEN = { sighting: () => true, client: oneOf(['web-k', 'web-a', 't-me']), reason: oneOf(REPORT_REASONS) };

/**
 * A chat to be reported, as a content script or a page of ours sends it. The hint that came with it is left aside: the
 * report's page asks for the one on what the report says.
 *
 * @returns `undefined` for anything else. Never throws.
 */
export function readDraft(value: unknown): ReportDraft | undefined {
  const given = readShape<Given>(value, GIVEN, ['sighting']);
  const sighting = readSighting(given?.sighting);
  if (!given || !sighting) return undefined;
  const { client, reason } = given;
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
