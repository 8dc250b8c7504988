import { expect, test } from 'vitest';
import { CodedError, type ErrorCode } from '../../../lib/errors.ts';
import type { SyncTools } from '../../../lib/list/sync.ts';
import { announce, record } from './results.ts';
import { World, type WorldSettings } from './world.ts';

export interface Attack extends WorldSettings {
  /** What happens after the reader's first sync. */
  does(world: World): unknown;
  /** What the sync under attack is given besides. */
  tools?(world: World): Partial<SyncTools>;
  /** The code of the refusal, or that the reader came through it. */
  happens: ErrorCode | 'survived';
  /** The version in use afterwards. Where nothing is said, the one before. */
  uses?: number;
  /** What else must be so afterwards. */
  also?(world: World): unknown;
  /** The roots offered were the publisher's own: it goes on from them. */
  keepsRoots?: boolean;
  /** What the publisher does before it publishes again, when it has its server back. */
  mends?(world: World): unknown;
}

/**
 * A test of one attack on a reader who is up to date: what the sync does under it, which list is in use then, and that
 * the publisher's next publication is followed again.
 */
export function attack(
  name: string,
  { does, tools, happens, uses, also, keepsRoots, mends, ...settings }: Attack,
): void {
  announce(name);
  test(name, async () => {
    const world = await World.start(settings);
    try {
      const before = await world.inUse();
      expect(before).toBe(`version ${world.publisher.versions.targets}, synced`);
      const restore = world.remember();
      await does(world);
      const happened = await outcomeOf(world.sync(tools?.(world)));
      const inUse = await world.inUse();
      record(name, { happened, inUse: inUse === before ? `unchanged: ${inUse}` : inUse });
      expect(happened).toBe(happens === 'survived' ? happens : `refused ${happens}`);
      expect(inUse).toBe(uses === undefined ? before : `version ${uses}, synced`);
      await also?.(world);
      if (happens !== 'survived') restore(keepsRoots);
      world.server.instead.clear();
      await mends?.(world);
      await followsNext(world);
    } finally {
      await world.server.close();
    }
  });
}

/** The next honest publication is followed, and in use. */
export async function followsNext(world: World): Promise<void> {
  world.publisher.now = world.now;
  world.publish();
  const { versions } = world.publisher;
  expect(await outcomeOf(world.sync())).toBe('survived');
  expect(await world.inUse()).toBe(`version ${versions.targets}, synced`);
}

/** What a sync came to, in words. */
export async function outcomeOf(sync: Promise<unknown>): Promise<string> {
  try {
    await sync;
    return 'survived';
  } catch (error) {
    return error instanceof CodedError ? `refused ${error.code}` : `failed with ${String(error)}`;
  }
}
