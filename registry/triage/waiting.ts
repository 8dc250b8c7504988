import type { InboxStore } from '../inbox/store.ts';
import { count } from '../publish/check.ts';
import { type Wish, wishOf } from './answers.ts';
import { readChange } from './change.ts';
import { groupAbout } from './choose.ts';
import type { Chat } from './edits.ts';
import { TriageError } from './errors.ts';
import type { Group } from './groups.ts';
import { type Incoming, readIncoming } from './incoming.ts';
import { tally } from './tally.ts';

/** What waits about one channel. @throws {TriageError} `NOTHING_WAITS`, with the last decision on it if there is one. */
export async function waitingAbout(store: InboxStore, channel: Chat): Promise<Group> {
  const group = groupAbout((await store.waiting()).map(readIncoming), channel);
  if (group) return group;
  const last = await lastDecision(store, channel);
  throw new TriageError('NOTHING_WAITS', `nothing about this channel waits for a decision${last}`);
}

async function lastDecision(store: InboxStore, channel: Chat): Promise<string> {
  const about = groupAbout((await store.all()).map(readIncoming), channel)?.submissions ?? [];
  const ids = new Set(about.map(({ decision }) => decision));
  const decision = (await store.decisions()).findLast(({ id }) => ids.has(id));
  if (!decision) return '';
  const change = readChange(decision.change);
  const what = change ? `accepted as ${change.action} of ${change.organisation}` : `refused as ${decision.refusal}`;
  return `; the last was ${what} on ${decision.decided} (decision ${decision.id})`;
}

/** Every wish in words, with how many have it: `2 poses, 1 nomination`. */
export function printWishes(submissions: readonly Incoming[]): string {
  const wishes = tally(submissions.map((one): Wish | 'unreadable' => wishOf(one) ?? 'unreadable'));
  return wishes.map(({ text, count: times }) => `${times} ${text}`).join(', ');
}

/** That none of the submissions asks for what was to be decided. */
export function notAskedFor(what: string, submissions: readonly Incoming[]): TriageError {
  const words = `${what} answers none of the ${count(submissions.length, 'submission')} (${printWishes(submissions)}); name those it is to answer with --only`;
  return new TriageError('NOT_ASKED_FOR', words);
}
