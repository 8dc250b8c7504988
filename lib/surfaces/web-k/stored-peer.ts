import { isHandle } from '../../telegram/handle.ts';
import { isUserPeerId, type PeerId, parsePeerId, peerIdToWebK } from '../../telegram/peer-id.ts';
import type { PeerFacts } from '../peer-facts.ts';
import { readRecord } from '../stored-state.ts';

interface StoredPeer {
  _?: unknown;
  username?: unknown;
  usernames?: unknown;
  pFlags?: Record<string, unknown>;
}

/**
 * What Web K has stored of a peer: only of dialogs, contacts and recent finds, and of nothing under a passcode
 * (database `tweb-account-<N>`, seen 2026-11-23).
 *
 * @param peerId Bot API form.
 * @param account 1 to 4, from the address's `?account=`.
 */
export async function readWebKPeer(peerId: PeerId, account: number): Promise<PeerFacts | undefined> {
  const bareId = peerIdToWebK(peerId).replace('-', '');
  const record = await readRecord(`tweb-account-${account}`, isUserPeerId(peerId) ? 'users' : 'chats', bareId);
  return typeof record === 'object' && record !== null ? factsOf(record as StoredPeer, bareId) : undefined;
}

function factsOf(record: StoredPeer, bareId: string): PeerFacts | undefined {
  const flags = record.pFlags ?? {};
  const handles = activeHandles(record);
  // A partial record ("min", core.telegram.org/api/min) leaves handles out: that it shows none says nothing.
  if (handles.length === 0 && flags['min']) return undefined;
  switch (record._) {
    case 'user':
      return { handles, kind: flags['bot'] ? 'bot' : 'user' };
    case 'channel':
      return { handles, kind: flags['broadcast'] ? 'channel' : 'group' };
    case 'chat': {
      const peerId = parsePeerId(`-${bareId}`);
      return peerId ? { handles, kind: 'group', peerId } : { handles, kind: 'group' };
    }
    // A forbidden or empty record tells nothing of handles.
    default:
      return undefined;
  }
}

/** The rule of the client itself: the active ones of `usernames` in their order, else `username`. */
function activeHandles(record: StoredPeer): string[] {
  const list = Array.isArray(record.usernames)
    ? record.usernames.filter(isActive).map((entry) => entry.username)
    : [record.username];
  return list.filter((name): name is string => typeof name === 'string' && isHandle(name));
}

function isActive(entry: unknown): entry is { username: unknown } {
  if (typeof entry !== 'object' || entry === null || !('pFlags' in entry) || !('username' in entry)) return false;
  return typeof entry.pFlags === 'object' && entry.pFlags !== null && 'active' in entry.pFlags;
}
