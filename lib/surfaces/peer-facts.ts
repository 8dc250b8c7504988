import type { PeerId } from '../telegram/peer-id.ts';
import type { ChatKind, Sighting } from '../telegram/sighting.ts';

/** What is known of a peer beyond what its title shows. */
export interface PeerFacts {
  /** The peer's id, corrected where the page's own form was ambiguous (Web K's basic groups). */
  peerId?: PeerId;
  /** Handles in use, the main one first. Empty: the chat has none. */
  handles: string[];
  kind?: ChatKind;
  /** Telegram's own marks, for places that show none. */
  verified?: boolean;
  scam?: boolean;
  fake?: boolean;
}

const MARKS = ['verified', 'scam', 'fake'] as const;

/**
 * Adds what is known of the peer to what the page shows, see {@link Sighting.handlePending}. Marks the page shows are
 * fresher than what is known of them, so they are only filled in where the page shows none (`verified` not told).
 */
export function withFacts(shown: Sighting, facts: PeerFacts | undefined): Sighting {
  if (!facts) return shown;
  const sighting = { ...shown };
  if (shown.verified === undefined) for (const mark of MARKS) if (facts[mark]) sighting[mark] ??= true;
  if (shown.handle !== undefined) return sighting;
  delete sighting.handlePending;
  const [handle, ...otherHandles] = facts.handles;
  if (handle) sighting.handle = handle;
  if (otherHandles.length > 0) sighting.otherHandles = otherHandles;
  if (facts.kind) sighting.kind = facts.kind;
  if (facts.peerId) sighting.peerId = facts.peerId;
  return sighting;
}

/** Peers of which facts are kept, from each source. */
export const MAX_PEERS = 2000;

/** Keeps facts of a peer, and forgets the oldest when there are too many. @returns false when they were known. */
export function learn(known: Map<PeerId, PeerFacts>, peerId: PeerId, facts: PeerFacts | undefined): boolean {
  if (!facts || JSON.stringify(known.get(peerId)) === JSON.stringify(facts)) return false;
  known.delete(peerId);
  known.set(peerId, facts);
  const oldest = known.keys().next();
  if (known.size > MAX_PEERS && !oldest.done) known.delete(oldest.value);
  return true;
}
