import { expect, test } from 'vitest';
import { MOST_ROTATIONS } from '../../../lib/list/sync.ts';
import { outcomeOf } from './attack.ts';
import { announce, record } from './results.ts';
import { World } from './world.ts';

/** More roots than are followed in one go. */
export function manyRotations(): void {
  const roots = MOST_ROTATIONS + 40;
  announce('more than 256 root rotations');
  test('more than 256 root rotations', async () => {
    const world = await World.start();
    try {
      for (let root = 1; root < roots; root++) world.publisher.rotate('root');
      world.publish();
      world.server.requests.length = 0;
      const first = await outcomeOf(world.sync());
      const asked = world.server.requests.filter((path) => path.endsWith('root.json'));
      const inUse = await world.inUse();
      expect([first, inUse]).toEqual(['survived', 'version 2, synced']);
      expect(asked).toHaveLength(MOST_ROTATIONS);
      world.server.requests.length = 0;
      world.publish();
      const second = await outcomeOf(world.sync());
      const after = await world.inUse();
      record('more than 256 root rotations', { happened: `${first} (256 roots), then ${second}`, inUse: after });
      expect([second, after]).toEqual(['survived', 'version 3, synced']);
      expect(world.server.requests[0]).toBe(`metadata/${MOST_ROTATIONS + 2}.root.json`);
      expect(world.server.requests).toContain(`metadata/${roots + 1}.root.json`);
    } finally {
      await world.server.close();
    }
  });
  announce('more than 256 root rotations, other keys at the end');
  test('more than 256 root rotations, other keys at the end', async () => {
    const world = await World.start();
    try {
      for (let root = 1; root < roots; root++) world.publisher.publishRoot();
      world.publisher.rotate('timestamp');
      world.publish();
      const first = await outcomeOf(world.sync());
      const inUse = await world.inUse();
      expect([first, inUse]).toEqual(['refused LIST_SIGNATURE', 'version 1, synced']);
      const second = await outcomeOf(world.sync());
      const after = await world.inUse();
      record('more than 256 root rotations, other keys at the end', {
        happened: `${first}, then ${second}`,
        inUse: after,
      });
      expect([second, after]).toEqual(['survived', 'version 2, synced']);
    } finally {
      await world.server.close();
    }
  });
}
