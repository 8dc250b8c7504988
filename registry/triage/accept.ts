import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { compileIndex } from '../../lib/list/compile-index.ts';
import type { OfficialList } from '../../lib/list/schema.ts';
import { compileRegistry } from '../compile.ts';
import type { Decision, InboxStore } from '../inbox/store.ts';
import { printPlace } from '../problems.ts';
import { changesBetween } from '../publish/changes.ts';
import { count } from '../publish/check.ts';
import { messageOf } from '../publish/errors.ts';
import { withLock } from '../publish/lock.ts';
import { GRANTED_BY, thoseThatAsk } from './answers.ts';
import { applyEdit, tryEdit } from './apply.ts';
import { assess } from './assess.ts';
import { type Change, holdsChange } from './change.ts';
import { type Choice, type Chosen, choose } from './choose.ts';
import type { Edit } from './edits.ts';
import { TriageError } from './errors.ts';
import { evidenceOfReports } from './evidence.ts';
import { groupOf } from './groups.ts';
import { type Incoming, withoutContact } from './incoming.ts';
import { plan, type Wanted } from './plan.ts';
import { countReaders } from './readers.ts';
import { notAskedFor, printWishes, waitingAbout } from './waiting.ts';

/** What a person decided. */
export interface Acceptance extends Choice, Wanted {
  note?: string | undefined;
}

/** Where decisions are made: the inbox, the registry's folder, and the day, `YYYY-MM-DD`, UTC. */
export interface Desk {
  store: InboxStore;
  registry: string;
  today: string;
}

/**
 * Accepts what readers sent about one channel: changes a file of the registry, then notes the decision.
 *
 * Nothing is written before the whole registry, as it would be, was found without fault and holding the change. The file
 * comes first, the inbox second. Killed in between, the same command again finds nothing left to write and notes the
 * decision; until then the submissions wait, and `git diff` shows the change. When somebody else has decided meanwhile,
 * the file is put back.
 *
 * @returns what was done, in lines.
 * @throws {TriageError} every code but `INBOX_MISSING`, `NO_TRACE` and `FILE_EXISTS`; `UsageError` when something is
 *   missing on the command line; `RegistryError` with what would be wrong; `PublishError` `HOME_LOCKED` while another
 *   command changes the same registry.
 */
export async function accept(desk: Desk, acceptance: Acceptance): Promise<string[]> {
  return withLock({ folder: join(desk.registry, '.triage') }, () => acceptAlone(desk, acceptance));
}

async function acceptAlone({ store, registry, today }: Desk, acceptance: Acceptance): Promise<string[]> {
  const { action, only, channel } = acceptance;
  const group = await waitingAbout(store, channel);
  const chosen = choose(group, acceptance);
  const granted = only ? chosen.submissions : thoseThatAsk(chosen.submissions, GRANTED_BY[action]);
  if (granted.length === 0) throw notAskedFor(`accepting as ${action}`, chosen.submissions);

  const before = { registry, list: compileRegistry(registry) };
  const certain = { handle: chosen.chat.handle, peerId: typedPeerId(acceptance) };
  const usual = evidenceOfReports(countReaders(granted), today);
  const { edit, change } = plan(before, acceptance, { chat: chosen.chat, certain, usual });
  const after = tryEdit(registry, edit);
  if (!holdsChange(after, change)) throw new Error(`the edit of ${edit.path} does not say what it should`);

  const { isWritten, undo } = applyEdit(registry, edit);
  const decision: Decision = {
    id: randomUUID(),
    kind: 'accept',
    decided: today,
    change: JSON.stringify(change),
    ...(acceptance.note !== undefined && { note: acceptance.note }),
  };
  const decided = await decide(store, decision, granted);
  if (decided.length === 0) {
    undo();
    throw new TriageError('ALREADY_DECIDED', 'somebody else has decided meanwhile; nothing was changed');
  }
  const rest = group.submissions.filter(({ id }) => !decided.includes(id));
  return [
    ...describeEdit(registry, edit, isWritten, changesBetween(before.list, after)),
    hintChange(before.list, after, granted),
    ...peerIdLines(change, acceptance, chosen),
    `Accepted ${count(decided.length, 'submission')}, decision ${decision.id}.`,
    ...(rest.length > 0 ? [`Still waiting in this group: ${printWishes(rest)}.`] : []),
    'Readers get it with the next publication: npm run list -- build, sign; npm run triage -- publish.',
  ];
}

function typedPeerId({ channel, peerId }: Choice): string | undefined {
  return peerId === 'none' ? undefined : (peerId ?? channel.peerId);
}

async function decide(store: InboxStore, decision: Decision, granted: readonly Incoming[]): Promise<string[]> {
  const ids = granted.map(({ id }) => id);
  try {
    return await store.decide(decision, ids, withoutContact);
  } catch (cause) {
    const words =
      'the registry holds the change, but the inbox could not note the decision; run the same command again';
    throw new TriageError('NOT_RECORDED', `${words} (${messageOf(cause)})`, { cause });
  }
}

function describeEdit(registry: string, edit: Edit, isWritten: boolean, changes: readonly string[]): string[] {
  const file = join(registry, edit.path);
  const place = printPlace({ file, line: 1 }).replace(/:1$/, '');
  if (!isWritten) return [`${place} says so already.`];
  return [`${edit.text === undefined ? 'Removed' : 'Wrote'} ${place}:`, ...changes.map((line) => `  ${line}`)];
}

function hintChange(before: OfficialList, after: OfficialList, granted: readonly Incoming[]): string {
  const group = groupOf(granted);
  const [old, current] = [before, after].map((list) => assess(group, compileIndex(list)).verdict.verdict);
  return `The hint on it, as it was reported: ${old === current ? `${current} as before` : `${old} → ${current}`}.`;
}

function peerIdLines({ action, peerId }: Change, acceptance: Acceptance, chosen: Chosen): string[] {
  const given = chosen.chat.peerId;
  if (given === undefined || typedPeerId(acceptance) !== undefined) return [];
  const by = `by ${chosen.givingPeerId} of ${chosen.submissions.length}`;
  if (peerId === given) return [`It is pinned to peer id ${given}, given ${by}; --peer-id none would leave that out.`];
  if (action !== 'channel' && action !== 'organisation') return [];
  return [`Peer id ${given} was given ${by} and is not pinned; --peer-id ${given} would pin it.`];
}
