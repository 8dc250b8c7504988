import { expect, test, vi } from 'vitest';
import type { ErrorCode } from '../../../lib/errors.ts';
import type { ListRecord, Publication } from '../../../lib/list/storage.ts';
import { ROLES, type Role } from '../../../lib/list/tuf/layout.ts';
import { attack, followsNext, outcomeOf } from './attack.ts';
import { announce, record } from './results.ts';
import { World } from './world.ts';
import { WrappedStorage } from './wrapped-storage.ts';

/** What is kept is damaged, or nothing more can be kept. */
export function storageAttacks(): void {
  attack('full disk', {
    does: (world) => world.publish(),
    tools: ({ storage }) => ({ storage: new WrappedStorage(storage, { write: () => Promise.reject(noRoom()) }) }),
    happens: 'STORAGE_UNAVAILABLE',
  });
  const name = 'full disk, found out in the middle of a write';
  announce(name);
  test(name, () => aborted(name));
  damage('a byte of each file changed', 'LIST_ALTERED', (world) => damageFiles(world, flipped));
  damage('each file cut short', 'LIST_ALTERED', (world) => damageFiles(world, (bytes) => bytes.slice(0, -1)));
  damage('files gone', 'LIST_ALTERED', async (world) => {
    const { current, trusted } = await keptOf(world);
    await world.storage.use(world.id, trusted, current, new Set());
  });
  damage('everything gone', undefined, ({ storage, id }) => storage.remove(id));
  for (const role of ROLES) {
    const isNamed = role === 'snapshot' || role === 'targets';
    damage(`${role} altered`, isNamed ? 'LIST_ALTERED' : 'LIST_SIGNATURE', (world) => {
      return damageMetadata(world, role, (bytes) => new TextEncoder().encode(later(bytes)));
    });
    damage(`${role} overwritten with zeros`, isNamed ? 'LIST_ALTERED' : 'LIST_CORRUPT', (world) => {
      return damageMetadata(world, role, (bytes) => new Uint8Array(bytes.length));
    });
  }
}

/** Each write in turn is undone by the database while it is carried out. */
async function aborted(name: string): Promise<void> {
  for (let at = 0; ; at++) {
    const world = await World.start();
    try {
      world.publish();
      const aborting = abortsAt(at);
      const happened = await outcomeOf(world.sync());
      const isReached = aborting.end();
      const inUse = await world.inUse();
      await followsNext(world);
      if (!isReached) {
        expect([happened, inUse]).toEqual(['survived', 'version 2, synced']);
        return expect(at).toBeGreaterThan(3);
      }
      record(name, { happened: `${happened}, at each of ${at + 1} writes`, inUse: `unchanged: ${inUse}` });
      expect([happened, inUse]).toEqual(['refused STORAGE_UNAVAILABLE', 'version 1, synced']);
    } finally {
      await world.server.close();
    }
  }
}

/** From now on the database undoes one of the writes. @returns what ends it, and says whether it came to that. */
function abortsAt(at: number): { end(): boolean } {
  const { put } = IDBObjectStore.prototype;
  let puts = 0;
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    const request = put.call(this, value, key);
    if (puts++ === at) this.transaction.abort();
    return request;
  });
  return {
    end() {
      spy.mockRestore();
      return puts > at;
    },
  };
}

/**
 * A test of damage to what is kept: the bundled list is in use then, and the next sync that looks at everything again
 * brings back what was lost.
 */
function damage(name: string, problem: ErrorCode | undefined, does: (world: World) => Promise<unknown>): void {
  const title = `damaged storage: ${name}`;
  announce(title);
  test(title, async () => {
    const world = await World.start({ publications: 2 });
    try {
      await does(world);
      const before = await world.inUse();
      const happened = await outcomeOf(world.sync({ recheck: true }));
      const inUse = await world.inUse();
      record(title, { happened, inUse: `${before}; after a sync ${inUse}` });
      expect(before).toBe(`version 1, bundled${problem ? ` (${problem})` : ''}`);
      expect([happened, inUse]).toEqual(['survived', 'version 2, synced']);
      await followsNext(world);
    } finally {
      await world.server.close();
    }
  });
}

async function damageFiles({ storage, id }: World, change: (bytes: Uint8Array) => Uint8Array): Promise<void> {
  for (const hash of await storage.fileHashes(id)) {
    const bytes = await storage.readFile(id, hash);
    if (bytes) await storage.addFile(id, hash, change(bytes));
  }
}

/** Changes what is kept of one role, of the publication in use and of what is trusted. */
async function damageMetadata(world: World, role: Role, change: (bytes: Uint8Array) => Uint8Array): Promise<void> {
  const { storage, id } = world;
  const { current, trusted } = await keptOf(world);
  const files = await storage.fileHashes(id);
  const damaged = { [role]: change(current[role]) };
  const isDone =
    (await storage.use(id, trusted, { ...current, ...damaged }, files)) &&
    (await storage.trust(id, trusted, { ...trusted, ...damaged }));
  expect(isDone).toBe(true);
}

async function keptOf({ storage, id }: World): Promise<ListRecord & { current: Publication }> {
  const kept = await storage.read(id);
  if (!kept?.current) throw new Error('nothing is kept');
  return { ...kept, current: kept.current };
}

function flipped(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => (at === 1 ? byte ^ 1 : byte));
}

function later(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace('"expires":"2', '"expires":"3');
}

function noRoom(): DOMException {
  return new DOMException('there is no room', 'QuotaExceededError');
}
