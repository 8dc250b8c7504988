import type { Page } from 'puppeteer-core';

/** A peer as a replica page describes it. */
export interface DescribedPeer {
  name: string;
  kind: 'channel' | 'supergroup' | 'basic-group' | 'user' | 'bot';
  /** The Bot API's form. */
  peerId: string;
  handles: string[];
  title: string;
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
  peerOf(node: Element): DescribedPeer | undefined;
  botApiId(reference: string): string;
  openChat(reference: string): Promise<void>;
  openTopic(reference: string, topic: number): Promise<void>;
  openByLink(handle: string): Promise<void>;
  escape(): Promise<void>;
  back(): void;
  search(query: string): void;
  openProfile(reference?: string): void;
  closeProfile(): void;
  scrollList(top: number): void;
  preview(reference: string): void;
  setTheme(theme: 'light' | 'dark'): void;
  rename(reference: string, title: string): void;
  setHandles(reference: string, handles: string[]): void;
  setVerified(reference: string, on: boolean): void;
  setScam(reference: string, on: boolean): void;
  setFake(reference: string, on: boolean): void;
  setEmojiStatus(reference: string, documentId: string | undefined): void;
  setBotVerification(reference: string, verification: { icon: string; description: string } | undefined): void;
  setMembers(reference: string, members: number): void;
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
