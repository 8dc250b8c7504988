import type { Page } from 'puppeteer-core';

/** One event of the browser's trace, as far as it is read here (the Trace Event Format). Times are microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Time that the thread really ran for: without it the waits for a busy machine would count as work. */
  tdur?: number;
  id?: string;
  args: {
    name?: string;
    data?: {
      url?: string;
      functionName?: string;
      timeDeltas?: number[];
      startTime?: number;
      cpuProfile?: { nodes?: ProfileNode[]; samples?: number[] };
    };
    frame_reporter?: { state: string; affects_smoothness?: boolean };
  };
}

export interface ProfileNode {
  id: number;
  parent?: number;
  callFrame: { url?: string; functionName: string; lineNumber?: number; columnNumber?: number };
}

/** Without the stacks of timeline events: taking them would be much of what a timer costs. */
const CATEGORIES = [
  '-*',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
  'disabled-by-default-v8.cpu_profiler',
  'v8.execute',
  'cc,benchmark',
];

/** Records the browser's own trace while something is done on a page. */
export async function traced(page: Page, action: () => Promise<unknown>): Promise<TraceEvent[]> {
  await page.tracing.start({ categories: CATEGORIES });
  // The profiler takes up its work within the next script that runs, and that takes it some 20 ms: not within one of ours.
  await page.evaluate(() => {});
  await action();
  const bytes = await page.tracing.stop();
  if (!bytes) throw new Error('the browser gave no trace');
  return (JSON.parse(new TextDecoder().decode(bytes)) as { traceEvents: TraceEvent[] }).traceEvents;
}
