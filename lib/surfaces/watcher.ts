import type { PageAnswer, PageSettings, PageState, PageSummary, SurfaceHealth } from '../messages.ts';
import type { Client } from '../telegram/client.ts';
import { isUserPeerId, type PeerId } from '../telegram/peer-id.ts';
import type { Sighting } from '../telegram/sighting.ts';
import { isWarning } from '../verdict/verdict.ts';
import { type Answers, questionOf } from './answers.ts';
import type { BadgeView } from './badge.ts';
import type { Banner } from './banner-contract.ts';
import { type ChangeSelectors, type Changes, readChanges } from './changes.ts';
import type { Knowledge, ShownHandle } from './client-page.ts';
import { type SurfaceInUse, withFixes } from './fixes.ts';
import { identityOf } from './identity.ts';
import { type PeerFacts, withFacts } from './peer-facts.ts';
import { SHOWN_SETTLE_MS } from './peer-knowledge.ts';
import { closest, matches, queryAll } from './safe-dom.ts';
import type { Surface } from './surface.ts';

/** A surface that throws this often is off for the page. */
const MAX_FAULTS = 3;
/** An open chat whose title is not found for this long means that the page has changed. */
const MISSING_AFTER_MS = 5000;
/** How often a badge is put back beside one title before we let the page have its way for a while. */
const MAX_RETURNS = 10;
const RETURN_WINDOW_MS = 1000;
/** Titles that have no badge are read for so long at a stretch, so that no task of ours blocks the page. */
const STRETCH_MS = 8;
/** So many are read, and then followed, together: what is asked of the client of so many peers costs one event. */
const TOGETHER = 16;
/** After changes the whole page is looked at once more, for what a change further out may have altered. */
const SWEEP_MS = 2000;

export interface WatcherOptions {
  page: Document;
  client: Client;
  surfaces: readonly Surface[];
  answers: Answers;
  /** Absent where the page itself says all there is. */
  knowledge?: Knowledge | undefined;
  badge: BadgeView;
  banner: Banner;
  /** The reader has hidden the banner of this chat on this page. */
  isBannerHidden?(sighting: Sighting): boolean;
  /** Monotonic milliseconds. */
  now(): number;
  /** Runs `task` after `delay` ms. */
  schedule(task: () => void, delay: number): void;
  /** Runs `task` once the page has nothing to do, and in a moment at the latest. */
  whenIdle(task: () => void): void;
  /** Called with the open chat's peer after every look at the page. */
  onPeerShown?(peerId: PeerId | undefined): void;
  /** Called when the toolbar has something else to tell. */
  onSummary?(summary: PageSummary): void;
  /** Called when a badge was taken away or tells something else now. */
  onBadgeChanged?(badge: Element): void;
}

/** What is shown beside one badge. */
export interface Shown {
  sighting: Sighting;
  answer: PageAnswer | undefined;
}

/** A title as it was read off the page, without what is known besides. */
interface Read {
  title: Element;
  inUse: SurfaceInUse;
  raw: Sighting;
}

interface Tracked extends Read {
  /** What was known of the peer besides. */
  facts: PeerFacts | undefined;
  shown: Shown;
  /** Both follow from `raw` and `facts` alone. */
  identity: string;
  question: string;
  unit: Element | null;
  placed?: { badge: HTMLElement; identity: string };
}

type Choices = Pick<PageSettings, 'verdictsOff' | 'placesOff' | 'fixes'>;

/**
 * Keeps badges and banner in step with the page. Everything that a title's badge follows from is read in {@link #take}
 * and nowhere else: {@link look} takes every title of the page, {@link changed} those that a change touched, and
 * {@link refresh} all that are known, when something was learned. Changes are seen in a MutationObserver's callback,
 * which comes before the page is painted, so no badge outlives its chat by a frame.
 */
export class PageWatcher {
  readonly #options: WatcherOptions;
  readonly #tracked = new Map<Element, Tracked>();
  readonly #faults = new Map<string, number>();
  readonly #returns = new WeakMap<Element, { count: number; since: number }>();
  readonly #vouchers = new Map<PeerId, string>();
  #choices: Choices = { verdictsOff: [], placesOff: [], fixes: [] };
  #inUse: SurfaceInUse[] = [];
  #titles = '';
  #selectors: ChangeSelectors = { units: '', stages: '' };
  #headers = '';
  #backlog = new Set<Element>();
  #willContinue = false;
  #willSweep = false;
  #willSettle = false;
  #missingSince: number | undefined;
  #summary = '';

