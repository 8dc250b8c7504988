import { metadataPath } from '../../../lib/list/tuf/layout.ts';
import { attack } from './attack.ts';
import type { World } from './world.ts';

const TIMESTAMP = metadataPath('timestamp', 1);
/** Further than any honest publisher comes. */
const FAR = 2 ** 40;

/** The server offers again what was, in whole or in part. */
export function rollbackAttacks(): void {
  attack('rollback: whole repository', {
    publications: 2,
    does: ({ server, history }) => {
      server.files = new Map(history[0]);
    },
    happens: 'LIST_ROLLBACK',
  });
  attack('rollback: timestamp', {
    publications: 2,
    does: ({ publisher, history }) => {
      publisher.files.set(TIMESTAMP, history[0]?.get(TIMESTAMP) ?? new Uint8Array());
    },
    happens: 'LIST_ROLLBACK',
  });
  attack('rollback: newer timestamp names an older snapshot', {
    publications: 2,
    does: (world) => world.offer('timestamp', { signed: (signed) => Object.assign(signed, { meta: oldMeta(world) }) }),
    happens: 'LIST_ROLLBACK',
  });
  attack('rollback: timestamp, with nothing else older', {
    before: ({ publisher }) => publisher.publishTimestamp(),
    does: ({ publisher, history }) => {
      publisher.files.set(TIMESTAMP, history[0]?.get(TIMESTAMP) ?? new Uint8Array());
    },
    happens: 'LIST_ROLLBACK',
  });
  attack('rollback: newer timestamp names an older snapshot of the same targets', {
    before: ({ publisher }) => publisher.publishSnapshot(),
    does: (world) => {
      const meta = oldMeta(world);
      world.publisher.publishTimestamp();
      world.publisher.forge(TIMESTAMP, (signed) => Object.assign(signed, { meta }));
    },
    happens: 'LIST_ROLLBACK',
  });
  attack('rollback: snapshot', {
    publications: 2,
    does: (world) => serveOld(world, 'snapshot'),
    happens: 'LIST_ALTERED',
  });
  attack('rollback: snapshot, timestamp without hashes', {
    publications: 2,
    does: (world) => {
      world.offer('timestamp', {
        signed: (signed) => Object.assign(signed, { meta: { 'snapshot.json': { version: 3 } } }),
      });
      replace(world, 'snapshot', 3, 1);
    },
    happens: 'LIST_ROLLBACK',
  });
  attack('rollback: newer snapshot names older targets', {
    publications: 2,
    does: (world) => {
      const { meta } = world.publisher.json(metadataPath('snapshot', 1)).signed;
      world.offer('snapshot', { signed: (signed) => Object.assign(signed, { meta }) });
    },
    happens: 'LIST_ROLLBACK',
  });
  attack('rollback: newer snapshot drops targets.json', {
    does: (world) => world.offer('snapshot', { signed: (signed) => Object.assign(signed, { meta: {} }) }),
    happens: 'LIST_CORRUPT',
  });
  attack('rollback: newer snapshot drops another file', {
    before: ({ publisher }) => {
      publisher.forge(metadataPath('snapshot', 1), ({ meta }) =>
        Object.assign(meta as object, { 'more.json': { version: 4 } }),
      );
      publisher.publishTimestamp();
    },
    does: (world) => world.publish(),
    happens: 'LIST_ROLLBACK',
    mends: ({ publisher }) => {
      publisher.rotate('snapshot');
    },
  });
  attack('rollback: targets', {
    publications: 2,
    does: (world) => serveOld(world, 'targets'),
    happens: 'LIST_ALTERED',
  });
  attack('rollback: targets, snapshot without hashes', {
    publications: 2,
    does: (world) => {
      world.offer('snapshot', {
        signed: (signed) => Object.assign(signed, { meta: { 'targets.json': { version: 3 } } }),
      });
      replace(world, 'targets', 3, 1);
    },
    happens: 'LIST_ROLLBACK',
  });
  attack('rollback: root', {
    before: ({ publisher }) => publisher.publishRoot(),
    does: (world) => replace(world, 'root', 3, 1),
    happens: 'LIST_ROLLBACK',
  });
  attack('rollback: newer roots are withheld', {
    before: ({ publisher }) => publisher.publishRoot(),
    does: ({ publisher }) => {
      publisher.files.delete(metadataPath('root', 2));
      publisher.files.delete(metadataPath('root', 3));
    },
    happens: 'survived',
  });
  attack('timestamp of the same version with other content', {
    does: (world) => {
      world.offer('timestamp', { signed: (signed) => Object.assign(signed, { version: 1 }) });
    },
    happens: 'survived',
    mends: ({ publisher }) => {
      publisher.versions.timestamp = 5;
    },
  });
  for (const role of ['timestamp', 'snapshot'] as const) {
    attack(`fast-forward, recovered by a new ${role} key`, {
      does: async (world) => {
        await fastForward(world);
        world.publisher.rotate(role);
        world.publish();
      },
      happens: 'survived',
      uses: 2,
    });
  }
  attack('fast-forward, recovered by new timestamp and snapshot keys', {
    does: async (world) => {
      await fastForward(world);
      world.publisher.rotate('timestamp');
      world.publisher.rotate('snapshot');
      world.publish();
    },
    happens: 'survived',
    uses: 2,
  });
  attack('fast-forward, not recovered from', {
    does: async (world) => {
      await fastForward(world);
      world.publish();
    },
    happens: 'LIST_ROLLBACK',
    mends: ({ publisher }) => publisher.rotate('timestamp'),
  });
}

/** Somebody has the keys that are online, and pushes every version up as far as they go. */
async function fastForward(world: World): Promise<void> {
  const { publisher } = world;
  const restore = world.remember();
  const snapshot = publisher.json(metadataPath('snapshot', 1));
  Object.assign(snapshot.signed, { version: FAR, meta: { 'targets.json': { version: FAR } } });
  publisher.files.set(metadataPath('snapshot', FAR), new TextEncoder().encode(JSON.stringify(snapshot)));
  publisher.forge(metadataPath('snapshot', FAR), () => {});
  publisher.forge(TIMESTAMP, (signed) =>
    Object.assign(signed, { version: FAR, meta: { 'snapshot.json': { version: FAR } } }),
  );
  await world.sync().catch(() => {});
  const { trusted } = (await world.storage.read(world.id)) ?? {};
  if (!new TextDecoder().decode(trusted?.snapshot).includes(`"version":${FAR}`))
    throw new Error('it did not get through');
  restore();
}

/** Publishes anew, but serves the oldest metadata of one role in the place of the newest. */
function serveOld(world: World, role: 'snapshot' | 'targets'): void {
  world.publish();
  replace(world, role, world.publisher.versions[role], 1);
}

function replace({ publisher }: World, role: 'root' | 'snapshot' | 'targets', version: number, by: number): void {
  publisher.files.set(metadataPath(role, version), publisher.file(metadataPath(role, by)));
}

function oldMeta({ history }: World): unknown {
  const bytes = history[0]?.get(TIMESTAMP);
  return (JSON.parse(new TextDecoder().decode(bytes)) as { signed: { meta: unknown } }).signed.meta;
}
