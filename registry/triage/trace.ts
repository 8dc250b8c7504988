import { join } from 'node:path';
import { printHandle } from '../../lib/telegram/handle.ts';
import { compileRegistry } from '../compile.ts';
import type { Decision } from '../inbox/store.ts';
import { printPlace } from '../problems.ts';
import type { Desk } from './accept.ts';
import { wishOf } from './answers.ts';
import { lineOf } from './apply.ts';
import { type Change, holdsChange, isSameChat, readChange } from './change.ts';
import { groupAbout } from './choose.ts';
import type { Chat } from './edits.ts';
import { TriageError } from './errors.ts';
import { type Incoming, readIncoming } from './incoming.ts';
import { printChange } from './record.ts';

/** A channel, or the id of a submission or decision. */
export type Traced = { channel: Chat } | { id: string };

/**
 * Follows what was sent to where it ended: decision, file, version of the list.
 *
 * @returns a line each.
 * @throws {TriageError} `NO_TRACE`
 */
export async function trace({ store, registry }: Omit<Desk, 'today'>, traced: Traced): Promise<string[]> {
  const [rows, decisions] = [(await store.all()).map(readIncoming), await store.decisions()];
  const submissions = 'id' in traced ? rows.filter((row) => isOf(row, traced.id)) : aboutOf(rows, traced.channel);
  const ids = new Set(submissions.map(({ decision }) => decision));
  const found = decisions.filter((decision) => ids.has(decision.id) || isAsked(decision, traced));
  if (submissions.length + found.length === 0) throw new TriageError('NO_TRACE', 'nothing is known under this name');
  const undecided = submissions.filter(({ decision }) => decision === undefined);
  return [
    ...found.flatMap((decision) => [
      ...submissions.filter((one) => one.decision === decision.id).map(printSubmission),
      ...decisionLines(registry, decision).map((line) => `  ${line}`),
    ]),
    ...undecided.map(printSubmission),
  ];
}

function isOf({ id, decision }: Incoming, wanted: string): boolean {
  return id === wanted || decision === wanted;
}

function aboutOf(rows: readonly Incoming[], channel: Chat): readonly Incoming[] {
  return groupAbout(rows, channel)?.submissions ?? [];
}

/** A decision outlives what it was about: its change still names the channel. */
function isAsked({ id, change }: Decision, traced: Traced): boolean {
  if ('id' in traced) return id === traced.id;
  const read = readChange(change);
  return read !== undefined && isSameChat(read, traced.channel);
}

function printSubmission(submission: Incoming): string {
  const { id, kind, received, handle, peerId, state, updated } = submission;
  const channel = [handle && printHandle(handle), peerId].filter(Boolean).join(' ') || 'a channel that was erased';
  const wish = kind === 'report' ? (wishOf(submission) ?? 'erased') : undefined;
  return `${kind} ${id} of ${received} on ${channel}${wish ? ` (${wish})` : ''}: ${state} since ${updated}`;
}

function decisionLines(registry: string, { id, decided, refusal, note, change, listVersion }: Decision): string[] {
  const words = note === undefined ? '' : `: ${note}`;
  if (refusal) return [`decision ${id} of ${decided}: refused as ${refusal}${words}`];
  const read = readChange(change);
  if (!read) return [`decision ${id} of ${decided}: accepted${words}`];
  return [
    `decision ${id} of ${decided}: accepted as ${printChange(read)}${words}`,
    fileLine(registry, read),
    listVersion === undefined ? 'no list holds it yet' : `list version ${listVersion}`,
  ];
}

function fileLine(registry: string, change: Change): string {
  const file = join(registry, change.file);
  const line = lineOf(registry, change.file, change.handle ?? change.peerId ?? change.organisation);
  const place = line === undefined ? printPlace({ file, line: 1 }).replace(/:1$/, '') : printPlace({ file, line });
  return `file ${place}${holdsChange(compileRegistry(registry), change) ? '' : ', which does not say so now'}`;
}