  constructor(options: WatcherOptions) {
    this.#options = options;
    this.#arrange();
  }

  /** Takes over the reader's choices and the list's corrections, and looks at the page anew. */
  configure(choices: Choices): void {
    this.#choices = choices;
    this.#faults.clear();
    this.#dropWhere(() => true);
    this.#arrange();
    this.look();
  }

  /** Brings every badge in step with the page. Never throws. */
  look(): void {
    const { page } = this.#options;
    const titles = this.#titles ? new Set(page.querySelectorAll(this.#titles)) : new Set<Element>();
    this.#dropWhere(({ title }) => !titles.has(title));
    this.#takeAll(titles);
    this.#settle();
  }

  /** Brings the badges in step with what others have changed. Never throws. */
  changed(records: readonly MutationRecord[]): void {
    if (!this.#titles) return;
    const changes = readChanges(records, this.#selectors);
    if (changes.isLost) this.#dropWhere(({ title }) => !title.isConnected);
    this.#takeAll(this.#titlesIn(changes));
    this.#settle();
    this.#sweepLater();
  }

  /**
   * Something was learned: answers, handles. Reads nothing off the page.
   *
   * @param news the questions (see `questionOf`) and peers that it is about; when absent, everything.
   */
  refresh(news?: ReadonlySet<string>): void {
    const { now } = this.#options;
    const until = now() + STRETCH_MS;
    for (const tracked of [...this.#tracked.values()]) {
      if (news && !news.has(tracked.question) && !news.has(tracked.raw.peerId ?? '')) continue;
      if (tracked.placed || now() < until) this.#followGuarded(tracked);
      else this.#backlog.add(tracked.title);
    }
    if (this.#backlog.size > 0) this.#continueLater();
    this.#settle();
  }

  /** What a badge of ours stands for; `undefined` for any other element. */
  shownBy(badge: Element): Shown | undefined {
    return [...this.#tracked.values()].find(({ placed }) => placed?.badge === badge)?.shown;
  }

  /** What the page shows now, for the popup. */
  state(): PageState {
    const { client, answers } = this.#options;
    const open = this.#open();
    const state: PageState = { client, badges: this.#badgesState(open), surfaces: this.#health() };
    if (open) {
      const { sighting, answer } = open.shown;
      const { verdict, choice } = answer ?? {};
      state.chat = {
        sighting,
        ...(verdict && { verdict }),
        ...(choice && { choice }),
      };
    }
    if (state.badges === 'missing') state.problem = 'PAGE_UNREADABLE';
    else if (answers.unreachable) state.problem = 'BACKGROUND_UNREACHABLE';
    return state;
  }

  /** Takes every badge and the banner away. */
  dispose(): void {
    this.#dropWhere(() => true);
    this.#backlog.clear();
    this.#options.banner.hide();
  }

  #arrange(): void {
    const { surfaces, page } = this.#options;
    this.#inUse = withFixes(surfaces, this.#choices.fixes, page);
    this.#joinSelectors();
  }

  /** One selector for all titles: the page is walked once, not once a surface. */
  #joinSelectors(): void {
    const active = this.#inUse.filter((inUse) => !inUse.off && !this.#isFaulty(inUse));
    this.#titles = active.map(({ selectors }) => selectors.title).join(', ');
    this.#selectors = {
      units: [...new Set(active.map(({ selectors }) => selectors.unit))].join(', '),
      stages: active.flatMap(({ selectors }) => selectors.stage ?? []).join(', '),
    };
    this.#headers = active
      .flatMap(({ surface, selectors }) => (surface.place === 'header' ? selectors.title : []))
      .join();
  }

  #titlesIn({ units, added, isStaged }: Changes): Set<Element> {
    const titles = new Set<Element>();
    for (const element of [...units, ...added]) this.#collect(element, titles);
    // Also one that is no title any longer, in a unit that stays.
    for (const { title, unit } of this.#tracked.values()) if (unit && units.has(unit)) titles.add(title);
    if (isStaged) this.#collectStaged(titles);
    return titles;
  }

  #collect(root: Element, titles: Set<Element>): void {
    if (matches(root, this.#titles)) titles.add(root);
    for (const title of queryAll(root, this.#titles)) titles.add(title);
  }

  #collectStaged(titles: Set<Element>): void {
    for (const { selectors, surface } of this.#inUse) {
      if (!selectors.stage) continue;
      for (const title of this.#options.page.querySelectorAll(selectors.title)) titles.add(title);
      for (const [title, { inUse }] of this.#tracked) if (inUse.surface === surface) titles.add(title);
    }
  }

  /**
   * Badges that stand and the open chat come first; titles without a badge wait until the page has a moment, so that none
   * of its frames is late for them, and their turn when there are many.
   *
   * @param until when to stop; now, unless the page has a moment.
   */
  #takeAll(titles: ReadonlySet<Element>, until = 0): void {
    const first: Element[] = [];
    const others: Element[] = [];
    for (const title of titles) {
      const isFirst = this.#tracked.get(title)?.placed || (this.#headers && matches(title, this.#headers));
      (isFirst ? first : others).push(title);
    }
    const all = [...first, ...others];
    let taken = 0;
    for (; taken < all.length && (taken < first.length || this.#options.now() < until); taken += TOGETHER)
      this.#take(all.slice(taken, taken + TOGETHER));
    for (const title of all.slice(taken)) this.#backlog.add(title);
    if (this.#backlog.size > 0) this.#continueLater();
  }

  #continueLater(): void {
    if (this.#willContinue) return;
    this.#willContinue = true;
    this.#options.whenIdle(() => {
      this.#willContinue = false;
      const titles = this.#backlog;
      this.#backlog = new Set();
      this.#takeAll(titles, this.#options.now() + STRETCH_MS);
      this.#settle();
    });
  }

  #sweepLater(): void {
    if (this.#willSweep) return;
    this.#willSweep = true;
    this.#options.schedule(() => {
      this.#willSweep = false;
      this.look();
    }, SWEEP_MS);
  }

  /** Reads titles, and leaves the badge beside each that follows from what it shows and what is known. */
  #take(titles: readonly Element[]): void {
    const read = titles.flatMap((title) => this.#read(title) ?? []);
    const pending = read.filter(({ raw }) => raw.peerId && raw.handlePending);
    this.#options.knowledge?.want(
      pending.flatMap(({ raw }) => raw.peerId ?? []),
      pending.some(isOpenChats),
    );
    for (const each of read) this.#followGuarded(each);
  }

  /** @returns `undefined` where no chat is named. What was tracked there goes with its badge. */
  #read(title: Element): Read | undefined {
    this.#backlog.delete(title);
    const inUse = title.isConnected ? this.#surfaceOf(title) : undefined;
    const raw = inUse && this.#guarded(inUse, () => inUse.surface.read(title, inUse.selectors));
    if (inUse && raw) return { title, inUse, raw };
    this.#drop(title);
    return undefined;
  }

  #surfaceOf(title: Element): SurfaceInUse | undefined {
    return this.#inUse.find((inUse) => !inUse.off && !this.#isFaulty(inUse) && matches(title, inUse.selectors.title));
  }

  #followGuarded(read: Read): void {
    this.#guarded(read.inUse, () => this.#follow(read));
  }

  #follow(read: Read): void {
    const { answers } = this.#options;
    const tracked = this.#track(read);
    const { sighting } = tracked.shown;
    const isPerson = sighting.kind === 'user';
    const answer = isPerson ? undefined : answers.get(tracked.question);
    tracked.shown = { sighting, answer };
    if (!answer && !isPerson) answers.want(tracked.question, sighting, isOpenChats(read));
    this.#place(read.title, tracked);
  }

