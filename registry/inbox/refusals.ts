import type { Context } from 'hono';
import { INBOX_ERRORS, type InboxError, type InboxErrorCode } from '../../lib/reports/protocol.ts';
import type { Fault } from './read-submission.ts';

/** Answers with an error: its code, words for whoever reads logs, and what goes with them. */
export function refuse(
  context: Context,
  code: InboxErrorCode,
  message: string,
  more: Partial<InboxError> = {},
): Response {
  return context.json({ error: { code, message, ...more } }, INBOX_ERRORS[code]);
}

export function refuseFault(context: Context, { code, message, fields }: Fault): Response {
  return refuse(context, code, message, fields && { fields });
}

/** @param seconds after which it is worth coming back. */
export function refuseForNow(context: Context, code: 'RATE_LIMITED' | 'BUSY', seconds: number): Response {
  context.header('Retry-After', String(seconds));
  return refuse(context, code, `come back in ${seconds} s`);
}

/** @param allowed methods, joined by commas. */
export function wrongMethod(context: Context, allowed: string): Response {
  context.header('Allow', allowed);
  return refuse(context, 'METHOD_NOT_ALLOWED', `this address takes ${allowed}`);
}

/** The answer to what is no request: a `Host` or an address that cannot be read. No app sees it. */
export function refuseUnreadable(): Response {
  const error = { code: 'REQUEST_INVALID', message: 'its host or its address cannot be read' };
  return Response.json({ error }, { status: 400, headers: { 'Cache-Control': 'no-store' } });
}
