import type { Answer } from '../messages.ts';
import type { Choice } from '../personal/entry.ts';
import type { ReportReason } from '../reports/report-reasons.ts';
import type { Sighting } from '../telegram/sighting.ts';

/** What a card is about. */
export interface CardSubject {
  /** The badge it hangs from. */
  badge: Element;
  sighting: Sighting;
  answer: Answer;
  /** The reader closes it. */
  onClose(): void;
}

/** An open card. */
export interface CardHandle {
  /** Shows what is known now. */
  update(sighting: Sighting, answer: Answer): void;
  /** Keeps it open when the pointer leaves, and moves the focus into it if wanted. */
  pin(takesFocus: boolean): void;
  isPinned(): boolean;
  hasFocus(): boolean;
  contains(node: unknown): boolean;
  close(): void;
}

export type OpenCard = (subject: CardSubject) => CardHandle;

/** What the card needs of the page's script. */
export interface CardServices {
  page: Document;
  /** Messages in the language the reader chose, where that is not the browser's. */
  messages: Record<string, string> | undefined;
  /** Keeps the reader's decision; `null` forgets it. Rejects with a coded error. */
  choose(sighting: Sighting, choice: Choice | null): Promise<void>;
  report(sighting: Sighting, answer: Answer, reason?: ReportReason): void;
  /** Opens a page of the extension about the chat. */
  open(sighting: Sighting, page: 'nominate' | 'tick'): void;
}

/** How the card's own script, loaded when the first card opens, hands itself over. */
declare global {
  var channelTrustHintsCard: ((services: CardServices) => OpenCard) | undefined;
}
