import {
  BUDGET,
  figuresOf,
  type MemoryResult,
  memoryFiguresOf,
  type PageCostReport,
  type ScenarioResult,
  type Spread,
} from './report.ts';
import { SWITCHED_CHATS } from './scenarios.ts';

const WORDS: Record<string, string> = {
  share: 'share above 2 %',
  task: 'a task above 16 ms',
  layout: 'layout forced',
  frames: 'more frames dropped',
  growth: 'grows by more than 2 MB',
  flat: 'still rises',
};

/** The report as a section of a document, from a heading of the second level on. */
export function pageCostMarkdown({ seconds, runs, scenarios, memory }: PageCostReport): string {
  const human = scenarios.filter(({ pace }) => pace === 'human');
  const stress = scenarios.filter(({ pace }) => pace === 'stress');
  const lines = [
    '## On the page',
    '',
    `Chromium's own trace of the replicas' pages, ${runs} runs without and with the extension in turn: the middle one, and`,
    'behind it the worst. Times are those of the page’s main thread itself, not of the clock, so that waits for a',
    'busy machine do not count. *Share* is ours of the clock, *of busy* ours of the time that the thread had anything to do;',
    'the replicas do far less of their own than the real clients. *Longest* is the most of ours in one task. *Layout* counts',
    'styles and layout that our script had worked out at once. *Dropped* are frames that were not shown in time while something',
    'moved, as Chromium counts them for smoothness, of all that were asked for; the middle run must not drop more than the',
    'worst without the extension. *Late* are those while nothing moved, which nobody sees: every badge asks for a frame. The',
    'wheel goes through the browser’s own input.',
  ];
  if (human.length > 0) lines.push('', `### At a reader's pace, ${seconds} s each`, '', ...table(human));
  if (stress.length > 0) lines.push('', '### Under stress', '', STRESS_NOTE, '', ...table(stress));
  if (memory.length > 0) lines.push('', '### Memory', '', ...memoryTable(memory));
  return `${lines.join('\n')}\n`;
}

const STRESS_NOTE = 'As fast as a script can. No budget for our share, the same for tasks and layout.';

/** What it costs under stress alone, as a section of a document. */
export function pageStressMarkdown({ runs, scenarios }: PageCostReport): string {
  return ['## On the page, under stress', '', `${STRESS_NOTE} ${runs} runs.`, '', ...table(scenarios)].join('\n');
}

/** The memory of the report alone, as a section of a document. */
export function pageMemoryMarkdown({ memory }: Pick<PageCostReport, 'memory'>): string {
  return ['## Memory of a page', '', ...memoryTable(memory)].join('\n');
}

/** True when every budget is met. */
export function meetsBudget({ scenarios, memory }: PageCostReport): boolean {
  return (
    scenarios.every((result) => figuresOf(result).missed.length === 0) &&
    memory.every((result) => memoryFiguresOf(result).missed.length === 0)
  );
}

function table(results: readonly ScenarioResult[]): string[] {
  return [
    '| scenario | share % | of busy % | ours ms | busy ms without / with | longest ms | layout | dropped % without / with | late % | heap kB | budget |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
    ...results.map(row),
  ];
}

function row(result: ScenarioResult): string {
  const figures = figuresOf(result);
  const cells = [
    result.name,
    both(figures.share, 2),
    both(figures.busyShare, 1),
    both(figures.ours, 0),
    `${figures.busyWithout.median.toFixed(0)} / ${figures.busy.median.toFixed(0)}`,
    both(figures.longest, 1),
    both(figures.forced, 0),
    `${both(figures.droppedWithout, 1)} / ${both(figures.dropped, 1)}`,
    `${figures.lateWithout.median.toFixed(0)} / ${figures.late.median.toFixed(0)}`,
    (figures.heap / 1000).toFixed(0),
    verdict(figures.missed),
  ];
  return `| ${cells.join(' | ')} |`;
}

function memoryTable(results: readonly MemoryResult[]): string[] {
  const [{ minutes } = { minutes: 0 }] = results;
  return [
    `A chat opened every second for ${minutes} minutes, of ${SWITCHED_CHATS} in turn; both heaps (script and document), with garbage`,
    'collected. *Added* is what the extension adds to the growth; *second half* what it still adds there, by the',
    `line through the values, at most ${BUDGET.lateRise / 1000} kB to count as flat.`,
    '',
    '| scenario | chats | start MB without / with | end MB without / with | added kB | second half kB | budget |',
    '| --- | ---: | ---: | ---: | ---: | ---: | --- |',
    ...results.map((result) => {
      const { growth, lateRise, missed } = memoryFiguresOf(result);
      const ends = [0, -1].map((at) => `${megabytes(result.without.at(at))} / ${megabytes(result.own.at(at))}`);
      const kilobytes = [growth, lateRise].map((bytes) => (bytes / 1000).toFixed(0));
      return `| ${[result.name, result.switches, ...ends, ...kilobytes, verdict(missed)].join(' | ')} |`;
    }),
  ];
}

function verdict(missed: readonly string[]): string {
  return missed.length === 0 ? 'met' : `**missed**: ${missed.map((each) => WORDS[each] ?? each).join(', ')}`;
}

function both({ median, worst }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${worst.toFixed(digits)})`;
}

function megabytes(bytes = 0): string {
  return (bytes / 1e6).toFixed(2);
}
