import type { Answer, PageState } from '../messages.ts';
import type { Client } from '../telegram/client.ts';
import type { PeerId } from '../telegram/peer-id.ts';
import { isUserPeerId } from '../telegram/peer-id.ts';
import type { Sighting } from '../telegram/sighting.ts';
import type { Answers } from './answers.ts';
import type { BadgeView } from './badge.ts';
import type { BannerView } from './banner.ts';
import { identityOf } from './identity.ts';
import { withFacts } from './peer-facts.ts';
import type { PeerKnowledge } from './peer-knowledge.ts';
import type { Surface } from './surface.ts';

/** Titles looked at on one surface, at most. */
const MAX_TITLES = 500;
/** A surface that throws this often is off for the page. */
const MAX_FAULTS = 3;
/** An open chat whose title is not found for this long means that the page has changed. */
const MISSING_AFTER_MS = 5000;
/** How often a badge is put back beside one title before we let the page have its way for a while. */
const MAX_RETURNS = 10;
const RETURN_WINDOW_MS = 1000;

interface Placed {
  badge: Element;
  identity: string;
}

export interface WatcherOptions {
  page: Document;
  client: Client;
  surfaces: readonly Surface[];
  answers: Answers;
  knowledge: PeerKnowledge;
  badge: BadgeView;
  banner: BannerView;
  /** The reader has hidden the banner of this chat on this page. */
  isBannerHidden?(sighting: Sighting): boolean;
  /** Monotonic milliseconds. */
  now(): number;
  /** Called with the open chat's peer after every look at the page. */
  onPeerShown?(peerId: PeerId | undefined): void;
}

/** What is shown in one place, with what is known of it. */
interface Shown {
  sighting: Sighting;
  answer: Answer | undefined;
}

/**
 * Keeps badges and banner in step with the page. {@link look} is the whole of it: it reads the page and what is known,
 * and leaves exactly the badges that follow from them. It runs in a MutationObserver's callback, which comes before
 * the page is painted, so no badge outlives its chat by a frame.
 */
export class PageWatcher {
  readonly #options: WatcherOptions;
  readonly #placed = new Map<Element, Placed>();
  readonly #faults = new Map<string, number>();
  readonly #returns = new WeakMap<Element, { count: number; since: number }>();
  readonly #wanted = new WeakMap<Element, string>();
  #open: Shown | undefined = undefined;
  #missingSince: number | undefined;
  #chatExpected = false;

  constructor(options: WatcherOptions) {
    this.#options = options;
  }

