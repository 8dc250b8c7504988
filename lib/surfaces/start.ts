import { type ErrorCode, errorCode } from '../errors.ts';
import type { Answer, PageSettings, PageState, PageSummary } from '../messages.ts';
import type { Client } from '../telegram/client.ts';
import type { Sighting } from '../telegram/sighting.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { Translate } from '../words.ts';
import { SURFACES } from './all.ts';
import { Answers } from './answers.ts';
import { BadgeView } from './badge.ts';
import { BannerView } from './banner.ts';
import type { OpenCard } from './card-contract.ts';
import { CardTrigger } from './card-trigger.ts';
import { clientReader } from './client-reader.ts';
import { PeerKnowledge } from './peer-knowledge.ts';
import { PageWatcher } from './watcher.ts';
import { AddressFollower } from './web-k/address-follower.ts';

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
  client: Client;
  t: Translate;
  /** The reader's, a BCP 47 tag. */
  language: string;
  /** Asks the background for a verdict. May reject, or never settle. */
  ask(sighting: Sighting): Promise<Answer>;
  /** Keeps the reader's wish not to see the banner for this chat again. */
  hideBanner(sighting: Sighting): Promise<void>;
  /** Lets the reader report the chat. */
  report(sighting: Sighting, verdict: Verdict): void;
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

/** Starts watching a Telegram page: badges and banner follow what it shows until {@link RunningWatch.stop}. */
export function startWatching(options: StartOptions): RunningWatch {
  const { page, client, t, language } = options;
  const stopping = new AbortController();
  const now = () => performance.now();
  const schedule = scheduler(stopping.signal);
  const reader = clientReader(client, page);
  const surfaces = SURFACES.filter((surface) => surface.client === client);

  const answers = new Answers({ ask: options.ask, onChange: refreshSoon, schedule });
  const knowledge = new PeerKnowledge({ ...reader, onChange: refreshSoon, schedule, now });
  const address = new AddressFollower({
    page,
    now,
    schedule,
    onClaim: (peerId, handle) => knowledge.addressSays(peerId, handle),
    signal: stopping.signal,
  });
  const hidden = new Set<string>();
  let choiceProblem: ErrorCode | undefined;
  const banner = new BannerView({
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
  });
  const watcher = new PageWatcher({
    page,
    client,
    surfaces,
    answers,
    knowledge,
    badge: new BadgeView(page, t, language),
    banner,
    isBannerHidden: (sighting) => hidden.has(chatKey(sighting)),
    now,
    schedule,
    onPeerShown: (peerId) => {
      if (client === 'web-k') address.peerIs(peerId);
    },
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
  let willRefresh = false;
  function refreshSoon(): void {
    if (willRefresh) return;
    willRefresh = true;
    schedule(() => {
      willRefresh = false;
      watcher.refresh();
    }, 0);
  }

  const style = page.createElement('style');
  style.textContent = surfaces.flatMap((surface) => surface.style ?? []).join('\n');
  if (style.textContent) (page.head ?? page.documentElement).append(style);

  const observer = new MutationObserver((records) => watcher.changed(records));
  observer.observe(page.documentElement, OBSERVED);
  stopping.signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  watcher.configure(options.settings ?? { verdictsOff: [], placesOff: [], fixes: [] });

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

function scheduler(signal: AbortSignal): (task: () => void, delay: number) => void {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  signal.addEventListener('abort', () => timers.forEach(clearTimeout), { once: true });
  return (task, delay) => {
    if (signal.aborted) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      task();
    }, delay);
    timers.add(timer);
  };
}
