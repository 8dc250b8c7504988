import { isUserPeerId, type PeerId, peerIdToWebK } from '../../telegram/peer-id.ts';
import type { PeerFacts } from '../peer-facts.ts';
import { readRecords } from '../stored-state.ts';
import { factsOf, tellOf } from './peer-record.ts';

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
      const told = tellOf(records[index], peerIdToWebK(peerId));
      const facts = told && factsOf(told);
      if (facts) found.set(peerId, facts);
    }
  }
  return peerIds.map((peerId) => found.get(peerId));
}

function bareId(peerId: PeerId): string {
  return peerIdToWebK(peerId).replace('-', '');
}
