import { fromBackground } from '../../lib/ask-background.ts';
import { sendMessage } from '../../lib/platform/page-messages.ts';
import { pagePlatform } from '../../lib/platform/page-platform.ts';
import { draftOf } from '../../lib/reports/drafts.ts';
import type { VerdictOrganisation } from '../../lib/verdict/verdict.ts';

/** A channel that lacks Telegram's tick. */
export interface Unticked {
  handle: string;
  organisation?: VerdictOrganisation;
}

export interface TickCalls {
  /** The channel that the page was opened with. Never rejects. */
  channel(): Promise<Unticked | undefined>;
  /** Puts a text on the clipboard. Rejects when the browser does not allow it. */
  copy(text: string): Promise<void>;
}

export const askBackground: TickCalls = {
  async channel() {
    const draft = await draftOf(pagePlatform.session, location.search);
    const handle = draft?.sighting.handle;
    if (!handle) return undefined;
    const [answer] = await fromBackground(sendMessage('judge', [{ handle }])).catch(() => []);
    const organisation = answer?.verdict.organisation;
    return { handle, ...(organisation && { organisation }) };
  },
  copy: (text) => navigator.clipboard.writeText(text),
};
