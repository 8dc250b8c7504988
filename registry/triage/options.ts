import { type OfficialChannel, type Organisation, organisationSchema } from '../../lib/list/schema.ts';
import { REFUSALS, type Refusal } from '../../lib/reports/protocol.ts';
import { parseHandle } from '../../lib/telegram/handle.ts';
import { parseTelegramLink } from '../../lib/telegram/link.ts';
import { parsePeerId } from '../../lib/telegram/peer-id.ts';
import { type Arguments, UsageError } from '../publish/arguments.ts';
import type { Acceptance } from './accept.ts';
import { ACTIONS } from './change.ts';
import type { Choice } from './choose.ts';
import type { Chat } from './edits.ts';
import { readEvidence } from './evidence.ts';
import type { Rejection } from './refuse.ts';
import type { Traced } from './trace.ts';

/**
 * Lets ids of channels, which are negative, stand on a command line without being taken for options: behind a blank,
 * which whoever reads them drops.
 */
export function withNegativeIds(line: readonly string[]): string[] {
  return line.map((word) => (/^-\d+$/.test(word) ? ` ${word}` : word));
}

/** A channel by its handle, by a link to it, or by its peer id. @throws {UsageError} */
export function readChannel(text: string): Chat {
  const peerId = parsePeerId(text.trim());
  if (peerId) return { peerId };
  const handle = parseHandle(text);
  if (handle) return { handle };
  const link = parseTelegramLink(text);
  if (link?.kind === 'handle') return { handle: link.handle };
  throw new UsageError(`“${text}” is no handle, link or peer id of a channel`);
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A channel, or the id of a submission or decision. @throws {UsageError} */
export function readTraced(text: string): Traced {
  return ID.test(text) ? { id: text } : { channel: readChannel(text) };
}

/** Which chat, and what of what was sent about it. @throws {UsageError} */
function readChoice(given: Arguments): Choice {
  const typed = given.text('peer-id')?.trim();
  const peerId = typed === undefined || typed === 'none' ? typed : parsePeerId(typed);
  if (typed !== undefined && !peerId) throw new UsageError(`--peer-id takes a peer id or “none”, not “${typed}”`);
  const only = given.text('only')?.split(',');
  // Shorter beginnings could be a slip that names another.
  if (only?.some((id) => id.length < 8)) throw new UsageError('--only takes ids, or their first eight letters or more');
  return { channel: readChannel(given.positionals[0] ?? ''), only, peerId };
}

/** @throws {UsageError} */
export function readRejection(given: Arguments): Rejection {
  const why = oneOf<Refusal>('why', given.required('why'), REFUSALS);
  return { ...readChoice(given), why, note: given.text('note') };
}

/** @param today `YYYY-MM-DD`. @throws {UsageError} */
export function readAcceptance(given: Arguments, today: string): Acceptance {
  const action = oneOf('as', given.required('as'), ACTIONS);
  const evidence = (given.texts('evidence') ?? []).map((text) => readEvidence(text, today));
  const needsEvidence = action === 'channel' || action === 'organisation';
  if (needsEvidence && evidence.length === 0) {
    throw new UsageError(`--evidence is missing: nothing becomes official because somebody put it forward`);
  }
  if (action !== 'organisation' && action !== 'removal') given.required('of');
  return {
    ...readChoice(given),
    action,
    of: given.text('of'),
    ...(action === 'organisation' && { organisation: readOrganisation(given) }),
    // The registry says whether there is such a role, kind or language.
    role: given.text('role') as OfficialChannel['role'] | undefined,
    language: given.text('language'),
    evidence,
    withOrganisation: given.flag('with-organisation'),
    note: given.text('note'),
  };
}

function readOrganisation(given: Arguments): Omit<Organisation, 'channels'> {
  const [id, country, website] = [given.required('id'), given.text('country'), given.text('website')];
  // Both are part of a path: nothing is tried with them before they are what they should be.
  if (!organisationSchema.shape.id.safeParse(id).success) {
    throw new UsageError(`--id takes small letters and digits, words joined by hyphens, not “${id}”`);
  }
  if (!organisationSchema.shape.country.safeParse(country).success) {
    throw new UsageError(`--country takes two capital letters, as IL, not “${country}”`);
  }
  return {
    id,
    kind: given.required('kind') as Organisation['kind'],
    ...(country && { country }),
    ...(website && { website }),
    names: readNames(given.texts('name') ?? []),
    // A name too common would harm honest channels; whoever knows it is not says so.
    protect: (given.text('protect') ?? 'handles') as Organisation['protect'],
  };
}

function readNames(texts: readonly string[]): Record<string, string[]> {
  if (texts.length === 0) throw new UsageError('--name is missing');
  const names = new Map<string, string[]>();
  for (const text of texts) {
    const [, language, name] = /^([a-z]{2,3})=(.+)$/s.exec(text) ?? [];
    if (!language || !name) throw new UsageError(`--name takes a language and a name, as en=NAME, not “${text}”`);
    names.set(language, [...(names.get(language) ?? []), name]);
  }
  return Object.fromEntries(names);
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (!found) throw new UsageError(`--${name} takes ${allowed.join(', ')}`);
  return found;
}