  /** What is known of a title's chat. Most of the time it shows what it showed before, and there is nothing to do. */
  #track(read: Read): Tracked {
    const { title, inUse, raw } = read;
    const facts = raw.peerId ? this.#options.knowledge?.get(raw.peerId) : undefined;
    const before = this.#tracked.get(title);
    // Who vouches for a chat is learned elsewhere.
    if (before && before.facts === facts && !raw.thirdPartyVerified && isSame(before, read)) return before;
    const sighting = withKind({ ...withFacts(this.#withWords(raw), facts), surface: inUse.surface.id });
    const identity = identityOf(sighting);
    const tracked: Tracked = {
      ...before,
      ...read,
      facts,
      identity,
      question: questionOf(sighting, identity),
      unit: before ? before.unit : closest(title, inUse.selectors.unit),
      shown: { sighting, answer: undefined },
    };
    this.#tracked.set(title, tracked);
    return tracked;
  }

  /** Who vouches for a chat stands in its profile alone; once seen there it is known wherever the icon shows. */
  #withWords(raw: Sighting): Sighting {
    if (!raw.peerId || !raw.thirdPartyVerified) return raw;
    if (raw.thirdPartyWords) this.#vouchers.set(raw.peerId, raw.thirdPartyWords);
    const thirdPartyWords = this.#vouchers.get(raw.peerId);
    return thirdPartyWords ? { ...raw, thirdPartyWords } : raw;
  }

  #place(title: Element, tracked: Tracked): void {
    const { inUse, shown, placed, identity } = tracked;
    const { surface } = inUse;
    const stands = placed?.identity === identity && surface.isAttached(title, placed.badge);
    // A verdict that is on its way anew may keep the badge of the old one, of the same chat in every respect.
    if (!shown.answer && stands) return;
    if (!shown.answer || !this.#isBadgeWanted(surface, shown.answer)) {
      this.#removeBadge(tracked);
      return;
    }
    if (stands) {
      if (this.#options.badge.update(placed.badge, shown.answer)) this.#options.onBadgeChanged?.(placed.badge);
      return;
    }
    this.#removeBadge(tracked);
    if (!this.#mayReturn(title)) return;
    const badge = this.#options.badge.create(shown.sighting, shown.answer);
    surface.attach(title, badge);
    tracked.placed = { badge, identity };
  }

  #isBadgeWanted(surface: Surface, { verdict, choice }: PageAnswer): boolean {
    const { verdictsOff, placesOff } = this.#choices;
    const kind = verdict.verdict;
    if (kind === 'unknown' || choice === 'hidden' || verdictsOff.includes(kind)) return false;
    if (placesOff.includes(surface.place)) return false;
    return !surface.warningsOnly || (isWarning(kind) && choice !== 'trusted');
  }

  #removeBadge(tracked: Tracked): void {
    const { placed } = tracked;
    if (!placed) return;
    placed.badge.remove();
    delete tracked.placed;
    this.#options.onBadgeChanged?.(placed.badge);
  }

