import { handleKey } from '../../lib/telegram/handle.ts';
import { isSameHandle } from './change.ts';
import type { Chat } from './edits.ts';
import { TriageError } from './errors.ts';
import { type Group, groupByChannel } from './groups.ts';
import type { Incoming } from './incoming.ts';
import { tally } from './tally.ts';

/** What a person decides on. */
export interface Choice {
  /** As it was typed: a handle or a peer id. */
  channel: Chat;
  /** Ids, or how they begin; everything in the group when absent. */
  only?: readonly string[] | undefined;
  /** `none` when a person says that the peer id is not to be relied on. */
  peerId?: string | undefined;
}

/** What a decision is about. */
export interface Chosen {
  /** The peer id is the one that all agree on, or the one that was typed. */
  chat: Chat;
  /** What speaks of this chat, among what was named. */
  submissions: readonly Incoming[];
  /** How many of them give the peer id. */
  givingPeerId: number;
}

/** The group of a channel among what waits. */
export function groupAbout(submissions: readonly Incoming[], channel: Chat): Group | undefined {
  return groupByChannel(submissions).find(({ submissions: members }) =>
    members.some((one) => isSameHandle(one.handle, channel.handle) || isSamePeer(one.peerId, channel.peerId)),
  );
}

/**
 * What of a group is about one chat. A handle can change hands and a reader can err, or lie, about a peer id: where they
 * do not agree, a person says which chat is meant.
 *
 * @throws {TriageError} `SUBMISSION_UNKNOWN`, `CHANNEL_AMBIGUOUS`, `PEER_ID_AMBIGUOUS`
 */
export function choose({ submissions }: Group, { channel, only, peerId }: Choice): Chosen {
  const named = only ? onlyThese(submissions, only) : submissions;
  const handles = tally(
    named.map(({ handle }) => handle),
    handleKey,
  ).map(({ text }) => text);
  const isSettled = peerId !== undefined;
  if (handles.length > 1 && (channel.handle === undefined || !isSettled)) {
    const words = `these name ${handles.map((handle) => `@${handle}`).join(', ')}; name one, with --peer-id ID or --peer-id none, or choose with --only`;
    throw new TriageError('CHANNEL_AMBIGUOUS', words);
  }
  const chat = { handle: spellingOf(channel.handle, handles), peerId: peerIdOf(named, channel, peerId) };
  const about = named.filter((one) => isAbout(one, chat));
  if (about.length === 0) throw new TriageError('NOTHING_WAITS', 'nothing that waits names this handle and peer id');
  return { chat, submissions: about, givingPeerId: about.filter((one) => one.peerId !== undefined).length };
}

/** As it was typed, unless that was all in small letters: readers saw how its owner writes it. */
function spellingOf(typed: string | undefined, handles: readonly string[]): string | undefined {
  if (typed === undefined) return handles[0];
  if (typed !== typed.toLowerCase()) return typed;
  return handles.find((handle) => isSameHandle(handle, typed)) ?? typed;
}

function onlyThese(submissions: readonly Incoming[], only: readonly string[]): Incoming[] {
  return only.map((start) => {
    const [found, another] = submissions.filter(({ id }) => id.startsWith(start));
    if (found && !another) return found;
    throw new TriageError(
      'SUBMISSION_UNKNOWN',
      `${found ? 'more than one' : 'nothing'} in this group begins with ${start}`,
    );
  });
}

function peerIdOf(named: readonly Incoming[], channel: Chat, typed: string | undefined): string | undefined {
  if (typed === 'none') return undefined;
  const chosen = typed ?? channel.peerId;
  if (chosen !== undefined) return chosen;
  const given = tally(named.map(({ peerId }) => peerId));
  if (given.length <= 1) return given[0]?.text;
  const words = given.map(({ text, count }) => `${text} (${count})`).join(', ');
  throw new TriageError('PEER_ID_AMBIGUOUS', `these give ${words}; choose with --peer-id ID, or --peer-id none`);
}

/** Where both are known, the peer id tells whether it is the same chat. */
function isAbout(one: Incoming, chat: Chat): boolean {
  if (one.peerId !== undefined && chat.peerId !== undefined) return one.peerId === chat.peerId;
  return isSameHandle(one.handle, chat.handle) || isSamePeer(one.peerId, chat.peerId);
}

function isSamePeer(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one === other;
}