  /** Brings the badges in step with the page. Never throws. */
  look(): void {
    const seen = new Set<Element>();
    this.#open = undefined;
    let found = 0;
    for (const surface of this.#options.surfaces) {
      if ((this.#faults.get(surface.id) ?? 0) >= MAX_FAULTS) continue;
      found += this.#guarded(surface, () => this.#lookAt(surface, seen)) ?? 0;
    }
    for (const [title, { badge }] of this.#placed) {
      if (seen.has(title)) continue;
      badge.remove();
      this.#placed.delete(title);
    }
    this.#notice(found);
    this.#settle();
  }

  #settle(): void {
    const open = this.#open;
    try {
      this.#options.onPeerShown?.(open?.sighting.peerId);
      this.#showBanner(open);
    } catch {
      // A page in ruins has no place for a banner; the badges stand.
    }
  }

  /** What the page shows now, for the popup. */
  state(): PageState {
    const { client, answers, now } = this.#options;
    const state: PageState = { client, badges: this.#badgesState(now()) };
    if (this.#open) {
      const { sighting, answer } = this.#open;
      state.chat = answer ? { sighting, verdict: answer.verdict } : { sighting };
    }
    if (state.badges === 'missing') state.problem = 'PAGE_UNREADABLE';
    else if (answers.unreachable) state.problem = 'BACKGROUND_UNREACHABLE';
    return state;
  }

  /** Takes every badge and the banner away. */
  dispose(): void {
    for (const { badge } of this.#placed.values()) badge.remove();
    this.#placed.clear();
    this.#options.banner.hide();
  }

  #lookAt(surface: Surface, seen: Set<Element>): number {
    const titles = Array.from(this.#options.page.querySelectorAll(surface.title)).slice(0, MAX_TITLES);
    let found = 0;
    for (const title of titles) {
      const shown = this.#guarded(surface, () => this.#read(surface, title));
      if (!shown) continue;
      found++;
      this.#open ??= shown;
      if (this.#place(surface, title, shown)) seen.add(title);
    }
    return found;
  }

  #read(surface: Surface, title: Element): Shown | undefined {
    const shown = surface.read(title);
    if (!shown) return undefined;
    const { knowledge, answers } = this.#options;
    const { peerId } = shown;
    const facts = peerId ? knowledge.get(peerId) : undefined;
    if (peerId && shown.handlePending && this.#wanted.get(title) !== peerId) {
      this.#wanted.set(title, peerId);
      knowledge.want(peerId);
    }
    const sighting = withKind({ ...withFacts(shown, facts), surface: surface.id });
    if (sighting.kind === 'user') return { sighting, answer: undefined };
    const answer = answers.get(sighting);
    if (!answer) answers.want(sighting);
    return { sighting, answer };
  }

  /** @returns true when a badge stands beside the title now. */
  #place(surface: Surface, title: Element, { sighting, answer }: Shown): boolean {
    const identity = identityOf(sighting);
    const placed = this.#placed.get(title);
    const isSame = placed?.identity === identity;
    if (!answer) return isSame && surface.isAttached(title, placed.badge);
    if (answer.verdict.verdict === 'unknown') return false;
    if (isSame && surface.isAttached(title, placed.badge)) {
      this.#options.badge.update(placed.badge, answer.verdict);
      return true;
    }
    placed?.badge.remove();
    if (!this.#mayReturn(title)) return false;
    const badge = this.#options.badge.create(sighting, answer.verdict);
    surface.attach(title, badge);
    this.#placed.set(title, { badge, identity });
    return true;
  }

  /** A page that takes the badge away each time it is put back wins for the rest of the second. */
  #mayReturn(title: Element): boolean {
    const now = this.#options.now();
    const past = this.#returns.get(title);
    if (!past || now - past.since > RETURN_WINDOW_MS) {
      this.#returns.set(title, { count: 1, since: now });
      return true;
    }
    past.count++;
    return past.count <= MAX_RETURNS;
  }

  /** A fault stays where it happens: the rest of the page keeps its badges. */
  #guarded<T>(surface: Surface, action: () => T): T | undefined {
    try {
      return action();
    } catch {
      this.#faults.set(surface.id, (this.#faults.get(surface.id) ?? 0) + 1);
      return undefined;
    }
  }

  #notice(found: number): void {
    const { surfaces, page, now } = this.#options;
    this.#chatExpected = surfaces.some((surface) => this.#guarded(surface, () => surface.expectsChat(page)));
    if (found > 0 || !this.#chatExpected) this.#missingSince = undefined;
    else this.#missingSince ??= now();
  }

  #badgesState(now: number): PageState['badges'] {
    const isOff = this.#options.surfaces.every((surface) => (this.#faults.get(surface.id) ?? 0) >= MAX_FAULTS);
    if (isOff || (this.#missingSince !== undefined && now - this.#missingSince >= MISSING_AFTER_MS)) return 'missing';
    return this.#open ? 'working' : 'waiting';
  }

  #showBanner(open: Shown | undefined): void {
    const { banner, surfaces } = this.#options;
    const place = surfaces.find((surface) => surface.id === open?.sighting.surface)?.banner;
    const answer = open?.answer;
    const isGrave = answer?.verdict.verdict === 'impersonation' || answer?.verdict.verdict === 'flagged';
    const isHidden = answer?.bannerHidden || (open && this.#options.isBannerHidden?.(open.sighting));
    if (open && place && isGrave && !isHidden) banner.show(place, open.sighting, answer.verdict);
    else banner.hide();
  }
}

/**
 * Tells bots from persons where the page's stored state does not: handles ending in "bot" are given to bots only
 * (core.telegram.org/bots/features#creating-a-new-bot). A positive id that may be a person's counts as one.
 */
function withKind(sighting: Sighting): Sighting {
  if (sighting.kind !== undefined || !sighting.peerId || !isUserPeerId(sighting.peerId)) return sighting;
  return { ...sighting, kind: sighting.handle && /bot$/i.test(sighting.handle) ? 'bot' : 'user' };
}
