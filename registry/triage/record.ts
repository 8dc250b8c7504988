import { printHandle } from '../../lib/telegram/handle.ts';
import { dayOf } from '../inbox/retention.ts';
import type { Decision, InboxStore } from '../inbox/store.ts';
import { runCommand } from '../publish/commands.ts';
import { messageOf } from '../publish/errors.ts';
import { openPublished } from '../publish/own-client.ts';
import { type Change, holdsChange, readChange } from './change.ts';
import { TriageError } from './errors.ts';

/** `impostor @MOHrep0rt -1001 of israel-ministry-of-health` */
export function printChange({ action, organisation, handle, peerId }: Change): string {
  const names = [handle && printHandle(handle), peerId].filter(Boolean).join(' ');
  return `${action} ${names} of ${organisation}`;
}

/**
 * Looks which accepted decisions a published list holds, and notes its version with those. The list is verified as the
 * extension verifies it, and each change is looked for in it: nothing is noted on anybody's word.
 *
 * @param folder a published list.
 * @returns what was found, in lines.
 * @throws {CodedError} `LIST_*` when the list does not verify or has expired; an error of the file system.
 */
export async function record(store: InboxStore, folder: string, now: Date): Promise<string[]> {
  const { list } = await openPublished(folder, now);
  const waiting = (await store.decisions()).filter(({ kind, listVersion }) => kind === 'accept' && !listVersion);
  const judged = waiting.map((decision) => ({ decision, change: readChange(decision.change) }));
  const held = judged.filter(({ change }) => change !== undefined && holdsChange(list, change));
  const missing = judged.filter((one) => !held.includes(one));
  await store.publish(
    held.map(({ decision }) => decision.id),
    list.version,
    dayOf(now),
  );
  return [
    `${folder} verifies: “${list.name}”, version ${list.version} of ${list.published}.`,
    held.length === 0 ? 'No decision is new in it.' : 'New in it, and noted:',
    ...held.map(printDecision),
    ...(missing.length > 0 ? ['Accepted, and not in it yet:', ...missing.map(printDecision)] : []),
  ];
}

function printDecision({ decision, change }: { decision: Decision; change: Change | undefined }): string {
  const what = change ? printChange(change) : 'a change that cannot be read';
  return `  ${what} (decision ${decision.id} of ${decision.decided})`;
}

/**
 * Publishes what is staged, as `npm run list -- publish` does, then looks what is in it.
 *
 * @param line the options of that command.
 * @param folder the same as in them.
 * @throws what that command throws, and nothing was published; {@link TriageError} `NOT_RECORDED` when it was, and the
 *   inbox does not know yet.
 */
export async function publishAndRecord(
  store: InboxStore,
  line: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv,
  now: Date,
): Promise<string[]> {
  await store.ping();
  const { lines } = await runCommand(['publish', ...line], environment, now);
  try {
    return [...lines, ...(await record(store, folder, now))];
  } catch (cause) {
    const words = `the list is published, but the inbox could not note it; run record --out ${folder}`;
    throw new TriageError('NOT_RECORDED', `${words} (${messageOf(cause)})`, { cause });
  }
}
