import type { Page } from 'puppeteer-core';

/** A badge that told of another chat than the one it stood beside. */
export interface StaleSight {
  tag: string;
  badge: { peerId: string | null; handle: string | null; verdict: string | null };
  shown: { peerId: string; handles: string[] };
}

export interface StaleReport {
  /** How often it looked: after every change of the page, and in every frame just before it was painted. */
  looks: { mutations: number; frames: number };
  /** Wrong once all observers of a change had run. */
  afterMutation: StaleSight[];
  /** Wrong in a frame that was painted. */
  painted: StaleSight[];
}

/**
 * From the page's next load on, looks for badges that tell of another chat than the one beside which they stand: after
 * every change (once all observers of it have run) and in every frame (after its animation callbacks and layout, so
 * this is what gets painted). The replica's own books say which chat stands there. Call it before the page is opened.
 */
export async function staleWatch(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(watch);
}

/** What the watch has seen since the page was loaded. */
export function staleReport(page: Page): Promise<StaleReport> {
  return page.evaluate(() => window.staleReport);
}

declare global {
  interface Window {
    staleReport: StaleReport;
  }
}

/** Runs in the page, so it uses nothing from outside. */
function watch(): void {
  const report: StaleReport = { looks: { mutations: 0, frames: 0 }, afterMutation: [], painted: [] };
  window.staleReport = report;

  const sightOf = (node: Element): StaleSight | undefined => {
    const peerId = node.getAttribute('data-peer-id');
    const handle = node.getAttribute('data-handle');
    if (peerId === null && handle === null) return undefined;
    const shown = window.replica.peerOf(node);
    if (!shown) return undefined;
    const key = handle?.replace(/^@/, '').toLowerCase();
    const wrongId = peerId !== null && peerId !== shown.peerId;
    const wrongHandle = key !== undefined && !shown.handles.some((own) => own.toLowerCase() === key);
    if (!wrongId && !wrongHandle) return undefined;
    if (!node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return undefined;
    return {
      tag: node.localName,
      badge: { peerId, handle, verdict: node.getAttribute('data-verdict') },
      shown: { peerId: shown.peerId, handles: shown.handles },
    };
  };

  const look = (into: StaleSight[]) => {
    if (!window.replica?.peerOf) return;
    for (const node of document.querySelectorAll('trust-hint, trust-hint-banner')) {
      const sight = sightOf(node);
      if (sight) into.push(sight);
    }
  };

  // Observers run one after the other in one microtask; a microtask queued here comes after all of them.
  const observer = new MutationObserver(() => {
    queueMicrotask(() => {
      report.looks.mutations += 1;
      look(report.afterMutation);
    });
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  // A resize observer runs after every animation callback and the layout of a frame, right before it is painted.
  const host = document.createElement('replica-frame-probe');
  const probe = document.createElement('div');
  probe.style.cssText = 'position:fixed;inset:0 auto auto 0;width:1px;height:0;visibility:hidden;pointer-events:none';
  host.attachShadow({ mode: 'closed' }).append(probe);
  new ResizeObserver(() => {
    report.looks.frames += 1;
    look(report.painted);
  }).observe(probe);
  let wide = false;
  const nextFrame = () => {
    wide = !wide;
    probe.style.width = wide ? '2px' : '1px';
    requestAnimationFrame(nextFrame);
  };
  const begin = () => {
    document.documentElement.append(host);
    nextFrame();
  };
  if (document.documentElement) begin();
  else addEventListener('DOMContentLoaded', begin, { once: true });
}
