import { isHandle } from '../../telegram/handle.ts';
import { type PeerId, parsePeerId, peerIdToWebK } from '../../telegram/peer-id.ts';
import type { PeerFacts } from '../peer-facts.ts';
import { ASK_PEERS, TELL_PEERS, type ToldPeer } from './bridge-protocol.ts';

/**
 * Asks our script in Web K's own world what the client knows of a peer, now and in this very task.
 *
 * @param peerId Bot API form.
 * @returns `undefined` when the client knows nothing of it, or there is no such script (an older browser, another page).
 */
export function livePeer(page: Document, peerId: PeerId): PeerFacts | undefined {
  const id = peerIdToWebK(peerId);
  let answer: unknown;
  const hear = (event: Event) => {
    answer = 'detail' in event ? event.detail : undefined;
  };
  page.addEventListener(TELL_PEERS, hear, { once: true });
  page.dispatchEvent(new CustomEvent(ASK_PEERS, { detail: JSON.stringify([id]) }));
  page.removeEventListener(TELL_PEERS, hear);
  const told = parseTold(answer).find((peer) => peer.id === id);
  return told && factsOf(told);
}

function parseTold(answer: unknown): ToldPeer[] {
  try {
    const told: unknown = JSON.parse(String(answer));
    return Array.isArray(told) ? told.filter(isToldPeer) : [];
  } catch {
    return [];
  }
}

function isToldPeer(value: unknown): value is ToldPeer {
  if (typeof value !== 'object' || value === null) return false;
  const { id, type, handles, flags } = value as Record<string, unknown>;
  return typeof id === 'string' && typeof type === 'string' && areTexts(handles) && areTexts(flags);
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= 50 && value.every((each) => typeof each === 'string');
}

function factsOf({ id, type, handles, flags }: ToldPeer): PeerFacts | undefined {
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
