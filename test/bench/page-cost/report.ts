import type { Cost } from './attribution.ts';
import type { Frames } from './frames.ts';
import type { CostScenario } from './scenarios.ts';
import type { Slow } from './slowest.ts';

/** What issue and reader may expect of the extension on a page. */
export const BUDGET = {
  /** Percent of the main thread's time. */
  share: 2,
  /** Milliseconds of ours in one task. */
  task: 16,
  /** Bytes that the heap grows by while chats are switched, and the most it may still rise in the second half. */
  growth: 2_000_000,
  lateRise: 200_000,
} as const;

/** One run of one scenario. */
export interface Run {
  cost: Cost;
  frames: Frames;
  /** Bytes by which the heap grew, garbage collected before and after. */
  heap: number;
  /** Our slowest functions, where they were asked for. */
  slowest: Slow[];
}

export interface ScenarioResult extends Pick<CostScenario, 'name' | 'pace'> {
  without: Run[];
  own: Run[];
}

/** The heap in bytes, garbage collected, at equal times. */
export interface MemoryResult {
  name: string;
  minutes: number;
  /** Chats opened, with the extension. */
  switches: number;
  without: number[];
  own: number[];
}

export interface PageCostReport {
  /** How long each scenario at a reader's pace went on, and how often. */
  seconds: number;
  runs: number;
  scenarios: ScenarioResult[];
  memory: MemoryResult[];
}

/** A middle value and the worst. */
export interface Spread {
  median: number;
  worst: number;
}

export interface ScenarioFigures {
  /** Percent of the clock, and of the time that the thread was busy. */
  share: Spread;
  busyShare: Spread;
  /** Milliseconds of the thread. */
  ours: Spread;
  busyWithout: Spread;
  busy: Spread;
  longest: Spread;
  longestByClock: Spread;
  forced: Spread;
  /** Percent of the frames asked for, see {@link Frames}. */
  droppedWithout: Spread;
  dropped: Spread;
  lateWithout: Spread;
  late: Spread;
  /** Bytes that the heap grew by in the middle run with the extension more than in the middle run without. */
  heap: number;
  /** Which budgets are missed; empty when all hold. */
  missed: string[];
}

/**
 * Sums up the runs of a scenario. The share is budgeted at a reader's pace, tasks and layout always. Frames dropped vary
 * from run to run, so the middle run with the extension is held against all runs without it.
 */
export function figuresOf({ pace, without, own }: ScenarioResult): ScenarioFigures {
  const of = (runs: readonly Run[], value: (run: Run) => number) => spreadOf(runs.map(value));
  const figures = {
    share: of(own, ({ cost }) => (100 * cost.ours) / cost.wall),
    busyShare: of(own, ({ cost }) => (100 * cost.ours) / cost.busy),
    ours: of(own, ({ cost }) => cost.ours),
    busyWithout: of(without, ({ cost }) => cost.busy),
    busy: of(own, ({ cost }) => cost.busy),
    longest: of(own, ({ cost }) => cost.longest),
    longestByClock: of(own, ({ cost }) => cost.longestByClock),
    forced: of(own, ({ cost }) => cost.forced),
    droppedWithout: of(without, shareOf('dropped')),
    dropped: of(own, shareOf('dropped')),
    lateWithout: of(without, shareOf('late')),
    late: of(own, shareOf('late')),
    heap: of(own, ({ heap }) => heap).median - of(without, ({ heap }) => heap).median,
  };
  const isHuman = pace === 'human';
  const missed = [
    isHuman && figures.share.worst > BUDGET.share && 'share',
    figures.longest.worst > BUDGET.task && 'task',
    figures.forced.worst > 0 && 'layout',
    isHuman && figures.dropped.median > figures.droppedWithout.worst && 'frames',
  ];
  return { ...figures, missed: missed.filter((each) => each !== false) };
}

export interface MemoryFigures {
  /** Bytes by which the heap grew with the extension more than without it. */
  growth: number;
  /** The same by the line through the second half, from its beginning to its end. */
  lateRise: number;
  missed: string[];
}

/** What the extension adds to the growth of the heap. */
export function memoryFiguresOf({ without, own }: MemoryResult): MemoryFigures {
  const added = own.map((bytes, index) => bytes - (without[index] ?? 0));
  const growth = (added.at(-1) ?? 0) - (added[0] ?? 0);
  const half = added.slice(Math.floor(added.length / 2));
  const lateRise = slopeOf(half) * (half.length - 1);
  const missed = [growth > BUDGET.growth && 'growth', lateRise > BUDGET.lateRise && 'flat'];
  return { growth, lateRise, missed: missed.filter((each) => each !== false) };
}

function shareOf(fate: 'dropped' | 'late'): (run: Run) => number {
  return ({ frames }) => (100 * frames[fate]) / Math.max(frames.shown + frames.dropped + frames.late, 1);
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, worst: sorted.at(-1) ?? 0 };
}

/** Of the line that lies closest to the values (least squares), per step. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
  let above = 0;
  let below = 0;
  for (const [index, value] of values.entries()) {
    above += (index - middle) * (value - mean);
    below += (index - middle) ** 2;
  }
  return below === 0 ? 0 : above / below;
}
