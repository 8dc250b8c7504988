import { expect } from 'vitest';
import { metadataPath, ROLES, type Role } from '../../../lib/list/tuf/layout.ts';
import { DAY } from '../publisher.ts';
import { attack, outcomeOf } from './attack.ts';
import { NOW, type World } from './world.ts';

/** Old metadata is held out for ever, or the reader's clock is wrong. */
export function expiryAttacks(): void {
  attack('freeze: the same timestamp for 100 days', {
    does: (world) => {
      world.now = inDays(100);
    },
    happens: 'LIST_EXPIRED',
  });
  for (const role of ROLES) {
    attack(`expired: ${role}, in a new publication`, {
      does: (world) => {
        world.offer(role, { signed: (signed) => Object.assign(signed, { expires: '2026-11-23T12:00:00Z' }) });
      },
      happens: 'LIST_EXPIRED',
      keepsRoots: true,
      mends: (world) => renewRoot(world, role),
    });
    attack(`expired: ${role}, nothing else changed`, {
      before: (world) => endsIn10Days(world, role),
      does: (world) => {
        world.now = inDays(10);
        world.publisher.now = world.now;
        if (role !== 'timestamp') world.publisher.publishTimestamp();
      },
      happens: 'LIST_EXPIRED',
      mends: (world) => renewRoot(world, role),
    });
  }
  attack('expired: a root on the way to one that counts', {
    does: (world) => {
      world.offer('root', { signed: (signed) => Object.assign(signed, { expires: '2026-01-01T00:00:00Z' }) });
      world.publisher.publishRoot();
      world.publish();
    },
    happens: 'survived',
    uses: 2,
  });
  attack('clock a year ahead', {
    does: (world) => {
      world.publish();
      world.now = inDays(364);
    },
    happens: 'LIST_EXPIRED',
    also: async (world) => {
      world.now = NOW;
      expect(await outcomeOf(world.sync())).toBe('survived');
      expect(await world.inUse()).toBe('version 2, synced');
    },
  });
  attack('clock a year behind, old publication offered', {
    publications: 2,
    does: (world) => {
      world.now = inDays(-365);
      world.server.files = new Map(world.history[0]);
    },
    happens: 'LIST_ROLLBACK',
    mends: (world) => {
      world.now = NOW;
    },
  });
  attack('clock a year behind, newest publication offered', {
    publications: 2,
    does: (world) => {
      world.now = inDays(-365);
    },
    happens: 'survived',
    mends: (world) => {
      world.now = NOW;
    },
  });
}

function inDays(days: number): Date {
  return new Date(NOW.getTime() + days * DAY);
}

/** Of what the reader follows first, the metadata of one role ends to count in 10 days, all other in 1000. */
function endsIn10Days({ publisher }: World, role: Role): void {
  for (const each of ROLES) publisher.lifetimes[each] = 1000 * DAY;
  publisher.lifetimes[role] = 10 * DAY;
  publisher.publishRoot();
  publisher.forge(metadataPath('targets', 1), (signed) =>
    Object.assign(signed, { expires: publisher.expiry('targets').toISOString() }),
  );
  publisher.publishSnapshot();
}

function renewRoot(world: World, role: Role): void {
  if (role !== 'root') return;
  world.publisher.now = world.now;
  world.publisher.publishRoot();
}
