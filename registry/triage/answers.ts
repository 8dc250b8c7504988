import type { Refusal } from '../../lib/reports/protocol.ts';
import type { ReportReason } from '../../lib/reports/report-reasons.ts';
import type { Action } from './change.ts';
import type { Incoming } from './incoming.ts';

/** What a submission asks for: a report by its reason, or a nomination. */
export type Wish = ReportReason | 'nomination';

const ACCUSATIONS: readonly Wish[] = ['poses', 'fraud', 'taken-over'];
const ALL: readonly Wish[] = [...ACCUSATIONS, 'wrong-hint', 'nomination'];

/** What each action gives those who sent something: whoever objects to a hint is not told "accepted" when it is confirmed. */
export const GRANTED_BY: Readonly<Record<Action, readonly Wish[]>> = {
  impostor: ACCUSATIONS,
  lost: ACCUSATIONS,
  channel: ['nomination', 'wrong-hint'],
  organisation: ['nomination', 'wrong-hint'],
  correction: ['wrong-hint'],
  removal: [...ACCUSATIONS, 'wrong-hint'],
};

/** Whom each refusal answers. */
export const REFUSED_BY: Readonly<Record<Refusal, readonly Wish[]>> = {
  honest: ACCUSATIONS,
  'not-official': ['nomination'],
  'too-small': ['nomination'],
  'no-evidence': ALL,
  'already-listed': ALL,
  'out-of-scope': ALL,
};

/** What a submission asks for; undefined for one that cannot be read. */
export function wishOf({ content }: Incoming): Wish | undefined {
  if (!content) return undefined;
  return 'reason' in content ? content.reason : 'nomination';
}

/** Those of the submissions that ask for one of these. */
export function thoseThatAsk(submissions: readonly Incoming[], wishes: readonly Wish[]): Incoming[] {
  return submissions.filter((submission) => {
    const wish = wishOf(submission);
    return wish !== undefined && wishes.includes(wish);
  });
}
