import type { TraceEvent } from './trace.ts';

/** What became of the frames that the page's compositor was asked for. */
export interface Frames {
  shown: number;
  dropped: number;
}

/** @param pid of the page's process. */
export function framesOf(trace: readonly TraceEvent[], pid: number): Frames {
  const frames: Frames = { shown: 0, dropped: 0 };
  for (const event of trace) {
    if (event.name !== 'PipelineReporter' || event.ph !== 'b' || event.pid !== pid) continue;
    const state = event.args.frame_reporter?.state ?? '';
    if (state.startsWith('STATE_PRESENTED')) frames.shown++;
    else if (state === 'STATE_DROPPED') frames.dropped++;
  }
  return frames;
}
