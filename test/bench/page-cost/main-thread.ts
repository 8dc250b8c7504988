import type { ProfileNode, TraceEvent } from './trace.ts';

/** A sample that the profiler took: what ran from `ts` on, for `duration` microseconds. */
export interface Sample {
  ts: number;
  duration: number;
  node: number;
}

/** What a trace tells of the page's main thread, in the order of time. */
export interface MainThread {
  /** Of the page's process. */
  pid: number;
  tasks: TraceEvent[];
  /** Complete events within tasks. */
  events: TraceEvent[];
  samples: Sample[];
  nodes: Map<number, ProfileNode>;
}

/**
 * Picks the main thread of the page out of a trace of the whole browser.
 *
 * @param origin of the page.
 * @throws Error when no script of the page ran.
 */
export function mainThreadOf(trace: readonly TraceEvent[], origin: string): MainThread {
  const profile = trace.find((event) => event.name === 'Profile' && chunksOf(trace, event).some(isOf(origin)));
  if (!profile) throw new Error(`no script of ${origin} in the trace`);
  const { pid, tid } = profile;
  const own = trace.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X').sort(byStart);
  return {
    tasks: own.filter(({ name }) => name === 'RunTask'),
    events: own.filter(({ name }) => name !== 'RunTask'),
    pid,
    ...profileOf(trace, profile),
  };
}

function byStart(one: TraceEvent, other: TraceEvent): number {
  return one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0);
}

function chunksOf(trace: readonly TraceEvent[], { pid, id }: TraceEvent): TraceEvent[] {
  return trace.filter((event) => event.name === 'ProfileChunk' && event.pid === pid && event.id === id);
}

function isOf(origin: string): (chunk: TraceEvent) => boolean {
  return ({ args }) =>
    args.data?.cpuProfile?.nodes?.some(({ callFrame }) => callFrame.url?.startsWith(origin)) ?? false;
}

function profileOf(trace: readonly TraceEvent[], profile: TraceEvent): Pick<MainThread, 'samples' | 'nodes'> {
  const nodes = new Map<number, ProfileNode>();
  const samples: Sample[] = [];
  let ts = profile.args.data?.startTime ?? 0;
  for (const { args } of chunksOf(trace, profile)) {
    const { cpuProfile, timeDeltas = [] } = args.data ?? {};
    for (const node of cpuProfile?.nodes ?? []) nodes.set(node.id, node);
    for (const [index, node] of (cpuProfile?.samples ?? []).entries()) {
      ts += timeDeltas[index] ?? 0;
      samples.push({ ts, duration: 0, node });
    }
  }
  samples.sort((one, other) => one.ts - other.ts);
  for (const [index, sample] of samples.entries()) sample.duration = (samples[index + 1]?.ts ?? sample.ts) - sample.ts;
  return { samples, nodes };
}
