import { fromBackground, NETWORK_PATIENCE } from '../../lib/ask-background.ts';
import { sendMessage } from '../../lib/messages.ts';
import { saveFile } from '../../lib/platform/save-file.ts';
import type { OutboxEntry } from '../../lib/reports/outbox-entry.ts';

/** What the outbox's page asks of the background. Each gives what is in the outbox then. @throws {CodedError} */
export interface OutboxCalls {
  entries(): Promise<OutboxEntry[]>;
  /** Tries everything now, which takes as long as the network takes. */
  refresh(): Promise<OutboxEntry[]>;
  cancel(id: string): Promise<OutboxEntry[]>;
  forget(id: string): Promise<OutboxEntry[]>;
  /** Gives the reader a file to keep. */
  save(fileName: string, text: string): void;
}

export const askBackground: OutboxCalls = {
  entries: () => fromBackground(sendMessage('outbox', undefined)),
  refresh: () => fromBackground(sendMessage('outbox-refresh', undefined), NETWORK_PATIENCE),
  cancel: (id) => fromBackground(sendMessage('outbox-cancel', { id })),
  forget: (id) => fromBackground(sendMessage('outbox-forget', { id })),
  save: saveFile,
};
