import { isHandle } from '../../telegram/handle.ts';
import type { PeerId } from '../../telegram/peer-id.ts';
import type { ChatKind } from '../../telegram/sighting.ts';
import type { PeerFacts } from '../peer-facts.ts';
import { readRecords } from '../stored-state.ts';

/**
 * What Web A has stored of peers. The state holds up to 200 chats and 500 users, is written up to 5 s after a change,
 * and is empty under a passcode (database `tt-data`, seen 2026-11-23).
 *
 * @param peerIds Bot API form, as Web A itself writes it.
 * @param account 1 to 6, from the address's `?account=`.
 * @param onCost told how many milliseconds the thread was busy with unpacking the state.
 * @returns in the order of the ids.
 */
export async function readWebAPeers(
  peerIds: readonly PeerId[],
  account: number,
  onCost?: (ms: number) => void,
): Promise<(PeerFacts | undefined)[]> {
  const key = account > 1 ? `tt-global-state_${account}` : 'tt-global-state';
  const [state] = await readRecords('tt-data', 'store', [key], onCost);
  const chats = entry(entry(state, 'chats'), 'byId');
  const users = entry(entry(state, 'users'), 'byId');
  return peerIds.map((peerId) => factsOf(entry(users, peerId) ?? entry(chats, peerId)));
}

function factsOf(record: unknown): PeerFacts | undefined {
  if (record === undefined) return undefined;
  const kind = kindOf(entry(record, 'type'));
  const handles = activeHandles(record);
  // A partial record ("min") leaves handles out: that it shows none says nothing.
  if (handles.length === 0 && (entry(record, 'isMin') === true || entry(record, 'hasUsername') === true))
    return undefined;
  const facts: PeerFacts = { handles };
  if (kind) facts.kind = kind;
  if (entry(record, 'isVerified') === true) facts.verified = true;
  const fakeType = entry(record, 'fakeType');
  if (fakeType === 'scam' || fakeType === 'fake') facts[fakeType] = true;
  return facts;
}

function kindOf(type: unknown): ChatKind | undefined {
  switch (type) {
    case 'chatTypeChannel':
      return 'channel';
    case 'chatTypeSuperGroup':
    case 'chatTypeBasicGroup':
      return 'group';
    case 'userTypeBot':
      return 'bot';
    case 'userTypeRegular':
    case 'userTypeDeleted':
    case 'chatTypePrivate':
      return 'user';
    default:
      return undefined;
  }
}

/** A collectible handle that is not in use has no `isActive`. */
function activeHandles(record: unknown): string[] {
  const list = entry(record, 'usernames');
  if (!Array.isArray(list)) return [];
  return list
    .filter((name) => entry(name, 'isActive') === true)
    .map((name) => entry(name, 'username'))
    .filter((name): name is string => typeof name === 'string' && isHandle(name));
}

function entry(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}
