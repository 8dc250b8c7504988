import { type ErrorCode, errorCode } from '../errors.ts';
import type { PageSettings, PageState, PageSummary } from '../messages.ts';
import type { Sighting } from '../telegram/sighting.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { Translate } from '../words.ts';
import { Answers, type AnswersOptions } from './answers.ts';
import { BadgeView } from './badge.ts';
import type { BannerOptions, MakeBanner } from './banner-contract.ts';
import type { OpenCard } from './card-contract.ts';
import { CardTrigger } from './card-trigger.ts';
import { isOthersDoing } from './changes.ts';
import type { ClientPage } from './client-page.ts';
import type { DrawBadge } from './draw-badge.ts';
import { LazyBanner } from './lazy-banner.ts';
import { PageWatcher } from './watcher.ts';

/** Changes that can change what a title says: nodes, texts, re-used elements, chats shown and hidden, the theme. */
const OBSERVED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['data-peer-id', 'data-thread-id', 'class', 'href'],
};

export interface StartOptions {
  page: Document;
  clientPage: ClientPage;
  t: Translate;
  /** The reader's, a BCP 47 tag. */
  language: string;
  /** Asks the background for verdicts, see {@link AnswersOptions.ask}. */
  ask: AnswersOptions['ask'];
  /** Keeps the reader's wish not to see the banner for this chat again. */
  hideBanner(sighting: Sighting): Promise<void>;
  /** Lets the reader report the chat. */
  report(sighting: Sighting, verdict: Verdict): void;
  /** Loads the banner, when there is first something to warn of. */
  loadBanner(): Promise<MakeBanner>;
  /** Loads what draws badges, when there is first something to mark. */
  loadDrawing(): Promise<DrawBadge>;
  /** Loads the card, when one is opened for the first time. */
  loadCard(): Promise<OpenCard>;
  /** Called when the toolbar has something else to tell. */
  onSummary?(summary: PageSummary): void;
  /** The reader's choices, and what the list says of surfaces. */
  settings?: Pick<PageSettings, 'verdictsOff' | 'placesOff' | 'fixes'>;
}

export interface RunningWatch {
  /** What the page shows now, for the popup. */
  state(): PageState;
  /** The list or the reader's decisions have changed: everything is asked for anew. */
  forget(): void;
  /** Takes everything of ours off the page. */
  stop(): void;
}

/** How long a badge waits for a page that is never at rest. */
const IDLE_PATIENCE_MS = 100;

/** Starts watching a Telegram page: badges and banner follow what it shows until {@link RunningWatch.stop}. */
export function startWatching(options: StartOptions): RunningWatch {
  const { page, clientPage, t, language } = options;
  const { client, surfaces } = clientPage;
  const stopping = new AbortController();
  const now = () => performance.now();
  const observer = new MutationObserver((records) => {
    watcher.changed(records);
    leaveOutOwn();
  });
  /**
   * What we have just changed ourselves need not be told to us. Somebody else's is among it where the page stepped in
   * between, as when the badge that goes had the focus.
   */
  const leaveOutOwn = () => {
    const others = observer.takeRecords().filter(isOthersDoing);
    if (others.length > 0) watcher.changed(others);
  };
  const run = (task: () => void) => {
    if (stopping.signal.aborted) return;
    task();
    leaveOutOwn();
  };
  const schedule = (task: () => void, delay: number) => setTimeout(run, delay, task);
  const whenIdle = (task: () => void) => requestIdleCallback(() => run(task), { timeout: IDLE_PATIENCE_MS });

  const answers = new Answers({ ask: options.ask, onChange: refreshSoon, now, schedule });
  const knowledge = clientPage.knowledge?.(page, { onChange: refreshSoon, now, schedule });
  const followAddress = clientPage.follow?.({
    page,
    now,
    schedule,
    onClaim: (peerId, handle) => knowledge?.addressSays(peerId, handle),
    signal: stopping.signal,
  });
  const hidden = new Set<string>();
  let choiceProblem: ErrorCode | undefined;
  const bannerOptions: BannerOptions = {
    page,
    t,
    language,
    now,
    onReport: options.report,
    onHide(sighting) {
      hidden.add(chatKey(sighting));
      // Hidden here it stays hidden; the reader is told in the popup when the choice could not be kept.
      options.hideBanner(sighting).catch((error: unknown) => {
        choiceProblem = errorCode(error, 'STORAGE_UNAVAILABLE');
      });
    },
  };
  const banner = new LazyBanner(async () => (await options.loadBanner())(bannerOptions));
  const watcher = new PageWatcher({
    page,
    client,
    surfaces,
    answers,
    knowledge,
    badge: new BadgeView(page, options.loadDrawing),
    banner,
    isBannerHidden: (sighting) => hidden.has(chatKey(sighting)),
    now,
    schedule,
    whenIdle,
    onPeerShown: (peerId) => followAddress?.(peerId),
    onSummary: (summary) => options.onSummary?.(summary),
    onBadgeChanged: (badge) => card.badgeChanged(badge),
  });
  const card = new CardTrigger({
    page,
    load: options.loadCard,
    shownBy: (badge) => watcher.shownBy(badge),
    schedule,
    signal: stopping.signal,
  });

  // Answers come in bunches; one look serves them all.
  let news: Set<string> | undefined;
  function refreshSoon(learned: ReadonlySet<string>): void {
    const heard = new Set([...(news ?? []), ...learned]);
    if (!news) schedule(refresh, 0);
    news = heard;
  }
  function refresh(): void {
    const heard = news;
    news = undefined;
    watcher.refresh(heard);
  }

  const style = page.createElement('style');
  style.textContent = surfaces.flatMap((surface) => surface.style ?? []).join('\n');
  if (style.textContent) (page.head ?? page.documentElement).append(style);

  observer.observe(page.documentElement, OBSERVED);
  stopping.signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  watcher.configure(options.settings ?? { verdictsOff: [], placesOff: [], fixes: [] });
  leaveOutOwn();

  return {
    state: () => ({ ...(choiceProblem && { problem: choiceProblem }), ...watcher.state() }),
    forget() {
      answers.clear();
      watcher.refresh();
    },
    stop() {
      stopping.abort();
      style.remove();
      watcher.dispose();
    },
  };
}

function chatKey({ peerId, handle }: Sighting): string {
  return peerId ?? `@${handle?.toLowerCase()}`;
}
