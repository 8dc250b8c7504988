import { browser } from 'wxt/browser';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { LISTS_IN_USE_KEY } from '../list/keys.ts';
import { PAGE_PERIOD_MS } from '../list/schedule.ts';
import type { Answer, PageSettings, PageSummary } from '../messages.ts';
import type { ChatRef } from '../personal/entry.ts';
import { PERSONAL_KEY } from '../personal/keys.ts';
import { onMessage, sendMessage } from '../platform/page-messages.ts';
import { speakLanguage, translate, uiLanguage } from '../platform/page-translate.ts';
import type { ReportReason } from '../reports/report-reasons.ts';
import { SETTINGS_KEY } from '../settings.ts';
import type { Client } from '../telegram/client.ts';
import type { Sighting } from '../telegram/sighting.ts';
import { readerLanguage } from '../words.ts';
import type { OpenCard } from './card-contract.ts';
import type { ClientPage } from './client-page.ts';
import { type RunningWatch, startWatching } from './start.ts';

/** What is shown while the background cannot say what the reader chose. */
const DEFAULTS: PageSettings = { verdictsOff: [], placesOff: [], fixes: [] };
/** How long to wait for the background's word, and when to ask again. */
const PATIENCE_MS = 1500;
const ASK_AGAIN_MS = 5000;
/** What is stored under these decides what pages show. */
const FOLLOWED = [SETTINGS_KEY, PERSONAL_KEY, LISTS_IN_USE_KEY];

/** Connects the watch over a Telegram page to the browser, for as long as the extension's context is valid. */
export function runOnPage(context: ContentScriptContext, clientPage: ClientPage): void {
  const { client } = clientPage;
  let watch: RunningWatch | undefined;
  let settings: string | undefined;
  let told: PageSummary | undefined;
  const tell = (summary: PageSummary) => {
    told = summary;
    void sendMessage('page-changed', summary).catch(() => {});
  };
  // A page that is brought back as it was left (Back) has nothing new to tell, but its toolbar button was set back.
  context.addEventListener(window, 'pageshow', ({ persisted }) => {
    if (persisted && told) tell(told);
  });

  async function start(): Promise<void> {
    const known = await pageSettings();
    if (context.isInvalid) return;
    if (!known) context.setTimeout(() => void start(), ASK_AGAIN_MS);
    if (!known && watch) return;
    const chosen = known ?? DEFAULTS;
    const told = JSON.stringify(chosen);
    if (watch && told === settings) {
      watch.forget();
      return;
    }
    settings = told;
    watch?.stop();
    speakLanguage(chosen.messages);
    watch = startWatching({
      page: document,
      clientPage,
      t: translate,
      language: readerLanguage(translate, uiLanguage()),
      settings: chosen,
      ask: (sightings) => sendMessage('judge', sightings),
      hideBanner: (sighting) => sendMessage('hide-banner', chatRef(sighting)),
      report: (sighting, verdict) => void report(sighting, verdict, client),
      loadBanner: () => load('channelTrustHintsBanner'),
      loadDrawing: () => load('channelTrustHintsDrawing'),
      loadCard: () => loadCard(chosen.messages, client),
      onSummary: tell,
    });
  }

  // What the reader chose in another tab, or in this page's card, and what a list has changed holds here at once.
  const onStored = (changes: Record<string, unknown>) => {
    if (FOLLOWED.some((key) => key in changes)) void start();
  };
  browser.storage.local.onChanged.addListener(onStored);
  const stopAnswering = onMessage('page-state', () => watch?.state() ?? { client, badges: 'waiting', surfaces: [] });
  context.onInvalidated(() => {
    stopAnswering();
    browser.storage.local.onChanged.removeListener(onStored);
    watch?.stop();
  });
  void start();
  keepListsFresh(context);
}

/**
 * Says every five minutes or so that a Telegram page is open, so that the lists are synced more often. The page says it,
 * because the background could learn of open tabs only with a permission to see the addresses of all of them.
 */
function keepListsFresh(context: ContentScriptContext): void {
  const say = () => void sendMessage('page-open', undefined).catch(() => {});
  const sayAgain = () => {
    say();
    context.setTimeout(sayAgain, PAGE_PERIOD_MS * (0.9 + 0.2 * Math.random()));
  };
  sayAgain();
  // Whoever was offline for a while need not wait for the next turn.
  context.addEventListener(window, 'online', say);
  // The timers of a page that nobody looks at may have stood still.
  context.addEventListener(document, 'visibilitychange', () => {
    if (document.visibilityState === 'visible') say();
  });
}

/** @returns `undefined` when the background has no answer in time. */
async function pageSettings(): Promise<PageSettings | undefined> {
  const patience = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
  return Promise.race([sendMessage('page-settings', undefined), patience]).catch(() => undefined);
}

async function report(
  sighting: Sighting,
  verdict: Answer['verdict'],
  client: Client,
  reason?: ReportReason,
): Promise<void> {
  await sendMessage('open-report', { sighting, verdict, client, ...(reason && { reason }) }).catch(() => {});
}

/** What scripts of our own leave for this one, and where they are. */
const PARTS = {
  channelTrustHintsBanner: '/banner.js',
  channelTrustHintsDrawing: '/drawing.js',
  channelTrustHintsCard: '/card.js',
} as const;

type Parts = Required<Pick<typeof globalThis, keyof typeof PARTS>>;

/** Runs a script of the extension's own beside this one, once. @returns what it leaves. */
async function load<Name extends keyof Parts>(name: Name): Promise<NonNullable<Parts[Name]>> {
  if (!globalThis[name]) await import(/* @vite-ignore */ browser.runtime.getURL(PARTS[name]));
  const part = (globalThis as Parts)[name];
  if (!part) throw new Error(PARTS[name]);
  return part;
}

async function loadCard(messages: PageSettings['messages'], client: Client): Promise<OpenCard> {
  return (await load('channelTrustHintsCard'))({
    page: document,
    messages,
    choose: (sighting, choice) => {
      const { title } = sighting;
      return sendMessage('set-choice', { chat: chatRef(sighting), ...(title && { title }), choice });
    },
    open: (sighting, page) => void sendMessage('open-page', { page, draft: { sighting, client } }).catch(() => {}),
    report: (sighting, { verdict }, reason) => void report(sighting, verdict, client, reason),
  });
}

function chatRef({ handle, peerId }: Sighting): ChatRef {
  return { ...(handle && { handle }), ...(peerId && { peerId }) };
}
