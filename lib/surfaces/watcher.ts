import type { PageAnswer, PageSettings, PageState, PageSummary, SurfaceHealth } from '../messages.ts';
import type { Client } from '../telegram/client.ts';
import { isUserPeerId, type PeerId } from '../telegram/peer-id.ts';
import type { Sighting } from '../telegram/sighting.ts';
import { isWarning } from '../verdict/verdict.ts';
import type { Answers } from './answers.ts';
import type { BadgeView } from './badge.ts';
import type { Banner } from './banner-contract.ts';
import { type SurfaceInUse, withFixes } from './fixes.ts';
import { identityOf } from './identity.ts';
import { isOurs } from './ours.ts';
import { withFacts } from './peer-facts.ts';
import { type PeerKnowledge, SHOWN_SETTLE_MS, type ShownHandle } from './peer-knowledge.ts';
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
/** After changes the whole page is looked at once more, for what a change further out may have altered. */
const SWEEP_MS = 2000;

export interface WatcherOptions {
  page: Document;
  client: Client;
  surfaces: readonly Surface[];
  answers: Answers;
  knowledge: PeerKnowledge;
  badge: BadgeView;
  banner: Banner;
  /** The reader has hidden the banner of this chat on this page. */
  isBannerHidden?(sighting: Sighting): boolean;
  /** Monotonic milliseconds. */
  now(): number;
  /** Runs `task` after `delay` ms. */
  schedule(task: () => void, delay: number): void;
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

interface Tracked {
  inUse: SurfaceInUse;
  /** As read off the page, without what is known besides. */
  raw: Sighting;
  shown: Shown;
  unit: Element | undefined;
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
  readonly #titleOf = new WeakMap<Element, Element>();
  readonly #vouchers = new Map<PeerId, string>();
  readonly #inUnit = new WeakMap<Element, Set<Element>>();
  #choices: Choices = { verdictsOff: [], placesOff: [], fixes: [] };
  #inUse: SurfaceInUse[] = [];
  #titles = '';
  #units = '';
  #stages = '';
  #headers = '';
  #backlog = new Set<Element>();
  #willContinue = false;
  #willSweep = false;
  #willRefresh = false;
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
    for (const title of [...this.#tracked.keys()]) this.#drop(title);
    this.#arrange();
    this.look();
  }

  /** Brings every badge in step with the page. Never throws. */
  look(): void {
    const { page } = this.#options;
    const titles = this.#titles ? new Set(page.querySelectorAll(this.#titles)) : new Set<Element>();
    for (const title of [...this.#tracked.keys()]) if (!titles.has(title)) this.#drop(title);
    this.#takeAll(titles);
    this.#settle();
  }

  /** Brings the badges in step with what has changed. Never throws. */
  changed(records: readonly MutationRecord[]): void {
    const titles = this.#titlesTouchedBy(records);
    this.#takeAll(titles);
    this.#settle();
    this.#sweepLater();
  }

  /** Something was learned: an answer, a handle. Reads nothing off the page. */
  refresh(): void {
    const { now } = this.#options;
    const until = now() + STRETCH_MS;
    for (const [title, { inUse, raw, placed }] of [...this.#tracked]) {
      if (placed || now() < until) this.#guarded(inUse, () => this.#follow(title, inUse, raw));
      else this.#backlog.add(title);
    }
    if (this.#backlog.size > 0) this.#continueLater();
    this.#settle();
  }

  /** What a badge of ours stands for; `undefined` for any other element. */
  shownBy(badge: Element): Shown | undefined {
    const title = this.#titleOf.get(badge);
    const tracked = title && this.#tracked.get(title);
    return tracked?.placed?.badge === badge ? tracked.shown : undefined;
  }

  /** What the page shows now, for the popup. */
  state(): PageState {
    const { client, answers } = this.#options;
    const open = this.#open();
    const state: PageState = { client, badges: this.#badgesState(open), surfaces: this.#health() };
    if (open) {
      const { sighting, answer } = open.shown;
      const { verdict, choice, officialSubscribers } = answer ?? {};
      state.chat = {
        sighting,
        ...(verdict && { verdict }),
        ...(choice && { choice }),
        ...(officialSubscribers !== undefined && { officialSubscribers }),
      };
    }
    if (state.badges === 'missing') state.problem = 'PAGE_UNREADABLE';
    else if (answers.unreachable) state.problem = 'BACKGROUND_UNREACHABLE';
    return state;
  }

  /** Takes every badge and the banner away. */
  dispose(): void {
    for (const title of [...this.#tracked.keys()]) this.#drop(title);
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
    this.#units = [...new Set(active.map(({ selectors }) => selectors.unit))].join(', ');
    this.#headers = active
      .flatMap(({ surface, selectors }) => (surface.place === 'header' ? selectors.title : []))
      .join();
    this.#stages = active.flatMap(({ selectors }) => selectors.stage ?? []).join(', ');
  }

  #titlesTouchedBy(records: readonly MutationRecord[]): Set<Element> {
    const titles = new Set<Element>();
    if (!this.#titles) return titles;
    for (const unit of this.#unitsTouchedBy(records, titles)) {
      this.#collect(unit, titles);
      // A title that is one no longer, in a unit that stays.
      for (const title of this.#inUnit.get(unit) ?? []) if (this.#tracked.has(title)) titles.add(title);
    }
    if (records.some((record) => this.#isOfStage(record))) this.#collectStaged(titles);
    if (records.some(({ removedNodes }) => removedNodes.length > 0)) this.#dropLost();
    return titles;
  }

  /** @param titles gets those in nodes that were added. */
  #unitsTouchedBy(records: readonly MutationRecord[], titles: Set<Element>): Set<Element> {
    const units = new Set<Element>();
    for (const { target, addedNodes, removedNodes } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const isOwnDoing = addedNodes.length > 0 && removedNodes.length === 0 && Array.from(addedNodes).every(isOurNode);
      if (!element || isOurs(element) || isOwnDoing) continue;
      for (const node of addedNodes) if (node instanceof Element && !isOurs(node)) this.#collect(node, titles);
      const unit = closest(element, this.#units);
      if (unit) units.add(unit);
    }
    return units;
  }

  #collect(root: Element, titles: Set<Element>): void {
    if (matches(root, this.#titles)) titles.add(root);
    for (const title of queryAll(root, this.#titles)) titles.add(title);
  }

  #isOfStage({ type, target }: MutationRecord): boolean {
    return type === 'attributes' && this.#stages !== '' && target instanceof Element && matches(target, this.#stages);
  }

  #dropLost(): void {
    for (const title of [...this.#tracked.keys()]) if (!title.isConnected) this.#drop(title);
  }

  #collectStaged(titles: Set<Element>): void {
    for (const { selectors, surface } of this.#inUse) {
      if (!selectors.stage) continue;
      for (const title of this.#options.page.querySelectorAll(selectors.title)) titles.add(title);
      for (const [title, { inUse }] of this.#tracked) if (inUse.surface === surface) titles.add(title);
    }
  }

  /** Badges that stand and the open chat come first; titles without a badge wait their turn when there are many. */
  #takeAll(titles: ReadonlySet<Element>): void {
    const { now } = this.#options;
    const until = now() + STRETCH_MS;
    const waiting: Element[] = [];
    for (const title of titles) {
      const isFirst = this.#tracked.get(title)?.placed || (this.#headers && matches(title, this.#headers));
      if (isFirst) this.#take(title);
      else waiting.push(title);
    }
    for (const title of waiting) {
      if (now() < until) this.#take(title);
      else this.#backlog.add(title);
    }
    if (this.#backlog.size > 0) this.#continueLater();
  }

  #continueLater(): void {
    if (this.#willContinue) return;
    this.#willContinue = true;
    this.#options.schedule(() => {
      this.#willContinue = false;
      const titles = this.#backlog;
      this.#backlog = new Set();
      this.#takeAll(titles);
      this.#settle();
    }, 0);
  }

  #sweepLater(): void {
    if (this.#willSweep) return;
    this.#willSweep = true;
    this.#options.schedule(() => {
      this.#willSweep = false;
      this.look();
    }, SWEEP_MS);
  }

  /** Reads one title, and leaves the badge beside it that follows from what it shows and what is known. */
  #take(title: Element): void {
    this.#backlog.delete(title);
    const inUse = title.isConnected ? this.#surfaceOf(title) : undefined;
    const raw = inUse && this.#guarded(inUse, () => inUse.surface.read(title, inUse.selectors));
    if (!inUse || !raw) {
      this.#drop(title);
      return;
    }
    if (raw.peerId && raw.handlePending) this.#options.knowledge.want(raw.peerId);
    this.#guarded(inUse, () => this.#follow(title, inUse, raw));
  }

  #surfaceOf(title: Element): SurfaceInUse | undefined {
    return this.#inUse.find((inUse) => !inUse.off && !this.#isFaulty(inUse) && matches(title, inUse.selectors.title));
  }

  #follow(title: Element, inUse: SurfaceInUse, raw: Sighting): void {
    const { knowledge, answers } = this.#options;
    const facts = raw.peerId ? knowledge.get(raw.peerId) : undefined;
    const sighting = withKind({ ...withFacts(this.#withWords(raw), facts), surface: inUse.surface.id });
    const isPerson = sighting.kind === 'user';
    const answer = isPerson ? undefined : answers.get(sighting);
    const before = this.#tracked.get(title);
    const unit = before ? before.unit : this.#unitOf(title, inUse);
    const tracked: Tracked = { inUse, raw, unit, shown: { sighting, answer } };
    if (before?.placed) tracked.placed = before.placed;
    this.#tracked.set(title, tracked);
    if (!answer && !isPerson) answers.want(sighting);
    this.#place(title, tracked);
  }

  /** Who vouches for a chat stands in its profile alone; once seen there it is known wherever the icon shows. */
  #withWords(raw: Sighting): Sighting {
    if (!raw.peerId || !raw.thirdPartyVerified) return raw;
    if (raw.thirdPartyWords) this.#vouchers.set(raw.peerId, raw.thirdPartyWords);
    const thirdPartyWords = this.#vouchers.get(raw.peerId);
    return thirdPartyWords ? { ...raw, thirdPartyWords } : raw;
  }

  #unitOf(title: Element, { selectors }: SurfaceInUse): Element | undefined {
    const unit = closest(title, selectors.unit) ?? undefined;
    if (unit) this.#inUnit.set(unit, (this.#inUnit.get(unit) ?? new Set()).add(title));
    return unit;
  }

  #place(title: Element, tracked: Tracked): void {
    const { inUse, shown, placed } = tracked;
    const { surface } = inUse;
    const identity = identityOf(shown.sighting);
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
    this.#titleOf.set(badge, title);
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
    if (tracked.unit) this.#inUnit.get(tracked.unit)?.delete(title);
    this.#removeBadge(tracked);
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
    for (const [title, { inUse }] of [...this.#tracked]) if (inUse.surface.id === id) this.#drop(title);
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
    if (knowledge.pairsShown(this.#pairsShown(), now()) && !this.#willRefresh) {
      this.#willRefresh = true;
      schedule(() => {
        this.#willRefresh = false;
        this.refresh();
      }, SHOWN_SETTLE_MS);
    }
    this.#notice(open);
    this.#tellSummary(open);
  }

  /** The open chat: the first title of its own surface. */
  #open(): Tracked | undefined {
    for (const tracked of this.#tracked.values()) if (tracked.inUse.surface.place === 'header') return tracked;
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

function isOurNode(node: Node): boolean {
  return node instanceof Element && isOurs(node);
}

/**
 * Tells bots from persons where the page's stored state does not: handles ending in "bot" are given to bots only
 * (core.telegram.org/bots/features#creating-a-new-bot). A positive id that may be a person's counts as one.
 */
function withKind(sighting: Sighting): Sighting {
  if (sighting.kind !== undefined || !sighting.peerId || !isUserPeerId(sighting.peerId)) return sighting;
  return { ...sighting, kind: sighting.handle && /bot$/i.test(sighting.handle) ? 'bot' : 'user' };
}
