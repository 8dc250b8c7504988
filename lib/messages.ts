import { defineExtensionMessaging } from '@webext-core/messaging';
import type { ErrorCode } from './errors.ts';
import type { Sighting } from './telegram/sighting.ts';
import type { Verdict } from './verdict/verdict.ts';

/** Which list answered, and how it is doing. */
export interface ListStatus {
  version: number;
  /** Day of publication, `YYYY-MM-DD`, UTC. */
  published: string;
  /** How many organisations it holds. */
  organisations: number;
  source: 'bundled' | 'stored';
  /** What is wrong with a list that could not be used, while another one is. */
  problem?: ErrorCode;
}

/** The background's answer to one sighting. */
export interface Answer {
  verdict: Verdict;
  list: ListStatus;
  /** The reader chose not to see the banner for this chat again. */
  bannerHidden: boolean;
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
  /** The chat the query names, and the verdict on it. */
  chat?: { sighting: Sighting; verdict: Verdict };
  matches: NameMatch[];
  list: ListStatus;
  problem?: ErrorCode;
}

/** What a Telegram page shows right now, asked of its content script. */
export interface PageState {
  client: 'web-k' | 'web-a' | 't-me';
  /** The open chat; absent while none is open or none could be read. */
  chat?: { sighting: Sighting; verdict?: Verdict };
  /** `waiting`: no chat is open yet; `missing`: a chat is open, but its title could not be found. */
  badges: 'working' | 'waiting' | 'missing';
  problem?: ErrorCode;
}

/** Every call between pages and background. */
export interface Messages {
  judge(sighting: Sighting): Answer;
  lookup(request: { query: string }): LookupResult;
  'list-status'(): ListStatus;
  'hide-banner'(chat: Pick<Sighting, 'handle' | 'peerId'>): void;
  'page-state'(): PageState;
}

export const { sendMessage, onMessage } = defineExtensionMessaging<Messages>();
