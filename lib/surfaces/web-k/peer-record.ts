import { isHandle } from '../../telegram/handle.ts';
import { parsePeerId } from '../../telegram/peer-id.ts';
import type { PeerFacts } from '../peer-facts.ts';
import { TOLD_FLAGS, type ToldPeer } from './bridge-protocol.ts';

/**
 * Takes names and marks out of the client's record of a peer, whether it runs or is stored.
 *
 * @param id as the client writes it: `-1500000001`, `700001`.
 * @returns `undefined` for what is no record. May throw on objects of the page's own.
 */
export function tellOf(record: unknown, id: string): ToldPeer | undefined {
  const type = entry(record, '_');
  if (typeof type !== 'string') return undefined;
  const flags = entry(record, 'pFlags');
  return { id, type, handles: handlesOf(record), flags: TOLD_FLAGS.filter((flag) => entry(flags, flag) === true) };
}

/** What was told of a peer, as it is known everywhere; `undefined` where it says nothing of handles. */
export function factsOf({ id, type, handles, flags }: ToldPeer): PeerFacts | undefined {
  const own = handles.filter(isHandle);
  // A partial record ("min", core.telegram.org/api/min) leaves handles out: that it shows none says nothing.
  if (own.length === 0 && flags.includes('min')) return undefined;
  const facts: PeerFacts = { handles: own };
  for (const mark of ['verified', 'scam', 'fake'] as const) if (flags.includes(mark)) facts[mark] = true;
  switch (type) {
    case 'user':
      return { ...facts, kind: flags.includes('bot') ? 'bot' : 'user' };
    case 'channel':
      return { ...facts, kind: flags.includes('broadcast') ? 'channel' : 'group' };
    case 'chat': {
      const peerId = parsePeerId(id);
      return peerId ? { ...facts, kind: 'group', peerId } : { ...facts, kind: 'group' };
    }
    // A forbidden or empty record tells nothing of handles.
    default:
      return undefined;
  }
}

/** A property of an object; `undefined` of anything else. */
export function entry(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** The client's own rule: the active ones of `usernames` in their order, else `username`. */
function handlesOf(record: unknown): string[] {
  const all = entry(record, 'usernames');
  const names = Array.isArray(all)
    ? all.filter((name) => entry(entry(name, 'pFlags'), 'active') === true).map((name) => entry(name, 'username'))
    : [entry(record, 'username')];
  return names.filter((name) => typeof name === 'string');
}
