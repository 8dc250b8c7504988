import { launchChromium, type Pages, type Session, startPages } from '../../browser/harness/index.ts';
import { MUCH, PAGES } from '../../browser/load-scenarios.ts';
import { costOf } from './attribution.ts';
import { framesOf } from './frames.ts';
import { heapOf } from './heap.ts';
import { mainThreadOf } from './main-thread.ts';
import type { MemoryResult, PageCostReport, Run, ScenarioResult } from './report.ts';
import { COST_SCENARIOS, type CostScenario, switchChats } from './scenarios.ts';
import { slowestOf } from './slowest.ts';
import { traced } from './trace.ts';

export interface PageCostOptions {
  /** Folder of the built extension. */
  extension: string;
  /** How often each scenario is run, with and without the extension in turn; 0 leaves them out. */
  runs: number;
  /** How long a scenario at a reader's pace goes on. */
  seconds: number;
  /** How long chats are switched while the heap is watched; 0 leaves that out. */
  minutes: number;
  /** Only scenarios of this pace. */
  pace?: string;
  /** Only scenarios whose names hold this, in small letters. */
  words?: string;
  /** So many of our slowest functions are told; their names are those of the build, so it should not be minified. */
  slowest?: number;
  /** Called as results come in. */
  onProgress?(words: string): void;
}

const ORIGIN = 'https://web.telegram.org';
/** After loading, until the look at the whole page that follows every change is over; and the same at the end. */
const SETTLE_MS = 3000;
const END_MS = { human: 500, stress: 2500 } as const;
/** The heap is looked at so often while chats are switched. */
const HEAP_LOOKS = 30;

/** Measures what the extension costs a page, by the browser's own trace. */
export async function measurePageCost(options: PageCostOptions): Promise<PageCostReport> {
  const { runs, seconds, words = '' } = options;
  const isWanted = ({ name, pace }: CostScenario) =>
    name.toLowerCase().includes(words) && (!options.pace || pace === options.pace);
  const report: PageCostReport = { seconds, runs, scenarios: [], memory: [] };
  const pages = await startPages();
  try {
    if (runs > 0) report.scenarios = await measureScenarios(COST_SCENARIOS.filter(isWanted), options, pages);
    if (options.minutes > 0) {
      report.memory = await Promise.all(clientsOf(words).map((each) => watchHeap(each, options, pages)));
    }
  } finally {
    await pages.close();
  }
  return report;
}

async function measureScenarios(
  scenarios: readonly CostScenario[],
  options: PageCostOptions,
  pages: Pages,
): Promise<ScenarioResult[]> {
  const bare = await launchChromium({ pages });
  const extended = await launchChromium({ pages, extension: options.extension });
  try {
    const results: ScenarioResult[] = [];
    for (const scenario of scenarios) results.push(await measureScenario(scenario, { bare, extended }, options));
    return results;
  } finally {
    await bare.close();
    await extended.close();
  }
}

async function measureScenario(
  scenario: CostScenario,
  { bare, extended }: Record<'bare' | 'extended', Session>,
  options: PageCostOptions,
): Promise<ScenarioResult> {
  const { name, pace } = scenario;
  const result: ScenarioResult = { name, pace, without: [], own: [] };
  for (let run = 1; run <= options.runs; run++) {
    result.without.push(await measureRun(bare, scenario, options));
    result.own.push(await measureRun(extended, scenario, options));
    options.onProgress?.(`${name}: run ${run} of ${options.runs}`);
  }
  return result;
}

async function measureRun(session: Session, scenario: CostScenario, options: PageCostOptions): Promise<Run> {
  const page = await session.open(scenario.address);
  await page.bringToFront();
  await scenario.prepare?.(page);
  await pause(SETTLE_MS);
  const before = await heapOf(page);
  const trace = await traced(page, async () => {
    await scenario.run(page, options.seconds * 1000);
    await pause(END_MS[scenario.pace]);
  });
  const heap = (await heapOf(page)) - before;
  await page.close();
  const thread = mainThreadOf(trace, ORIGIN);
  const cost = costOf(thread);
  const slowest = slowestOf(thread, cost.ours, options.slowest ?? 0);
  return { cost, frames: framesOf(trace, thread.pid), heap, slowest };
}

function clientsOf(words: string): [string, string][] {
  const clients = Object.entries(PAGES).map(([client, page]): [string, string] => [
    `${client}: chats switched`,
    `${page}${MUCH}`,
  ]);
  return clients.filter(([name]) => name.toLowerCase().includes(words));
}

/** Both browsers at the same time: what a heap holds does not depend on how fast it came there. */
async function watchHeap(
  [name, address]: [string, string],
  { extension, minutes, onProgress }: PageCostOptions,
  pages: Pages,
): Promise<MemoryResult> {
  const watch = async (session: Session) => {
    try {
      return await heapWhileSwitching(session, address, minutes, (look) =>
        onProgress?.(`${name}: ${look} of ${HEAP_LOOKS}`),
      );
    } finally {
      await session.close();
    }
  };
  const [without, own] = await Promise.all([
    launchChromium({ pages }).then(watch),
    launchChromium({ pages, extension }).then(watch),
  ]);
  return { name, minutes, switches: own.switches, without: without.heap, own: own.heap };
}

async function heapWhileSwitching(session: Session, address: string, minutes: number, onLook: (look: number) => void) {
  const page = await session.open(address);
  await page.bringToFront();
  await pause(SETTLE_MS);
  const heap = [await heapOf(page)];
  let next = 1;
  for (let look = 1; look <= HEAP_LOOKS; look++) {
    next = await switchChats(page, (minutes * 60_000) / HEAP_LOOKS, next);
    heap.push(await heapOf(page));
    onLook(look);
  }
  await page.close();
  return { heap, switches: next - 1 };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
