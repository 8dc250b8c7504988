import { handleKey } from '../../lib/telegram/handle.ts';
import type { Incoming } from './incoming.ts';
import { countReaders, type Readers } from './readers.ts';
import { type Counted, tally } from './tally.ts';

/** Everything that was sent about one channel, by whichever of its names. */
export interface Group {
  /** Oldest first. */
  submissions: readonly Incoming[];
  /** As readers named it, the most frequent first. Case does not matter. */
  handles: readonly Counted[];
  peerIds: readonly Counted[];
  titles: readonly Counted[];
  readers: Readers;
}

/**
 * Puts together what is about the same channel: the same handle in any case, or the same peer id. A submission that
 * gives both joins the two. What names no channel, because it was erased, is left out.
 */
export function groupByChannel(submissions: readonly Incoming[]): Group[] {
  const parents = new Map<string, string>();
  for (const submission of submissions) {
    const [first, second] = namesOf(submission);
    if (first !== undefined) join(parents, first, second ?? first);
  }
  const members = new Map<string, Incoming[]>();
  for (const submission of submissions) {
    const [name] = namesOf(submission);
    if (name === undefined) continue;
    const root = rootOf(parents, name);
    const group = members.get(root);
    if (group) group.push(submission);
    else members.set(root, [submission]);
  }
  return [...members.values()].map(groupOf);
}

/** A group of its own, of submissions that are about one channel. */
export function groupOf(submissions: readonly Incoming[]): Group {
  return {
    submissions,
    handles: tally(
      submissions.map(({ handle }) => handle),
      handleKey,
    ),
    peerIds: tally(submissions.map(({ peerId }) => peerId)),
    titles: tally(submissions.map(({ content }) => content?.title)),
    readers: countReaders(submissions),
  };
}

function namesOf({ handle, peerId }: Incoming): string[] {
  return [...(handle ? [`@${handleKey(handle)}`] : []), ...(peerId ? [peerId] : [])];
}

function join(parents: Map<string, string>, one: string, other: string): void {
  parents.set(rootOf(parents, one), rootOf(parents, other));
}

/** Shortens the way as it goes, so that a long chain is walked once. */
function rootOf(parents: Map<string, string>, name: string): string {
  let root = name;
  for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
  for (let at = name; at !== root; ) {
    const next = parents.get(at) ?? root;
    parents.set(at, root);
    at = next;
  }
  return root;
}
