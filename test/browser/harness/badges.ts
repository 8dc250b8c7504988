import type { Page } from 'puppeteer-core';

/** One badge or banner of the extension, as its attributes tell. */
export interface Badge {
  tag: 'trust-hint' | 'trust-hint-banner';
  verdict: string | null;
  handle: string | null;
  /** The Bot API's form. */
  peerId: string | null;
  /** Id of the surface it stands on; null for the banner. */
  surface: string | null;
  /** What is drawn for the reader: laid out and not hidden. */
  visible: boolean;
  /** Name of the replica's peer beside which it stands, by the replica's own books. */
  beside: string | null;
}

/** True for a badge beside the open chat's own title. */
export function isOpenChats({ surface }: Pick<Badge, 'surface'>): boolean {
  return surface !== null && /-(header|card|preview)$/.test(surface) && surface !== 'web-k-preview';
}

/** Every badge and banner on the page, in document order. */
export function badgesOn(page: Page): Promise<Badge[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('trust-hint, trust-hint-banner')].map((node) => ({
      tag: node.localName as 'trust-hint' | 'trust-hint-banner',
      verdict: node.getAttribute('data-verdict'),
      handle: node.getAttribute('data-handle'),
      peerId: node.getAttribute('data-peer-id'),
      surface: node.getAttribute('data-surface'),
      visible: node.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
      beside: window.replica?.peerOf(node)?.name ?? null,
    })),
  );
}

/**
 * Waits for a visible badge with this verdict, beside a peer if one is named.
 *
 * @throws Error that lists the badges there are, after `timeout` ms.
 */
export async function waitForBadge(
  page: Page,
  wanted: { verdict: string; peerId?: string; tag?: Badge['tag']; surface?: string; ofOpenChat?: boolean },
  timeout = 20_000,
): Promise<Badge> {
  const fits = (badge: Badge) =>
    badge.visible &&
    badge.tag === (wanted.tag ?? 'trust-hint') &&
    badge.verdict === wanted.verdict &&
    (!wanted.ofOpenChat || isOpenChats(badge)) &&
    (wanted.surface === undefined || badge.surface === wanted.surface) &&
    (wanted.peerId === undefined || badge.peerId === wanted.peerId);
  const end = Date.now() + timeout;
  for (;;) {
    const badges = await badgesOn(page);
    const found = badges.find(fits);
    if (found) return found;
    if (Date.now() > end) {
      throw new Error(`No badge ${JSON.stringify(wanted)} within ${timeout} ms; there are ${JSON.stringify(badges)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
