import { ownersOf } from './attribution.ts';
import type { MainThread } from './main-thread.ts';

/** A function of ours, or one of the browser's that it calls, and its own time by the profiler's samples. */
export interface Slow {
  name: string;
  ms: number;
}

/**
 * Our slowest functions, the slowest first.
 *
 * @param cpu our time in the whole scenario: samples say by the clock how it is divided.
 */
export function slowestOf({ nodes, samples }: MainThread, cpu: number, most: number): Slow[] {
  const owners = ownersOf(nodes);
  const times = new Map<string, number>();
  let all = 0;
  for (const { node, duration } of samples) {
    if (owners.get(node) !== 'ours') continue;
    // A long wait between two samples is the machine's.
    const time = Math.min(duration, 500);
    const name = nameOf(node, nodes);
    times.set(name, (times.get(name) ?? 0) + time);
    all += time;
  }
  return [...times]
    .map(([name, time]) => ({ name, ms: (time / Math.max(all, 1)) * cpu }))
    .sort((one, other) => other.ms - one.ms)
    .slice(0, most);
}

function nameOf(id: number, nodes: MainThread['nodes']): string {
  const node = nodes.get(id);
  if (!node) return 'unknown';
  const { url = '', functionName, lineNumber = 0 } = node.callFrame;
  if (url !== '') return `${functionName || '(anonymous)'} ${url.split('/').at(-1)}:${lineNumber + 1}`;
  return node.parent === undefined ? functionName : `${nameOf(node.parent, nodes)} > ${functionName}`;
}