  #drop(title: Element): void {
    const tracked = this.#tracked.get(title);
    if (!tracked) return;
    this.#tracked.delete(title);
    this.#removeBadge(tracked);
  }

  #dropWhere(isGone: (tracked: Tracked) => boolean): void {
    for (const tracked of [...this.#tracked.values()]) if (isGone(tracked)) this.#drop(tracked.title);
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

  #isFaulty({ surface }: SurfaceInUse): boolean {
    return (this.#faults.get(surface.id) ?? 0) >= MAX_FAULTS;
  }

  /** A fault stays where it happens: the rest of the page keeps its badges. */
  #guarded<T>(inUse: SurfaceInUse, action: () => T): T | undefined {
    try {
      return action();
    } catch {
      const { id } = inUse.surface;
      this.#faults.set(id, (this.#faults.get(id) ?? 0) + 1);
      if (this.#isFaulty(inUse)) this.#switchOff(id);
      return undefined;
    }
  }

  #switchOff(id: string): void {
    this.#dropWhere(({ inUse }) => inUse.surface.id === id);
    this.#joinSelectors();
  }

  /** What follows from all titles together: the open chat's banner, the address, the toolbar, what is missing. */
  #settle(): void {
    const { onPeerShown, knowledge, now, schedule } = this.#options;
    const open = this.#open();
    try {
      onPeerShown?.(open?.shown.sighting.peerId);
      this.#showBanner(open);
    } catch {
      // A page in ruins has no place for a banner; the badges stand.
    }
    if (knowledge?.pairsShown(this.#pairsShown(), now()) && !this.#willSettle) {
      this.#willSettle = true;
      schedule(() => {
        this.#willSettle = false;
        this.#settle();
      }, SHOWN_SETTLE_MS);
    }
    this.#notice(open);
    this.#tellSummary(open);
  }

  /** The open chat: the first title of its own surface. */
  #open(): Tracked | undefined {
    for (const tracked of this.#tracked.values()) if (isOpenChats(tracked)) return tracked;
    return undefined;
  }

  /** Pairs of peer and handle that the client itself writes beside each other. */
  #pairsShown(): ShownHandle[] {
    const pairs: ShownHandle[] = [];
    for (const { inUse, raw } of this.#tracked.values()) {
      if (inUse.surface.tellsHandle && raw.peerId && raw.handle) {
        pairs.push({ peerId: raw.peerId, handle: raw.handle });
      }
    }
    return pairs;
  }

  #notice(open: Tracked | undefined): void {
    const { page, now, schedule } = this.#options;
    const isMissing =
      !open && this.#inUse.some((inUse) => this.#guarded(inUse, () => inUse.surface.expectsChat?.(page)));
    if (!isMissing) this.#missingSince = undefined;
    else if (this.#missingSince === undefined) {
      this.#missingSince = now();
      schedule(() => this.#tellSummary(this.#open()), MISSING_AFTER_MS);
    }
  }

  #badgesState(open: Tracked | undefined): PageState['badges'] {
    const headers = this.#inUse.filter(({ surface, off }) => surface.place === 'header' && !off);
    const isOff = headers.length > 0 && headers.every((inUse) => this.#isFaulty(inUse));
    const { now } = this.#options;
    if (isOff || (this.#missingSince !== undefined && now() - this.#missingSince >= MISSING_AFTER_MS)) return 'missing';
    return open ? 'working' : 'waiting';
  }

  #tellSummary(open: Tracked | undefined): void {
    const { onSummary } = this.#options;
    if (!onSummary) return;
    const { verdict, choice } = open?.shown.answer ?? {};
    const summary: PageSummary = {
      badges: this.#badgesState(open),
      ...(verdict && { verdict }),
      ...(choice && { choice }),
    };
    const told = JSON.stringify(summary);
    if (told === this.#summary) return;
    this.#summary = told;
    onSummary(summary);
  }

  #health(): SurfaceHealth[] {
    const { page } = this.#options;
    return this.#inUse.map((inUse) => {
      const { surface, selectors, fixed, off } = inUse;
      const { inside, min } = surface.evidence.expected;
      const isFaulty = this.#isFaulty(inUse);
      const read = [...this.#tracked.values()].filter((tracked) => tracked.inUse.surface === surface).length;
      const health: SurfaceHealth = {
        id: surface.id,
        title: selectors.title,
        fixed,
        faults: this.#faults.get(surface.id) ?? 0,
        expected: page.querySelector(inside) ? min : 0,
        found: page.querySelectorAll(selectors.title).length,
        read,
      };
      if (off) health.off = 'list';
      else if (isFaulty) health.off = 'faults';
      else if (this.#choices.placesOff.includes(surface.place)) health.off = 'reader';
      return health;
    });
  }

  #showBanner(open: Tracked | undefined): void {
    const { banner, isBannerHidden } = this.#options;
    const { verdictsOff, placesOff } = this.#choices;
    const place = open?.inUse.surface.banner;
    const { sighting, answer } = open?.shown ?? {};
    const kind = answer?.verdict.verdict;
    const isGrave = kind === 'impersonation' || kind === 'flagged';
    const isOff = answer?.choice !== undefined || placesOff.includes('header') || (kind && verdictsOff.includes(kind));
    const isHidden = answer?.bannerHidden || (sighting && isBannerHidden?.(sighting));
    if (sighting && answer && place && isGrave && !isOff && !isHidden) banner.show(place, sighting, answer.verdict);
    else banner.hide();
  }
}

function isOpenChats({ inUse }: Read): boolean {
  return inUse.surface.place === 'header';
}

function isSame(before: Tracked, { inUse, raw }: Read): boolean {
  return before.inUse === inUse && (before.raw === raw || JSON.stringify(before.raw) === JSON.stringify(raw));
}

/**
 * Tells bots from persons where the page's stored state does not: handles ending in "bot" are given to bots only
 * (core.telegram.org/bots/features#creating-a-new-bot). A positive id that may be a person's counts as one.
 */
function withKind(sighting: Sighting): Sighting {
  if (sighting.kind !== undefined || !sighting.peerId || !isUserPeerId(sighting.peerId)) return sighting;
  return { ...sighting, kind: sighting.handle && /bot$/i.test(sighting.handle) ? 'bot' : 'user' };
}
