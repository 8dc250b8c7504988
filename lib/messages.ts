import type { ErrorCode } from './errors.ts';
import type { ListPreview, ListStatus } from './list/list-types.ts';
import type { SurfaceFix } from './list/schema.ts';
import type { ChatRef, Choice, PersonalEntry } from './personal/entry.ts';
import type { OutboxEntry } from './reports/outbox-entry.ts';
import type { Occasion } from './reports/outbox-schedule.ts';
import type { ReportReason } from './reports/report-reasons.ts';
import type { Settings, SettingsChanges } from './settings.ts';
import type { Client } from './telegram/client.ts';
import type { Sighting } from './telegram/sighting.ts';
import type { Verdict } from './verdict/verdict.ts';

export type { ListPreview, ListStatus } from './list/list-types.ts';

/** The background's answer to one sighting. */
export interface Answer {
  verdict: Verdict;
  /** Version of the extension's own list. */
  listVersion: number;
  /** The reader chose not to see the banner for this chat again. */
  bannerHidden: boolean;
  /** What the reader decided on this chat. */
  choice?: Choice;
}

/** The answer as a page's script shows it. */
export interface PageAnswer extends Answer {
  /** What a screen reader says of the badge, in the reader's language. */
  label: string;
}

/** One organisation found by name. */
export interface NameMatch {
  organisation: Verdict['organisation'] & object;
  /** Handle of the channel to open, no @. */
  handle: string;
  /** The name that matched, as the list writes it. */
  matchedName: string;
  status: 'official' | 'listed';
}

/** What a lookup found: a verdict for a handle or link, organisations for a name. */
export interface LookupResult {
  query: string;
  /** The chat the query names, and what there is to say of it. */
  chat?: { sighting: Sighting } & Pick<Answer, 'verdict' | 'choice'>;
  matches: NameMatch[];
  problem?: ErrorCode;
}

/** How one surface is doing on a page: what it expected and what it found. */
export interface SurfaceHealth {
  id: string;
  /** The selector in use for titles. */
  title: string;
  /** True when the list changed the surface's selectors. */
  fixed: boolean;
  /** Switched off: by the reader, by the list, or after three faults. */
  off?: 'reader' | 'list' | 'faults';
  faults: number;
  /** The least that must be found now; 0 when it may be absent. */
  expected: number;
  /** Titles found now. */
  found: number;
  /** Titles of which the chat could be read. */
  read: number;
}

/** What a Telegram page shows right now, asked of its content script. */
export interface PageState {
  client: Client;
  /** The open chat; absent while none is open or none could be read. */
  chat?: { sighting: Sighting } & Partial<Pick<Answer, 'verdict' | 'choice'>>;
  /** `waiting`: no chat is open yet; `missing`: a chat is open, but its title could not be found. */
  badges: 'working' | 'waiting' | 'missing';
  problem?: ErrorCode;
  surfaces: SurfaceHealth[];
}

/** What the toolbar tells of a page. */
export type PageSummary = Pick<PageState, 'badges'> & { verdict?: Verdict; choice?: Choice };

/** What a page needs to know before it shows anything. */
export interface PageSettings {
  verdictsOff: Settings['verdictsOff'];
  placesOff: Settings['placesOff'];
  /** Messages by their keys (levels joined by `_`), when the reader chose another language than the browser's. */
  messages?: Record<string, string>;
  /** What the list says of surfaces that Telegram has changed. */
  fixes: SurfaceFix[];
}

/**
 * What the list says of the channel a site declares.
 * - `agrees`: it is listed as a channel of the organisation whose site this is
 * - `differs`: for that organisation the list names another channel
 * - `elsewhere`: it is listed, but the list does not know this site
 * - `not-listed`: the list knows nothing of it
 * - `warning`: the list warns of it
 * - `invalid`: what the site declares is no handle
 */
export type SiteRelation = 'agrees' | 'differs' | 'elsewhere' | 'not-listed' | 'warning' | 'invalid';

/** The channel that the site in the tab declares as its own. */
export interface SiteChannel {
  relation: SiteRelation;
  /** For `differs`: a channel the list names, no @. */
  official?: string;
  /** The declared channel, unless it is no handle. */
  chat?: { sighting: Sighting & { handle: string } } & Pick<Answer, 'verdict' | 'choice'>;
}

/** What a site declares of itself. */
export interface SiteDeclaration {
  /** The site's host name. */
  host: string;
  /** Contents of its declarations, in document order. */
  declared: string[];
}

/** A chat as it was seen, for the reader to report. */
export interface ReportDraft {
  sighting: Sighting;
  verdict?: Verdict;
  client?: Client;
  /** What is wrong with it, where that is known. */
  reason?: ReportReason;
}

/** Every call between pages and background. */
export interface Messages {
  /** Answers in the order of the questions; `null` for what is not a sighting. */
  judge(sightings: Sighting[]): (PageAnswer | null)[];
  lookup(request: { query: string }): LookupResult;
  /** How the lists are doing, the extension's own first. */
  lists(): ListStatus[];
  /** Syncs every list now. */
  'sync-lists'(): ListStatus[];
  /** A Telegram page is open: lists whose time has come are synced. */
  'page-open'(): void;
  /** What there is at an address: nothing is kept. */
  'preview-list'(request: { address: string }): ListPreview;
  'add-list'(request: { address: string; fingerprint: string }): ListStatus[];
  'remove-list'(request: { id: string }): ListStatus[];
  'hide-banner'(chat: ChatRef): void;
  'page-state'(): PageState;
  'page-settings'(): PageSettings;
  /** The page shows something else now: the toolbar follows. */
  'page-changed'(summary: PageSummary): void;
  /** Keeps what the reader decided on a chat; `null` forgets it. */
  'set-choice'(request: { chat: ChatRef; title?: string; choice: Choice | null }): void;
  'personal-list'(): PersonalEntry[];
  /** Adds the channels of a saved file. */
  'personal-import'(request: { text: string }): { added: number };
  'change-settings'(changes: SettingsChanges): Settings;
  settings(): Settings;
  /** Sets every option back, forgets every choice and removes the added lists. */
  reset(): void;
  site(declaration: SiteDeclaration): SiteChannel;
  /** Opens the page that makes a report of it. */
  'open-report'(draft: ReportDraft): void;
  /** Opens the page that puts a channel forward, or the one that says how it gets Telegram's tick. */
  'open-page'(request: { page: 'nominate' | 'tick'; draft: ReportDraft }): void;
  /** Puts a report or nomination, as its JSON, on its way to the inbox of a list. Sent once, however often it is asked for. */
  'send-submission'(request: { text: string; list: string }): OutboxEntry;
  /** What the reader sent, newest first. */
  outbox(): OutboxEntry[];
  /** Has the outbox do what there is to do, and answers when that is done. */
  'outbox-refresh'(request: { occasion: Occasion }): OutboxEntry[];
  /** Takes something back: out of the outbox at once when it was never tried, else from the inbox as well. */
  'outbox-cancel'(request: { id: string }): OutboxEntry[];
  /** Leaves aside what has come to its end, or what its inbox says nothing about. */
  'outbox-forget'(request: { id: string }): OutboxEntry[];
}
