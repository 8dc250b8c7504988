/**
 * The two events by which the extension's own script in Web K's world tells what the client knows of peers on screen.
 * The question is ids that stand in the page anyway; the answer is read-only, and nothing of ours goes to the page.
 */
export const ASK_PEERS = 'channel-trust-hints:peers-asked';
export const TELL_PEERS = 'channel-trust-hints:peers-told';

/** Ids in one question, at most. */
export const MAX_ASKED = 200;

/** What is told of one peer: names and marks, nothing else of the client's record. */
export interface ToldPeer {
  /** As the client writes it: `-1500000001`, `700001`. */
  id: string;
  /** `channel`, `user`, `chat` or others, as core.telegram.org/schema names constructors. */
  type: string;
  /** Handles in use, the main one first. */
  handles: string[];
  flags: string[];
}

/** Flags that are told, as the schema names them. */
export const TOLD_FLAGS = ['broadcast', 'megagroup', 'bot', 'verified', 'scam', 'fake', 'min'] as const;
