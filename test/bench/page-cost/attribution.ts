import type { MainThread, Sample } from './main-thread.ts';
import type { ProfileNode, TraceEvent } from './trace.ts';

/** Whose work it is: the extension's, the page's, or the browser's own. */
export type Owner = 'ours' | 'page' | 'browser';

const OURS = 'chrome-extension://';
/** Tasks that draw are the browser's, whoever made the change: only scripts in them are told apart. */
const DRAWING = new Set(['Layout', 'UpdateLayoutTree', 'PrePaint', 'Paint', 'Layerize', 'Commit']);
const CALLS = new Set(['FunctionCall', 'EvaluateScript', 'v8.compile', 'v8.evaluateModule']);

const SCRIPTS = new Set([...CALLS, 'RunMicrotasks']);

/** What one scenario cost the page's main thread. Milliseconds of the thread's own time, unless said otherwise. */
export interface Cost {
  /** Of the clock, from the first task to the last. */
  wall: number;
  busy: number;
  ours: number;
  /** The most of ours in one task. */
  longest: number;
  /** The same by the clock: on a machine with other work it holds the waits for a processor. */
  longestByClock: number;
  /** Styles or layout that a script of ours had the browser work out at once. */
  forced: number;
}

/** What the main thread did, and how much of it was ours. */
export function costOf(thread: MainThread): Cost {
  const owners = ownersOf(thread.nodes);
  const events = new Cursor(thread.events);
  const samples = new Cursor(thread.samples);
  const cost: Cost = { wall: 0, busy: 0, ours: 0, longest: 0, longestByClock: 0, forced: 0 };
  for (const task of thread.tasks) {
    const end = endOf(task);
    const inside = { events: events.between(task.ts, end), samples: samples.between(task.ts, end) };
    const { clock, cpu } = oursIn(task, inside, owners);
    cost.busy += cpuOf(task) / 1000;
    cost.ours += cpu / 1000;
    cost.longest = Math.max(cost.longest, cpu / 1000);
    cost.longestByClock = Math.max(cost.longestByClock, clock / 1000);
    cost.forced += inside.events.filter((event) => isForcedByUs(event, inside, owners)).length;
  }
  const [first] = thread.tasks;
  const last = thread.tasks.at(-1);
  if (first && last) cost.wall = (endOf(last) - first.ts) / 1000;
  return cost;
}

/** The owner of each node of the profile: ours once a script of ours is on the stack. */
export function ownersOf(nodes: ReadonlyMap<number, ProfileNode>): Map<number, Owner> {
  const owners = new Map<number, Owner>();
  const ownerOf = (node: ProfileNode): Owner => {
    const known = owners.get(node.id);
    if (known) return known;
    const parent = node.parent === undefined ? undefined : nodes.get(node.parent);
    const above = parent ? ownerOf(parent) : 'browser';
    const { url = '' } = node.callFrame;
    let owner = above;
    if (url.startsWith(OURS)) owner = 'ours';
    else if (above === 'browser' && url !== '') owner = 'page';
    owners.set(node.id, owner);
    return owner;
  };
  for (const node of nodes.values()) ownerOf(node);
  return owners;
}

interface Inside {
  events: TraceEvent[];
  samples: Sample[];
}

/**
 * Ours in one task: all of it when nobody else's script ran and nothing was drawn, so that what leads to our script
 * (timers, messages, records of changes) counts, too. Otherwise the calls into our scripts, with all they call, and
 * samples of them outside any call, as after an `await`.
 */
function oursIn(task: TraceEvent, { events, samples }: Inside, owners: ReadonlyMap<number, Owner>) {
  const clock = task.dur ?? 0;
  const rate = clock > 0 ? cpuOf(task) / clock : 0;
  const calls = outermost(events.filter(isOurCall));
  const stray = samples.filter(({ ts, node }) => owners.get(node) === 'ours' && !calls.some((call) => holds(call, ts)));
  if (calls.length === 0 && stray.length === 0) return { clock: 0, cpu: 0 };
  const isShared =
    events.some((event) => isOthersCall(event) || DRAWING.has(event.name)) ||
    samples.some(({ node }) => owners.get(node) === 'page');
  if (!isShared) return { clock, cpu: cpuOf(task) };
  const strayTime = sum(stray.map(({ ts, duration }) => Math.min(duration, endOf(task) - ts)));
  return {
    clock: sum(calls.map(({ dur = 0 }) => dur)) + strayTime,
    cpu: sum(calls.map(cpuOf)) + strayTime * rate,
  };
}

/** Within a call of ours; outside calls, as after an `await`, when a script of ours was last seen at work. */
function isForcedByUs({ name, ts }: TraceEvent, { events, samples }: Inside, owners: Map<number, Owner>): boolean {
  if (name !== 'Layout' && name !== 'UpdateLayoutTree') return false;
  const script = events.findLast((event) => SCRIPTS.has(event.name) && holds(event, ts));
  if (script?.name !== 'RunMicrotasks') return script !== undefined && isOurCall(script);
  const last = samples.findLast((sample) => sample.ts <= ts);
  return last !== undefined && owners.get(last.node) === 'ours';
}

function isOurCall({ name, args }: TraceEvent): boolean {
  return CALLS.has(name) && args.data?.url?.startsWith(OURS) === true;
}

function isOthersCall({ name, args }: TraceEvent): boolean {
  return CALLS.has(name) && args.data?.url?.startsWith(OURS) !== true;
}

function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let end = 0;
  return events.filter((event) => {
    if (event.ts < end) return false;
    end = endOf(event);
    return true;
  });
}

function holds(event: TraceEvent, ts: number): boolean {
  return event.ts <= ts && ts < endOf(event);
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur;
}

function cpuOf({ tdur, dur = 0 }: TraceEvent): number {
  return tdur ?? dur;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Gives what begins within one span after the other, each of which begins after the last. */
class Cursor<T extends { ts: number }> {
  readonly #items: readonly T[];
  #next = 0;

  constructor(items: readonly T[]) {
    this.#items = items;
  }

  between(start: number, end: number): T[] {
    const items: T[] = [];
    for (; this.#next < this.#items.length; this.#next++) {
      const item = this.#items[this.#next];
      if (!item || item.ts >= end) break;
      if (item.ts >= start) items.push(item);
    }
    return items;
  }
}
