import type { PeerId } from '../../telegram/peer-id.ts';
import type { LiveKnowledge, LiveOptions } from '../client-page.ts';
import { learn, MAX_PEERS, type PeerFacts } from '../peer-facts.ts';

/** A peer's live record is read this often at most, however often its title changes; the last change counts. */
const FRESH_MS = 500;

/**
 * What the running client knows of the peers on this page.
 *
 * @param read reads the records of peers at once, in the order of the ids.
 */
export function liveKnowledge(
  read: (peerIds: readonly PeerId[]) => (PeerFacts | undefined)[],
  { now, schedule, onChange }: LiveOptions,
): LiveKnowledge {
  const facts = new Map<PeerId, PeerFacts>();
  const readAt = new Map<PeerId, number>();
  const waiting = new Set<PeerId>();

  /** What is new of peers that were asked for before is told: their titles have been followed without it. */
  function readNow(peerIds: readonly PeerId[]): void {
    if (peerIds.length === 0) return;
    const known = read(peerIds);
    const news = new Set<PeerId>();
    for (const [index, peerId] of peerIds.entries()) {
      if (learn(facts, peerId, known[index]) && readAt.has(peerId)) news.add(peerId);
      if (readAt.size >= MAX_PEERS) readAt.clear();
      readAt.set(peerId, now());
    }
    if (news.size > 0) onChange(news);
  }

  return {
    facts,
    /** Peers that were read a moment ago are read again together once the first of them is due. */
    want(peerIds) {
      const due: PeerId[] = [];
      for (const peerId of new Set(peerIds)) {
        const wait = (readAt.get(peerId) ?? Number.NEGATIVE_INFINITY) + FRESH_MS - now();
        if (wait <= 0) due.push(peerId);
        else if (waiting.add(peerId).size === 1) {
          schedule(() => {
            const again = [...waiting];
            waiting.clear();
            readNow(again);
          }, wait);
        }
      }
      readNow(due);
    },
  };
}
