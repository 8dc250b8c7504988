import { type ChatCalls, chatCalls } from '../../components/chat-calls.ts';
import { readSitePage, type SiteElsewhere, type SitePage } from '../../lib/platform/site-page.ts';
import { giveBackLeftPermissions } from '../../lib/platform/site-permission.ts';

/** What the page that puts a channel forward asks of the rest of the extension, and of the browser. */
export interface NominateCalls extends ChatCalls {
  /** Reads a page of a site, once the reader allows it. @throws {CodedError} `SITE_*` */
  read(address: string): Promise<SitePage | SiteElsewhere>;
  /** Gives back what was allowed to a page that is gone. Never rejects. */
  giveBack(): Promise<void>;
}

export const askBackground: NominateCalls = {
  ...chatCalls,
  read: (address) => readSitePage(address),
  giveBack: giveBackLeftPermissions,
};
