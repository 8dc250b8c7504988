import { type PeerId, peerIdToWebK } from '../../telegram/peer-id.ts';
import type { PeerFacts } from '../peer-facts.ts';
import { ASK_PEERS, MAX_ASKED, TELL_PEERS, type ToldPeer } from './bridge-protocol.ts';
import { factsOf } from './peer-record.ts';

/**
 * Asks our script in Web K's own world what the client knows of peers, now and in this very task.
 *
 * @param peerIds Bot API form.
 * @returns in the order of the ids; `undefined` for a peer of which the client knows nothing, and for all of them where
 *   there is no such script (an older browser, another page).
 */
export function livePeers(page: Document, peerIds: readonly PeerId[]): (PeerFacts | undefined)[] {
  const ids = peerIds.map(peerIdToWebK);
  const told = new Map<string, ToldPeer>();
  // An event costs more than the peers it asks for, so they are asked for together.
  for (let start = 0; start < ids.length; start += MAX_ASKED) {
    for (const peer of ask(page, ids.slice(start, start + MAX_ASKED))) told.set(peer.id, peer);
  }
  return ids.map((id) => {
    const peer = told.get(id);
    return peer && factsOf(peer);
  });
}

function ask(page: Document, ids: readonly string[]): ToldPeer[] {
  let answer: unknown;
  const hear = (event: Event) => {
    answer = 'detail' in event ? event.detail : undefined;
  };
  page.addEventListener(TELL_PEERS, hear, { once: true });
  page.dispatchEvent(new CustomEvent(ASK_PEERS, { detail: JSON.stringify(ids) }));
  page.removeEventListener(TELL_PEERS, hear);
  return parseTold(answer);
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
