// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageAnswer } from '../../lib/messages.ts';
import { BannerView } from '../../lib/surfaces/banner.ts';
import { drawBadge } from '../../lib/surfaces/draw-badge.ts';
import { type RunningWatch, startWatching } from '../../lib/surfaces/start.ts';
import { WEB_A } from '../../lib/surfaces/web-a/client.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import type { Verdict, VerdictKind } from '../../lib/verdict/verdict.ts';

const VERDICTS: Record<string, VerdictKind> = {
  'Ministry of Health': 'official',
  'Ministry of Health ': 'impersonation',
  'Ministry of HeaIth': 'impersonation',
  Hobby: 'unknown',
};

let watch: RunningWatch;
let hidden: Sighting[];
const ask = vi.fn(
  async (sightings: Sighting[]): Promise<(PageAnswer | null)[]> =>
    sightings.map((sighting) => ({
      verdict: verdictOn(sighting),
      listVersion: 1,
      bannerHidden: hidden.length > 0,
      label: `says ${verdictOn(sighting).verdict}`,
    })),
);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  document.body.replaceChildren();
  location.hash = '';
  hidden = [];
  ask.mockClear();
  vi.stubGlobal('indexedDB', { databases: async () => [] });
  return () => {
    watch.stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

describe('Web A, the open chat', () => {
  test('has a badge after its title', async () => {
    openChat('-1001', 'Ministry of Health');
    await start();
    expect(badges()).toEqual([['official', '-1001']]);
    expect(document.querySelector('.title > trust-hint')?.getAttribute('aria-label')).toBe('says official');
  });

  test('has none when there is nothing to say', async () => {
    openChat('-1001', 'Hobby');
    await start();
    expect(badges()).toEqual([]);
    expect(watch.state()).toMatchObject({ badges: 'working', chat: { verdict: { verdict: 'unknown' } } });
  });

  test('is never a person', async () => {
    openChat('700001', 'Ministry of Health');
    await start();
    expect(ask).not.toHaveBeenCalled();
    expect(badges()).toEqual([]);
  });

  test('loses the last chat’s badge before the answer for the new one comes', async () => {
    const chat = openChat('-1001', 'Ministry of Health');
    await start();
    ask.mockReturnValueOnce(new Promise(() => {}));
    chat.querySelector('.Avatar')?.setAttribute('data-peer-id', '-1002');
    await mutationsSeen();
    expect(badges()).toEqual([]);
  });

  test('loses its badge when the same node shows another title', async () => {
    const chat = openChat('-1001', 'Ministry of Health');
    await start();
    const text = chat.querySelector('.fullName')?.firstChild;
    if (text) text.nodeValue = 'Hobby';
    await mutationsSeen();
    expect(badges()).toEqual([]);
  });

  test('has its badge back at once when it was shown before', async () => {
    openChat('-1001', 'Ministry of Health');
    await start();
    openChat('-1002', 'Hobby');
    await settled();
    expect(badges()).toEqual([]);
    openChat('-1001', 'Ministry of Health');
    await mutationsSeen();
    expect(badges()).toEqual([['official', '-1001']]);
  });

  test('gets its badge back when the page takes it away, but there is no endless fight', async () => {
    openChat('-1001', 'Ministry of Health');
    await start();
    document.querySelector('trust-hint')?.remove();
    await mutationsSeen();
    expect(badges()).toEqual([['official', '-1001']]);
    let removals = 0;
    for (let round = 0; round < 100; round++) {
      const badge = document.querySelector('trust-hint');
      if (!badge) break;
      badge.remove();
      removals++;
      await mutationsSeen();
    }
    expect(removals).toBeLessThan(15);
  });

  test('poses: the banner stands above it until hidden', async () => {
    openChat('-1001', 'Ministry of HeaIth');
    await start();
    const banner = document.querySelector('trust-hint-banner');
    expect(banner?.getAttribute('data-verdict')).toBe('impersonation');
    expect(banner?.parentElement?.id).toBe('MiddleColumn');
    openChat('-1002', 'Hobby');
    await mutationsSeen();
    expect(document.querySelector('trust-hint-banner')).toBeNull();
    expect(document.head.querySelector('style')).toBeNull();
  });
});

describe('a page that is not as expected', () => {
  test('is told of when an open chat’s title is not found for five seconds', async () => {
    const chat = openChat('-1001', 'Ministry of Health');
    chat.querySelector('.title')?.remove();
    await start();
    expect(watch.state()).toMatchObject({ client: 'web-a', badges: 'waiting' });
    vi.advanceTimersByTime(5000);
    expect(watch.state()).toMatchObject({ client: 'web-a', badges: 'missing', problem: 'PAGE_UNREADABLE' });
  });

  test('whose title throws gets no exception and no badge, and the surface is off after three faults', async () => {
    const chat = openChat('-1001', 'Ministry of Health');
    const title = chat.querySelector('.fullName');
    const closest = vi.fn(() => {
      throw new Error('no access');
    });
    if (title) title.closest = closest;
    await start();
    for (let change = 0; change < 5; change++) {
      chat.parentElement?.classList.toggle('Transition_slide-forwards');
      await mutationsSeen();
    }
    expect(closest).toHaveBeenCalledTimes(3);
    expect(watch.state().surfaces.find(({ id }) => id === 'web-a-header')).toMatchObject({ off: 'faults', faults: 3 });
    expect(badges()).toEqual([]);
    expect(watch.state().badges).toBe('missing');
  });

  test('empty: nothing is said', async () => {
    await start();
    expect(watch.state()).toMatchObject({ client: 'web-a', badges: 'waiting' });
  });
});

test('a background that cannot be reached leaves no badge and says so', async () => {
  ask.mockRejectedValue(new Error('gone'));
  openChat('-1001', 'Ministry of Health');
  await start();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(badges()).toEqual([]);
  expect(watch.state().problem).toBe('BACKGROUND_UNREACHABLE');
  ask.mockReset();
});

test('stopping takes everything of ours off the page', async () => {
  openChat('-1001', 'Ministry of HeaIth');
  await start();
  watch.stop();
  expect(document.querySelectorAll('trust-hint, trust-hint-banner')).toHaveLength(0);
  expect(document.head.querySelector('style')).toBeNull();
});

async function start(): Promise<void> {
  watch = startWatching({
    page: document,
    clientPage: WEB_A,
    t: (key, values = []) => [key, ...values].join(' '),
    language: 'en',
    ask,
    hideBanner: async (sighting) => void hidden.push(sighting),
    report: () => {},
    loadBanner: async () => (options) => new BannerView(options),
    loadDrawing: async () => drawBadge,
    loadCard: () => Promise.reject(new Error('no card')),
  });
  await settled();
}

/** One chat open in Web A, in place of the last one. */
function openChat(peerId: string, title: string): HTMLElement {
  const column = document.getElementById('MiddleColumn') ?? element('div', { id: 'MiddleColumn' });
  const avatar = element('div', { class: 'Avatar', 'data-peer-id': peerId });
  const name = element('h3', { class: 'fullName' }, title);
  const info = element('div', { class: 'info' }, element('div', { class: 'title' }, name));
  const chat = element('div', { class: 'ChatInfo' }, avatar, info);
  const slide = element('div', { class: 'Transition_slide Transition_slide-active' }, chat);
  column.replaceChildren(
    element('div', { class: 'messages-layout' }, element('div', { class: 'MiddleHeader' }, slide)),
  );
  document.body.append(column);
  location.hash = `#${peerId}`;
  return chat;
}

function element(tag: string, attributes: Record<string, string>, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function verdictOn(sighting: Sighting): Verdict {
  return { verdict: VERDICTS[sighting.title ?? ''] ?? 'unknown', official: 'MOHreport', reasons: [], evidence: [] };
}

function badges(): (string | null)[][] {
  return [...document.querySelectorAll('trust-hint')].map((badge) => [
    badge.getAttribute('data-verdict'),
    badge.getAttribute('data-peer-id'),
  ]);
}

/** What has been changed has been seen, but no answer has come yet. */
async function mutationsSeen(): Promise<void> {
  await Promise.resolve();
  await vi.advanceTimersByTimeAsync(0);
}

async function settled(): Promise<void> {
  await mutationsSeen();
  await mutationsSeen();
}
