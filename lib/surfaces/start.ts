import { type ErrorCode, errorCode } from '../errors.ts';
import type { Answer, PageState } from '../messages.ts';
import type { Client } from '../telegram/client.ts';
import type { Sighting } from '../telegram/sighting.ts';
import type { Translate } from '../words.ts';
import { SURFACES } from './all.ts';
import { Answers } from './answers.ts';
import { BadgeView } from './badge.ts';
import { BannerView } from './banner.ts';
import { clientReader } from './client-reader.ts';
import { PeerKnowledge, SHOWN_SETTLE_MS } from './peer-knowledge.ts';
import { PageWatcher } from './watcher.ts';
import { AddressFollower } from './web-k/address-follower.ts';

/** Changes that can change what a title says: nodes, texts, re-used elements, chats shown and hidden, the theme. */
const OBSERVED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['data-peer-id', 'data-thread-id', 'class'],
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
}

export interface RunningWatch {
  /** What the page shows now, for the popup. */
  state(): PageState;
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

  const answers = new Answers({ ask: options.ask, onChange: look, schedule });
  const knowledge = new PeerKnowledge({ readStored: reader.readStored, onChange: look, schedule });
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
    surfaces: SURFACES.filter((surface) => surface.client === client),
    answers,
    knowledge,
    badge: new BadgeView(page, t, language),
    banner,
    isBannerHidden: (sighting) => hidden.has(chatKey(sighting)),
    now,
    onPeerShown: (peerId) => {
      if (client === 'web-k') address.peerIs(peerId);
    },
  });

  let willLookAgain = false;
  function look(): void {
    if (stopping.signal.aborted) return;
    const waiting = knowledge.pairsShown(reader.shownHandles(), now());
    watcher.look();
    if (!waiting || willLookAgain) return;
    willLookAgain = true;
    schedule(() => {
      willLookAgain = false;
      look();
    }, SHOWN_SETTLE_MS);
  }

  const observer = new MutationObserver(look);
  observer.observe(page.documentElement, OBSERVED);
  stopping.signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  look();

  return {
    state: () => ({ ...(choiceProblem && { problem: choiceProblem }), ...watcher.state() }),
    stop() {
      stopping.abort();
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
