import { fromBackground } from '../lib/ask-background.ts';
import type { ListStatus, NameMatch, ReportDraft } from '../lib/messages.ts';
import { sendMessage } from '../lib/platform/page-messages.ts';
import { pagePlatform } from '../lib/platform/page-platform.ts';
import { saveFile } from '../lib/platform/save-file.ts';
import { draftOf } from '../lib/reports/drafts.ts';
import type { ReportHint } from '../lib/reports/hint.ts';
import type { OutboxEntry } from '../lib/reports/outbox-entry.ts';
import type { Sighting } from '../lib/telegram/sighting.ts';

/** What a page that sends something about a chat asks of the rest of the extension, and of the browser. */
export interface ChatCalls {
  /** The chat the page was opened with. Never rejects. */
  draft(): Promise<ReportDraft | undefined>;
  /** The hint on a chat. @throws {CodedError} `BACKGROUND_UNREACHABLE`, or the error the background met. */
  hint(sighting: Sighting): Promise<ReportHint | undefined>;
  /** Organisations on the list by what is typed of their name. @throws as `hint`. */
  organisations(name: string): Promise<NameMatch[]>;
  /** The lists in use, the extension's own first, each with how its publisher is reached. @throws as `hint`. */
  lists(): Promise<ListStatus[]>;
  /** Puts it on its way to the inbox of a list. @throws {CodedError} what the outbox says, or as `hint`. */
  send(text: string, list: string): Promise<OutboxEntry>;
  /** Gives the reader a file to keep. */
  save(fileName: string, text: string): void;
  /** The time now, and an id for what is sent. */
  stamp(): { id: string; now: Date };
}

export const chatCalls: ChatCalls = {
  draft: () => draftOf(pagePlatform.session, location.search),
  async hint(sighting) {
    const [answer] = await fromBackground(sendMessage('judge', [sighting]));
    if (!answer) return undefined;
    const { verdict, listVersion } = answer;
    const { list } = verdict;
    // A hint may rest on a list that the reader added: its version counts then, and its name tells it from the own list.
    return { verdict, list: list?.version ?? listVersion, ...(list?.host && { listName: list.name }) };
  },
  async organisations(query) {
    return (await fromBackground(sendMessage('lookup', { query }))).matches;
  },
  lists: () => fromBackground(sendMessage('lists', undefined)),
  send: (text, list) => fromBackground(sendMessage('send-submission', { text, list })),
  save: saveFile,
  stamp: () => ({ id: crypto.randomUUID(), now: new Date() }),
};
