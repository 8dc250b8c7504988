import { expect, test } from 'vitest';
import type { SyncTools } from '../../../lib/list/sync.ts';
import { randomNumbers } from '../tuf/random.ts';
import { outcomeOf } from './attack.ts';
import { announce, record } from './results.ts';
import { World } from './world.ts';
import { WrappedStorage } from './wrapped-storage.ts';

const ROUNDS = 16;

/** Where both begin. */
const STARTS: Record<string, () => Promise<World>> = {
  'first syncs': () => World.start({ unsynced: true }),
  updates: () => World.start(),
  'updates with new keys': async () => {
    const world = await World.start();
    world.publisher.rotate('root');
    world.publisher.rotate('timestamp');
    return world;
  },
};

/** Two syncs over one storage, in many interleavings. */
export function concurrency(): void {
  for (const [start, begin] of Object.entries(STARTS)) {
    for (const comes of [false, true]) {
      const name = `two syncs at once: ${start}${comes ? ', while another publication comes' : ''}`;
      announce(name);
      test(name, () => inManyWays(name, (round) => twoAtOnce(begin, round, comes)));
    }
  }
  overtaken();
}

interface Round {
  happened: string[];
  inUse: string;
}

async function inManyWays(name: string, round: (number: number) => Promise<Round>): Promise<void> {
  const rounds = await Promise.all(Array.from({ length: ROUNDS }, (_, number) => round(number)));
  const happened = [...new Set(rounds.flatMap((each) => each.happened))].toSorted().toReversed();
  const inUse = [...new Set(rounds.map((each) => each.inUse))].toSorted();
  record(name, { happened: happened.join(' or '), inUse: inUse.join(' or ') });
  // Whoever comes second on an empty storage is told to wait.
  for (const each of happened) expect(['survived', 'refused LIST_BUSY']).toContain(each);
}

async function twoAtOnce(begin: () => Promise<World>, round: number, comes: boolean): Promise<Round> {
  const world = await begin();
  try {
    world.publish();
    const random = randomNumbers(round);
    const both = [outcomeOf(world.sync(slowly(world, random))), outcomeOf(world.sync(slowly(world, random)))];
    if (comes) {
      await pause(random() * 100);
      world.publish();
    }
    const happened = await Promise.all(both);
    const inUse = await world.inUse();
    expect(inUse).toMatch(comes ? /^version [23], synced$/ : /^version 2, synced$/);
    expect(await outcomeOf(world.sync())).toBe('survived');
    expect(await world.inUse()).toBe(`version ${comes ? 3 : 2}, synced`);
    return { happened, inUse };
  } finally {
    await world.server.close();
  }
}

/** One sync stands still just before one of its calls of the storage, and another one is done meanwhile. */
function overtaken(): void {
  const name = 'a sync that is overtaken, wherever it stands';
  announce(name);
  test(name, async () => {
    const happened = new Set<string>();
    let at = 0;
    for (let isReached = true; isReached; at++) {
      const world = await World.start();
      try {
        world.publish();
        let calls = 0;
        const wait = async <T>(task: () => Promise<T>): Promise<T> => {
          if (calls++ === at) {
            world.publish();
            await world.sync();
          }
          return task();
        };
        happened.add(
          await outcomeOf(world.sync({ storage: new WrappedStorage(world.storage, { read: wait, write: wait }) })),
        );
        isReached = calls > at;
        expect(await world.inUse()).toBe(`version ${isReached ? 3 : 2}, synced`);
      } finally {
        await world.server.close();
      }
    }
    record(name, {
      happened: `${[...happened].join(' or ')}, at each of ${at - 1} points`,
      inUse: 'version 3, synced',
    });
    expect([...happened]).toEqual(['survived']);
    expect(at).toBeGreaterThan(8);
  });
}

/** Every request and every call of the storage takes its own time. */
function slowly({ storage }: World, random: () => number): Partial<SyncTools> {
  const wait = async <T>(task: () => Promise<T>): Promise<T> => {
    await pause(random() * 4);
    return task();
  };
  return {
    fetch: (input, init) => wait(() => fetch(input, init)),
    storage: new WrappedStorage(storage, { read: wait, write: wait }),
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
