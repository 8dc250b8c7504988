import { fromBackground } from '../../lib/ask-background.ts';
import type { LookupResult } from '../../lib/messages.ts';
import { sendMessage } from '../../lib/platform/page-messages.ts';

/** What the first page asks of the rest of the extension. */
export interface WelcomeCalls {
  /** @throws {CodedError} `BACKGROUND_UNREACHABLE` when no answer comes, or the error the background met. */
  lookup(query: string): Promise<LookupResult>;
}

export const askBackground: WelcomeCalls = {
  lookup: (query) => fromBackground(sendMessage('lookup', { query })),
};
