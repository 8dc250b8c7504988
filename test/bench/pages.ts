/**
 * What the extension costs a page under load: each scenario without it and with it, in the same browser build, one after
 * the other. The share is of the samples that the browser's own profiler took of the page's main thread; a stretch is a
 * run of samples within our scripts.
 *
 * `npm run bench:pages` (after `npm run build`); `-- <words>` runs the scenarios whose names hold them.
 */
import type { CDPSession, Page } from 'puppeteer-core';
import { builtExtension } from '../browser/harness/built.ts';
import { launchChromium, type Session, startPages } from '../browser/harness/index.ts';
import { type LoadScenario, SCENARIOS } from '../browser/load-scenarios.ts';

const SAMPLE_US = 200;

interface Profile {
  nodes: { id: number; callFrame: { url: string; functionName: string }; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

interface Cost {
  /** Milliseconds of the profile, of the thread's work in it, of ours, and of our longest stretch. */
  wall: number;
  busy: number;
  ours: number;
  longest: number;
}

const words = process.argv.slice(2).join(' ').toLowerCase();
const pages = await startPages();
const bare = await launchChromium({ pages });
const extended = await launchChromium({ pages, extension: builtExtension('chromium') });
try {
  console.log('| scenario | without: busy ms | with: busy ms | ours ms | ours % of busy | our longest stretch ms |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const scenario of SCENARIOS.filter(({ name }) => name.toLowerCase().includes(words))) {
    const without = await measure(bare, scenario);
    const own = await measure(extended, scenario);
    const share = (100 * own.ours) / Math.max(own.busy, 1);
    console.log(
      `| ${scenario.name} | ${without.busy.toFixed(0)} | ${own.busy.toFixed(0)} | ${own.ours.toFixed(1)} | ${share.toFixed(1)} | ${own.longest.toFixed(1)} |`,
    );
  }
} finally {
  await bare.close();
  await extended.close();
  await pages.close();
}

async function measure(session: Session, scenario: LoadScenario): Promise<Cost> {
  const page = await session.open(scenario.address);
  await page.bringToFront();
  await settled(page);
  const profiler = await page.createCDPSession();
  await profiler.send('Profiler.enable');
  await profiler.send('Profiler.setSamplingInterval', { interval: SAMPLE_US });
  await profiler.send('Profiler.start');
  await scenario.run(page);
  await settled(page);
  const cost = await stop(profiler);
  await page.close();
  return cost;
}

async function stop(profiler: CDPSession): Promise<Cost> {
  const { profile } = (await profiler.send('Profiler.stop')) as { profile: Profile };
  await profiler.detach();
  return costOf(profile);
}

function settled(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((resolve) => setTimeout(resolve, 1500)));
}

function costOf({ nodes, samples, timeDeltas }: Profile): Cost {
  const ours = new Set<number>();
  const named = (name: string) =>
    new Set(nodes.filter(({ callFrame }) => callFrame.functionName === name).map(({ id }) => id));
  const idle = named('(idle)');
  const collecting = named('(garbage collector)');
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const mark = (id: number, isOurs: boolean) => {
    const node = byId.get(id);
    if (!node) return;
    const mine = isOurs || node.callFrame.url.startsWith('chrome-extension://');
    if (mine) ours.add(id);
    for (const child of node.children ?? []) mark(child, mine);
  };
  const [root] = nodes;
  if (root) mark(root.id, false);
  const cost: Cost = { wall: 0, busy: 0, ours: 0, longest: 0 };
  let stretch = 0;
  for (const [index, id] of samples.entries()) {
    const delta = Math.max(0, timeDeltas[index] ?? 0);
    cost.wall += delta;
    if (!idle.has(id)) cost.busy += delta;
    if (ours.has(id)) cost.ours += delta;
    // Collecting garbage interrupts a task, everything else that is not ours ends it.
    if (ours.has(id) || (stretch > 0 && collecting.has(id))) stretch += delta;
    else stretch = 0;
    cost.longest = Math.max(cost.longest, stretch);
  }
  const inMs = Object.entries(cost).map(([name, microseconds]) => [name, microseconds / 1000]);
  return Object.fromEntries(inMs) as unknown as Cost;
}
