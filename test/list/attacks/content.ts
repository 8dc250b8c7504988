import type { Organisation } from '../../../lib/list/schema.ts';
import { metadataPath } from '../../../lib/list/tuf/layout.ts';
import { HEALTH, HOME_FRONT } from '../../fakes/list.ts';
import { TestPublisher } from '../publisher.ts';
import { attack } from './attack.ts';
import { NOW } from './world.ts';

type Files = Map<string, Uint8Array>;

const NESTED = '['.repeat(100_000) + ']'.repeat(100_000);

/** A publisher's own tools go wrong, or somebody has its keys: well signed, and not a list. */
export function contentAttacks(): void {
  list('with a field that no list has', head({ extra: 1 }));
  list('without a head', (files) => files.delete('list.json'));
  list('with a handle claimed twice', organisations(HEALTH, { ...HEALTH, id: 'another' }));
  list('with a handle claimed twice, in another case', organisations(HEALTH, inLowerCase()));
  list('with an organisation id claimed twice', organisations(HEALTH, { ...HOME_FRONT, id: HEALTH.id }));
  list('with an organisation that breaks the schema', organisations(HEALTH, { ...HOME_FRONT, channels: [] }));
  list('with a wrong number of organisations', head({ organisations: 3 }));
  list('with a missing bin', (files) => files.delete('organisations/1.json'));
  list('with a bin that is no array', bin('{"length":2}'));
  list('with a bin that is no JSON', bin('[{'));
  list('with a bin of invalid UTF-8', bin(Uint8Array.of(0x5b, 0x22, 0xff, 0x22, 0x5d)));
  list('with a bin of 100,000 brackets', bin(NESTED));
  list('with a __proto__ in the place of an organisation', bin('[{"__proto__":{"id":"a"}}]'));
  list('with more bins than there may be', head({ bins: 1e9 }));
  list('with a number of bins that no number can hold', headText('"bins":2', '"bins":1e400'));
  attack('list: of a newer format', {
    does: (world) => world.offerFiles(head({ format: 2, extra: 1 })),
    happens: 'LIST_FORMAT_NEWER',
  });
  attack('list: with files that claim to be huge', {
    does: (world) => world.offer('targets', { signed: ({ targets }) => makeHuge(targets as TargetForms) }),
    happens: 'LIST_TOO_LARGE',
  });
}

/** Parts of two publications, each of them sound. */
export function mixAttacks(): void {
  for (const role of ['snapshot', 'targets'] as const) {
    attack(`mix: ${role} of another publication`, {
      publications: 2,
      does: (world) => {
        const { publisher } = world;
        world.publish();
        world.publish();
        publisher.files.set(metadataPath(role, 4), publisher.file(metadataPath(role, 3)));
      },
      happens: 'LIST_ALTERED',
    });
  }
  attack('mix: file of another publication', {
    does: (world) => {
      const before = headPath(world.publisher.files);
      world.publish();
      const after = headPath(world.publisher.files, before);
      world.publisher.files.set(after, world.publisher.file(before));
    },
    happens: 'LIST_ALTERED',
  });
  attack('mix: everything of another publisher', {
    does: (world) => {
      const other = new TestPublisher(NOW);
      other.publishTargets(new Map([['list.json', bytes('{}')]]));
      other.publishTimestamp();
      world.server.files = other.files;
    },
    happens: 'LIST_SIGNATURE',
  });
}

/** Where `list.json` of a publication is. @param not that of another one. */
function headPath(files: Files, not?: string): string {
  const path = [...files.keys()].find((each) => each.endsWith('.list.json') && each !== not);
  if (!path) throw new Error('no list.json was published');
  return path;
}

interface TargetForms {
  [path: string]: { length: number };
}

function list(name: string, change: (files: Files) => void): void {
  attack(`list: ${name}`, { does: (world) => world.offerFiles(change), happens: 'LIST_CORRUPT' });
}

/** Changes to `list.json`. */
function head(changes: Record<string, unknown>): (files: Files) => void {
  return (files) => {
    const json = JSON.parse(text(files.get('list.json'))) as object;
    files.set('list.json', bytes(JSON.stringify({ ...json, ...changes })));
  };
}

function headText(from: string, to: string): (files: Files) => void {
  return (files) => files.set('list.json', bytes(text(files.get('list.json')).replace(from, to)));
}

/** What stands in one of the bins. */
function bin(content: string | Uint8Array): (files: Files) => void {
  return (files) => files.set('organisations/0.json', typeof content === 'string' ? bytes(content) : content);
}

/** These organisations, whatever they are, in one bin each. */
function organisations(...each: readonly [Organisation, Organisation]): (files: Files) => void {
  return (files) => {
    for (const [at, organisation] of each.entries()) {
      files.set(`organisations/${at}.json`, bytes(JSON.stringify([organisation])));
    }
  };
}

function inLowerCase(): Organisation {
  const channels = HEALTH.channels.map((channel) => ({ ...channel, handle: channel.handle.toLowerCase() }));
  return { ...HEALTH, id: 'another', channels };
}

function makeHuge(targets: TargetForms): void {
  for (const file of Object.values(targets)) file.length = 2 ** 40;
}

function bytes(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

function text(content: Uint8Array | undefined): string {
  return new TextDecoder().decode(content);
}
