import type { PeerId } from '../telegram/peer-id.ts';
import type { ChatKind, Sighting } from '../telegram/sighting.ts';

/** What is known of a peer beyond what its title shows. */
export interface PeerFacts {
  /** The peer's id, corrected where the page's own form was ambiguous (Web K's basic groups). */
  peerId?: PeerId;
  /** Handles in use, the main one first. Empty: the chat has none. */
  handles: string[];
  kind?: ChatKind;
}

/** Adds what is known of the peer to what the page shows, see {@link Sighting.handlePending}. */
export function withFacts(shown: Sighting, facts: PeerFacts | undefined): Sighting {
  if (!facts || shown.handle !== undefined) return shown;
  const { handlePending: _, ...sighting } = shown;
  const [handle, ...otherHandles] = facts.handles;
  if (handle) sighting.handle = handle;
  if (otherHandles.length > 0) sighting.otherHandles = otherHandles;
  if (facts.kind) sighting.kind = facts.kind;
  if (facts.peerId) sighting.peerId = facts.peerId;
  return sighting;
}
