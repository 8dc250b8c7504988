import { fromBackground, NETWORK_PATIENCE } from '../../lib/ask-background.ts';
import { sendMessage } from '../../lib/platform/page-messages.ts';
import { saveFile } from '../../lib/platform/save-file.ts';
import type { OutboxEntry } from '../../lib/reports/outbox-entry.ts';
import type { Occasion } from '../../lib/reports/outbox-schedule.ts';

/** What the outbox's page asks of the background. Each gives what is in the outbox then. @throws {CodedError} */
export interface OutboxCalls {
  entries(): Promise<OutboxEntry[]>;
  /** Has the outbox do what there is to do, which takes as long as the network takes. */
  refresh(occasion: Occasion): Promise<OutboxEntry[]>;
  cancel(id: string): Promise<OutboxEntry[]>;
  forget(id: string): Promise<OutboxEntry[]>;
  /** Gives the reader a file to keep. */
  save(fileName: string, text: string): void;
}

export const askBackground: OutboxCalls = {
  entries: () => fromBackground(sendMessage('outbox', undefined)),
  refresh: (occasion) => fromBackground(sendMessage('outbox-refresh', { occasion }), NETWORK_PATIENCE),
  cancel: (id) => fromBackground(sendMessage('outbox-cancel', { id })),
  forget: (id) => fromBackground(sendMessage('outbox-forget', { id })),
  save: saveFile,
};
