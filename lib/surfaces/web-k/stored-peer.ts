import { isHandle } from '../../telegram/handle.ts';
import { isUserPeerId, type PeerId, parsePeerId, peerIdToWebK } from '../../telegram/peer-id.ts';
import type { PeerFacts } from '../peer-facts.ts';
import { readRecords } from '../stored-state.ts';

interface StoredPeer {
  _?: unknown;
  username?: unknown;
  usernames?: unknown;
  pFlags?: Record<string, unknown>;
}

/**
 * What Web K has stored of peers: only of dialogs, contacts and recent finds, and of nothing under a passcode
 * (database `tweb-account-<N>`, seen 2026-11-23).
 *
 * @param peerIds Bot API form.
 * @param account 1 to 4, from the address's `?account=`.
 * @returns in the order of the ids.
 */
export async function readWebKPeers(peerIds: readonly PeerId[], account: number): Promise<(PeerFacts | undefined)[]> {
  const found = new Map<PeerId, PeerFacts>();
  for (const store of ['users', 'chats'] as const) {
    const own = peerIds.filter((peerId) => isUserPeerId(peerId) === (store === 'users'));
    if (own.length === 0) continue;
    const records = await readRecords(`tweb-account-${account}`, store, own.map(bareId));
    for (const [index, peerId] of own.entries()) {
      const record = records[index];
      const facts = typeof record === 'object' && record !== null ? factsOf(record, bareId(peerId)) : undefined;
      if (facts) found.set(peerId, facts);
    }
  }
  return peerIds.map((peerId) => found.get(peerId));
}

function bareId(peerId: PeerId): string {
  return peerIdToWebK(peerId).replace('-', '');
}

function factsOf(record: StoredPeer, bareId: string): PeerFacts | undefined {
  const flags = record.pFlags ?? {};
  const handles = activeHandles(record);
  // A partial record ("min", core.telegram.org/api/min) leaves handles out: that it shows none says nothing.
  if (handles.length === 0 && flags['min']) return undefined;
  const marks = marksOf(flags);
  switch (record._) {
    case 'user':
      return { ...marks, handles, kind: flags['bot'] ? 'bot' : 'user' };
    case 'channel':
      return { ...marks, handles, kind: flags['broadcast'] ? 'channel' : 'group' };
    case 'chat': {
      const peerId = parsePeerId(`-${bareId}`);
      return peerId ? { handles, kind: 'group', peerId } : { handles, kind: 'group' };
    }
    // A forbidden or empty record tells nothing of handles.
    default:
      return undefined;
  }
}

function marksOf(flags: Record<string, unknown>): Pick<PeerFacts, 'verified' | 'scam' | 'fake'> {
  return {
    ...(flags['verified'] === true && { verified: true }),
    ...(flags['scam'] === true && { scam: true }),
    ...(flags['fake'] === true && { fake: true }),
  };
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
