import { expect, test } from 'vitest';
import type { SyncTools } from '../../../lib/list/sync.ts';
import { ROLES } from '../../../lib/list/tuf/layout.ts';
import type { Answer } from '../list-server.ts';
import * as answers from './answers.ts';
import { followsNext, outcomeOf } from './attack.ts';
import { announce, record } from './results.ts';
import { World } from './world.ts';
import { stoppingAt } from './wrapped-storage.ts';

/** More points than any of these syncs has. */
const MOST_POINTS = 60;

/** What is under way when the sync ends early. */
const SYNCS: Record<string, () => Promise<World>> = {
  'first sync': async () => {
    const world = await World.start({ unsynced: true });
    world.publish();
    return world;
  },
  update: async () => {
    const world = await World.start();
    world.publish();
    return world;
  },
  'update with new keys': async () => {
    const world = await World.start();
    for (const role of ROLES) world.publisher.rotate(role);
    world.publish();
    return world;
  },
};

/** How it ends early, at one of its points. @returns what the sync is given, and whether the point was reached. */
type Interruption = (world: World, at: number) => { tools?: Partial<SyncTools>; reached(): boolean };

const INTERRUPTIONS: Record<string, Interruption> = {
  'before a write': (world, at) => stopsAtWrite(world, at, 'before'),
  'after a write': (world, at) => stopsAtWrite(world, at, 'after'),
  'before a request is answered': (world, at) => cutsRequest(world, at, () => answers.hangUp),
  'in the middle of an answer': (world, at) => cutsRequest(world, at, answers.cutShort),
};

/** A sync ends early at every point where it can. */
export function interruptions(): void {
  for (const [under, start] of Object.entries(SYNCS)) {
    for (const [where, interrupt] of Object.entries(INTERRUPTIONS)) {
      const name = `${under}, interrupted ${where}`;
      announce(name);
      test(name, () => interruptEverywhere(name, start, interrupt));
    }
  }
}

async function interruptEverywhere(name: string, start: () => Promise<World>, interrupt: Interruption): Promise<void> {
  const seen = new Set<string>();
  for (let at = 0; at < MOST_POINTS; at++) {
    const world = await start();
    try {
      const before = await world.inUse();
      const { tools, reached } = interrupt(world, at);
      const happened = await outcomeOf(world.sync(tools));
      if (!reached()) {
        record(name, { happened: `survived, at each of ${at} points`, inUse: [...seen].join(' or ') });
        expect(happened).toBe('survived');
        return expect(at).toBeGreaterThan(3);
      }
      const inUse = await world.inUse();
      seen.add(inUse);
      expect([before, 'version 2, synced']).toContain(inUse);
      world.server.instead.clear();
      expect(await outcomeOf(world.sync())).toBe('survived');
      expect(await world.inUse()).toBe('version 2, synced');
      if (at % 3 === 0) await followsNext(world);
    } finally {
      await world.server.close();
    }
  }
  throw new Error('it went on and on');
}

function stopsAtWrite(world: World, at: number, when: 'before' | 'after'): ReturnType<Interruption> {
  const { storage, stopped } = stoppingAt(world.storage, at, when);
  return { tools: { storage }, reached: stopped };
}

/** Cuts one of the requests. One for what is not there has no middle: it is cut before it is answered. */
function cutsRequest({ server }: World, at: number, cut: (bytes: Uint8Array) => Answer): ReturnType<Interruption> {
  let requests = 0;
  server.instead.set('*', (request, response) => {
    const bytes = server.files.get((request.url ?? '/').slice(1));
    if (requests++ === at) return (bytes ? cut(bytes) : answers.hangUp)(request, response);
    if (!bytes) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
  });
  return { reached: () => requests > at };
}
