import type { Page } from 'puppeteer-core';
import type { ReplicaPost } from '../../pages/peers.ts';

/** A peer as a replica page describes it. */
export interface DescribedPeer {
  name: string;
  kind: 'channel' | 'supergroup' | 'basic-group' | 'user' | 'bot';
  /** The Bot API's form. */
  peerId: string;
  handles: string[];
  title: string;
}

/** A channel's own record in Web K, as far as the project reads it. Ids are positive and bare, an absent mark is off. */
export interface WebKRecord {
  _: 'user' | 'chat' | 'channel';
  id: number;
  title?: string;
  first_name?: string;
  last_name?: string;
  username?: string;
  usernames?: { username: string; pFlags: { active?: boolean } }[];
  pFlags: Record<string, boolean>;
  participants_count?: number;
}

/** `window.replica` of every replica page, as test/pages/README.md lists it. A reference is a name, peer id or handle. */
export interface Replica {
  client: 'web-k' | 'web-a' | 't-me';
  ready: Promise<void>;
  errors: string[];
  foreign: { tag: string; parent: string }[];
  violations: { change: string; where: string }[];
  settle(): void;
  configure(changes: Record<string, number | string>): void;
  peers(): DescribedPeer[];
  shown(): DescribedPeer | undefined;
  /**
   * Whose title a node stands beside, by the client's own books; beside or inside a link, the peer that it leads to,
   * or undefined when nobody has that handle.
   */
  peerOf(node: Element): DescribedPeer | undefined;
  /** Names of the peers whose place a press or click reached, oldest first: chats, profiles, jumps to an answered post. */
  opened: string[];
  botApiId(reference: string): string;
  openChat(reference: string): Promise<void>;
  openTopic(reference: string, topic: number): Promise<void>;
  openByLink(handle: string): Promise<void>;
  escape(): Promise<void>;
  back(): void;
  search(query: string): void;
  /** Opens a tab of the search: `channels` shows subscriber counts alone, recommendations while nothing is typed. */
  searchTab(tab: 'chats' | 'channels'): void;
  /** The open chat's profile, or another peer's; `similar` shows its tab of similar channels. */
  openProfile(reference?: string, tab?: 'similar'): void;
  closeProfile(): void;
  scrollList(top: number): void;
  scrollMessages(top: number): void;
  /** The strip of similar channels inside the open channel's messages. */
  showSimilar(on: boolean): void;
  /** Changes this many rows within one frame, or all there are; says how many. */
  burst(count: number): number;
  preview(reference: string): void;
  /** Web K: a post changes, so that its whole bubble is a new one. Without changes only the word "edited" comes. */
  editPost(reference: string, postId: number, changes?: Partial<ReplicaPost>): void;
  /** Web K: the pinned bar of the open chat, which names its first post. */
  showPinned(on: boolean): void;
  /** Web K: the list of chats to forward to; its rows come in portions. */
  openPicker(): void;
  /** Web K: closes every popup. */
  closePopups(): void;
  setTheme(theme: 'light' | 'dark'): void;
  rename(reference: string, title: string): void;
  setHandles(reference: string, handles: string[]): void;
  setVerified(reference: string, on: boolean): void;
  setScam(reference: string, on: boolean): void;
  setFake(reference: string, on: boolean): void;
  setEmojiStatus(reference: string, documentId: string | undefined): void;
  setBotVerification(reference: string, verification: { icon: string; description: string } | undefined): void;
  setMembers(reference: string, members: number): void;
  setMuted(reference: string, on: boolean): void;
  rerenderLoop(on: boolean): void;
  removeHeader(): void;
  restoreHeader(): void;
  throwingHeader(): void;
  reuseNodeFor(reference: string): void;
  /** Opens Telegram's database in a higher version, as an update of the client would. */
  upgradeStore(): Promise<'upgraded' | 'blocked'>;
  /** Web A: writes the stored state now. */
  flushCache(): Promise<void>;
  /** t.me: puts one older post before the others; false when there is none left. */
  loadOlder(): boolean;
}

declare global {
  interface Window {
    replica: Replica;
    /** Web K's own: the record of a peer that the client has seen, under its id in Web K's form. */
    apiManagerProxy?: { getPeer(peerId: number | string): WebKRecord | undefined };
  }
}

/** True for the addresses of replica clients and cards, which set up `window.replica`; the index page does not. */
export function isReplicaPage(url: string): boolean {
  const { hostname, pathname } = new URL(url);
  return hostname !== 'web.telegram.org' || /^\/[ka]\//.test(pathname);
}

/** Waits until the replica has opened what its address names. */
export async function replicaReady(page: Page): Promise<void> {
  await page.waitForFunction(() => window.replica?.ready !== undefined);
  await page.evaluate(() => window.replica.ready);
}

/** What went wrong on the page so far: uncaught errors, and changes of Telegram's own nodes by somebody else. */
export function pageFaults(page: Page): Promise<{ errors: string[]; violations: Replica['violations'] }> {
  return page.evaluate(() => {
    window.replica.settle();
    return { errors: window.replica.errors, violations: window.replica.violations };
  });
}
