import type { TraceEvent } from './trace.ts';

/** What became of the frames that the page's compositor was asked for. */
export interface Frames {
  shown: number;
  /**
   * Not shown in time while something moved: those by which the browser itself measures smoothness
   * (`affects_smoothness`, Chromium's cc/metrics).
   */
  dropped: number;
  /** Not shown in time while nothing moved: what they held came with the next one. */
  late: number;
}

/** @param pid of the page's process. */
export function framesOf(trace: readonly TraceEvent[], pid: number): Frames {
  const frames: Frames = { shown: 0, dropped: 0, late: 0 };
  for (const event of trace) {
    if (event.name !== 'PipelineReporter' || event.ph !== 'b' || event.pid !== pid) continue;
    const { state = '', affects_smoothness: moves } = event.args.frame_reporter ?? {};
    if (state.startsWith('STATE_PRESENTED')) frames.shown++;
    else if (state === 'STATE_DROPPED' && moves) frames.dropped++;
    else if (state === 'STATE_DROPPED') frames.late++;
  }
  return frames;
}
