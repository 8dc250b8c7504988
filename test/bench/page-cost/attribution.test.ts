import { expect, test } from 'vitest';
import { costOf } from './attribution.ts';
import { framesOf } from './frames.ts';
import { mainThreadOf } from './main-thread.ts';
import { slowestOf } from './slowest.ts';
import type { TraceEvent } from './trace.ts';

const PAGE = 'https://web.telegram.org';
const OURS = 'chrome-extension://abc/content-scripts/web-k.js';
const MAIN = { pid: 1, tid: 2 };

/** Nodes of the profile: 1 the root, 2 the page's, 3 ours, 4 a function of the browser's that ours calls, 5 idle. */
const NODES = [
  { id: 1, callFrame: { functionName: '(root)' } },
  { id: 2, parent: 1, callFrame: { functionName: 'draw', url: `${PAGE}/main.js` } },
  { id: 3, parent: 1, callFrame: { functionName: 'look', url: OURS, lineNumber: 9 } },
  { id: 4, parent: 3, callFrame: { functionName: 'querySelectorAll' } },
  { id: 5, parent: 1, callFrame: { functionName: '(idle)' } },
];

test('a task in which no one else’s script ran and nothing was drawn is ours whole', () => {
  const cost = costOf(thread([task(0, 1000), call(100, 400, OURS)], [[0, 5]]));
  expect(cost).toMatchObject({ busy: 1, ours: 1, longest: 1, forced: 0 });
});

test('of a task that is shared, our calls are ours, and samples of our scripts outside any call', () => {
  const events = [task(0, 1000), call(0, 300, `${PAGE}/main.js`), call(400, 100, OURS)];
  const cost = costOf(
    thread(events, [
      [0, 2],
      [400, 3],
      [500, 5],
      [600, 4],
      [700, 5],
    ]),
  );
  expect(cost.ours).toBeCloseTo(0.2);
});

test('a task that draws is not ours, nor is one in which we had no part', () => {
  const events = [task(0, 1000), call(0, 100, OURS), event('Layout', 500, 400), task(2000, 1000)];
  const cost = costOf(
    thread(events, [
      [0, 3],
      [100, 5],
    ]),
  );
  expect(cost).toMatchObject({ busy: 2, ours: 0.1, longest: 0.1, forced: 0, wall: 3 });
});

test('work is counted by the thread’s own time, the clock is told besides', () => {
  const cost = costOf(
    thread(
      [
        { ...task(0, 1000), tdur: 250 },
        { ...call(0, 900, OURS), tdur: 200 },
      ],
      [[0, 5]],
    ),
  );
  expect(cost).toMatchObject({ busy: 0.25, ours: 0.25, longestByClock: 1 });
});

test('layout within a call of ours was forced by us, within the page’s by the page', () => {
  const events = [
    task(0, 1000),
    call(0, 300, OURS),
    event('Layout', 100, 50),
    call(400, 300, `${PAGE}/main.js`),
    event('UpdateLayoutTree', 500, 50),
  ];
  expect(costOf(thread(events, [[0, 5]])).forced).toBe(1);
});

test('after an await there is no call: who was last seen at work had it laid out', () => {
  const events = [task(0, 1000), event('RunMicrotasks', 0, 500), event('Layout', 200, 50), event('Layout', 400, 50)];
  const cost = costOf(
    thread(events, [
      [100, 3],
      [300, 2],
    ]),
  );
  expect(cost.forced).toBe(1);
});

test('the slowest are named by their place, the browser’s own by who calls them', () => {
  const main = thread(
    [task(0, 1000)],
    [
      [0, 3],
      [100, 4],
      [400, 5],
    ],
  );
  expect(slowestOf(main, 4, 10)).toEqual([
    { name: 'look web-k.js:10 > querySelectorAll', ms: 3 },
    { name: 'look web-k.js:10', ms: 1 },
  ]);
});

test('frames are those of the page’s process', () => {
  const frame = (state: string, moves = false, pid = 1): TraceEvent => ({
    ...event('PipelineReporter', 0, 0),
    pid,
    ph: 'b',
    args: { frame_reporter: { state, affects_smoothness: moves } },
  });
  const states = ['STATE_PRESENTED_ALL', 'STATE_PRESENTED_PARTIAL', 'STATE_DROPPED', 'STATE_NO_UPDATE_DESIRED'];
  const frames = [
    ...states.map((state) => frame(state)),
    frame('STATE_DROPPED', true),
    frame('STATE_DROPPED', true, 7),
  ];
  expect(framesOf(frames, 1)).toEqual({ shown: 2, dropped: 1, late: 1 });
});

/** @param samples when each was taken, and of which node. */
function thread(events: TraceEvent[], samples: [number, number][]) {
  const times = samples.map(([ts]) => ts);
  const timeDeltas = times.map((ts, index) => ts - (times[index - 1] ?? 0));
  const profile = { ...event('Profile', 0, 0), ph: 'P', id: '0x1', args: { data: { startTime: 0 } } };
  const cpuProfile = { nodes: NODES, samples: samples.map(([, node]) => node) };
  const chunk = { ...event('ProfileChunk', 0, 0), ph: 'P', id: '0x1', args: { data: { cpuProfile, timeDeltas } } };
  return mainThreadOf([...events, profile, chunk], PAGE);
}

function task(ts: number, dur: number): TraceEvent {
  return event('RunTask', ts, dur);
}

function call(ts: number, dur: number, url: string): TraceEvent {
  return { ...event('FunctionCall', ts, dur), args: { data: { url } } };
}

function event(name: string, ts: number, dur: number): TraceEvent {
  return { name, ph: 'X', ts, dur, args: {}, ...MAIN };
}
