import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { compileIndex } from '../../lib/list/compile-index.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { sampleChats } from './chats.ts';
import { CONTENDERS, type Contender } from './contenders.ts';
import { listOf } from './lists.ts';
import { tell } from './tell.ts';

/** How many organisations the lists have: the bundled one, and two it may grow to. */
const SIZES = [600, 10_000, 100_000] as const;
/** Contenders that look at every entry are asked fewer times. */
const ASKED = { judge: 2000, others: 6 };
const ROUNDS = 5;

const { attacks, innocents } = sampleChats(ASKED.judge / 2);
const mixed = attacks.flatMap((attack, at) => [attack, innocents[at] ?? attack]);

test('a check, beside other ways, with lists of three sizes', { timeout: 600_000 }, async ({ bench }) => {
  const rows: string[] = [];
  const micros = new Map<string, number>();
  for (const size of SIZES) {
    const list = listOf(size);
    for (const contender of CONTENDERS) {
      const check = contender.prepare(list);
      const chats = mixed.slice(0, contender.name === 'judge' ? ASKED.judge : ASKED.others);
      for (const chat of chats) check(chat);
      const result = await bench(`${contender.name}, ${size} organisations`, () => chats.forEach(check)).run({
        iterations: ROUNDS,
        time: 0,
        warmup: false,
      });
      const each = (result.latency.p50 * 1000) / chats.length;
      micros.set(`${contender.name} ${size}`, each);
      rows.push(`${contender.name.padEnd(30)} ${String(size).padStart(8)} ${each.toFixed(1).padStart(12)} µs a check`);
    }
  }
  const time = (contender: string, size: number) => micros.get(`${contender} ${size}`) ?? Number.NaN;
  const growth = time('judge', 100_000) / time('judge', 10_000);
  const ratio = time('fastest-levenshtein, 1 edit', 100_000) / time('judge', 100_000);
  tell(
    [
      ...rows,
      '',
      `judge, 100,000 against 10,000 organisations: ${growth.toFixed(2)} times`,
      `fastest-levenshtein over every entry against the judge, 100,000 organisations: ${Math.round(ratio)} times`,
    ].join('\n'),
  );
  expect(rows).toHaveLength(SIZES.length * CONTENDERS.length);
});

test('what the index of a list takes', () => {
  const rows = SIZES.map((size) => {
    const list = listOf(size);
    const before = memory();
    const started = performance.now();
    const index = compileIndex(list);
    const built = performance.now() - started;
    const bytes = memory() - before;
    expect(index.organisations).toHaveLength(size);
    return `${String(size).padStart(8)} organisations: ${(bytes / 1e6).toFixed(1).padStart(6)} MB, built in ${built.toFixed(0)} ms`;
  });
  tell(rows.join('\n'));
});

test('recall and false alarms on the bundled list', { timeout: 600_000 }, () => {
  const list = listOf(586);
  tell(CONTENDERS.map((contender) => caughtBy(contender, list)).join('\n'));
  expect(CONTENDERS.length).toBeGreaterThan(3);
});

function caughtBy(contender: Contender, list: ReturnType<typeof listOf>): string {
  const check = contender.prepare(list);
  const share = (chats: readonly Sighting[]) => (100 * chats.filter(check).length) / chats.length;
  const recall = share(attacks).toFixed(1).padStart(6);
  const alarms = share(innocents).toFixed(2).padStart(6);
  return `${contender.name.padEnd(30)} ${recall} % of ${attacks.length} attacks, ${alarms} % of ${innocents.length} innocents`;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes held by objects and typed arrays. */
function memory(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
