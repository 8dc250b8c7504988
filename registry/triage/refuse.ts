import { randomUUID } from 'node:crypto';
import type { Refusal } from '../../lib/reports/protocol.ts';
import { count } from '../publish/check.ts';
import type { Desk } from './accept.ts';
import { REFUSED_BY, thoseThatAsk } from './answers.ts';
import { type Choice, choose } from './choose.ts';
import { TriageError } from './errors.ts';
import { withoutContact } from './incoming.ts';
import { notAskedFor, printWishes, waitingAbout } from './waiting.ts';

/** What a person decided. */
export interface Rejection extends Choice {
  why: Refusal;
  note?: string | undefined;
}

/**
 * Refuses what readers sent about one channel. The registry stays as it is.
 *
 * @returns what was done, in lines.
 * @throws {TriageError} `NOTHING_WAITS`, `CHANNEL_AMBIGUOUS`, `PEER_ID_AMBIGUOUS`, `SUBMISSION_UNKNOWN`, `NOT_ASKED_FOR`,
 *   `ALREADY_DECIDED`
 */
export async function refuse({ store, today }: Omit<Desk, 'registry'>, rejection: Rejection): Promise<string[]> {
  const { why, note, only } = rejection;
  const group = await waitingAbout(store, rejection.channel);
  const chosen = choose(group, rejection);
  const refused = only ? chosen.submissions : thoseThatAsk(chosen.submissions, REFUSED_BY[why]);
  if (refused.length === 0) throw notAskedFor(`refusing as ${why}`, chosen.submissions);
  const id = randomUUID();
  const decision = { id, kind: 'refuse', decided: today, refusal: why, ...(note !== undefined && { note }) } as const;
  const decided = await store.decide(
    decision,
    refused.map((one) => one.id),
    withoutContact,
  );
  if (decided.length === 0) throw new TriageError('ALREADY_DECIDED', 'somebody else has decided meanwhile');
  const rest = group.submissions.filter((one) => !decided.includes(one.id));
  return [
    `Refused ${count(decided.length, 'submission')} as ${why}, decision ${id}.`,
    ...(rest.length > 0 ? [`Still waiting in this group: ${printWishes(rest)}.`] : []),
  ];
}
