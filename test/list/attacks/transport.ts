import { expect } from 'vitest';
import type { ErrorCode } from '../../../lib/errors.ts';
import { BusyError } from '../../../lib/list/download.ts';
import { metadataPath } from '../../../lib/list/tuf/layout.ts';
import { HEALTH } from '../../fakes/list.ts';
import { type Answer, type ListServer, startListServer } from '../list-server.ts';
import * as answers from './answers.ts';
import { type Attack, attack, outcomeOf } from './attack.ts';
import type { World } from './world.ts';

const TIMESTAMP = metadataPath('timestamp', 1);
/** The newest root's successor, which is not there. */
const NEXT_ROOT = metadataPath('root', 2);

/** The server, or whoever is between, does not behave. */
export function transportAttacks(): void {
  bodies();
  statuses();
  redirects();
}

type AnswerTo = (world: World, path: string) => Answer;

/** In a new publication one file is answered otherwise. */
function instead(
  name: string,
  path: string | ((world: World) => string),
  answer: AnswerTo,
  happens: ErrorCode | 'survived',
  more: Partial<Attack> = {},
): void {
  attack(name, {
    does: (world) => {
      world.publish();
      const at = typeof path === 'string' ? path : path(world);
      world.server.instead.set(at, answer(world, at));
    },
    happens,
    ...(happens === 'survived' && { uses: 2 }),
    ...more,
  });
}

function bodies(): void {
  const short = { tools: () => ({ timeoutMs: 250 }) };
  for (const [role, path] of [
    ['root', NEXT_ROOT],
    ['timestamp', TIMESTAMP],
    ['snapshot', metadataPath('snapshot', 2)],
    ['targets', metadataPath('targets', 2)],
    ['file', newFile],
  ] as const) {
    instead(`endless body (${role})`, path, () => answers.endless, 'LIST_TOO_LARGE');
    instead(`dripping body (${role})`, path, () => answers.drip, 'LIST_UNREACHABLE', short);
  }
  instead('no answer at all', TIMESTAMP, () => answers.silence, 'LIST_UNREACHABLE', short);
  instead('timestamp of 50 MB', TIMESTAMP, () => answers.large(50_000_000), 'LIST_TOO_LARGE');
  instead('timestamp of 50 MB in chunks', TIMESTAMP, () => answers.large(50_000_000, true), 'LIST_TOO_LARGE');
  instead('honest file in chunks, without a length', newFile, (world, path) => inChunks(world, path), 'survived');
  instead(
    'honest timestamp in chunks, without a length',
    TIMESTAMP,
    (world, path) => inChunks(world, path),
    'survived',
  );
  instead('body cut short (timestamp)', TIMESTAMP, cut, 'LIST_UNREACHABLE');
  instead('body cut short (file)', newFile, cut, 'LIST_UNREACHABLE', { also: isTakenAfterwards });
  instead('longer length promised than sent (file)', newFile, promises1000More, 'LIST_UNREACHABLE');
  instead('longer length promised than sent (timestamp)', TIMESTAMP, promises1000More, 'LIST_UNREACHABLE');
  instead('empty body (timestamp)', TIMESTAMP, () => answers.status(200), 'LIST_CORRUPT');
  instead('empty body (file)', newFile, () => answers.status(200), 'LIST_ALTERED');
  instead('file longer than was signed', newFile, (world, path) => resized(world, path, 1), 'LIST_TOO_LARGE');
  instead('file shorter than was signed', newFile, (world, path) => resized(world, path, -1), 'LIST_ALTERED');
  instead('file with another hash than was signed', newFile, altered, 'LIST_ALTERED', { also: isTakenAfterwards });
  instead('snapshot with another hash than was signed', metadataPath('snapshot', 2), altered, 'LIST_ALTERED');
  instead('targets with another hash than was signed', metadataPath('targets', 2), altered, 'LIST_ALTERED');
}

/** What is sent is not as large as it seems, or larger. */
export function compressionAttacks(): void {
  attack('honest files, all compressed', {
    does: (world) => {
      // One of the bins is smaller than its compressed form.
      world.publish({ organisations: [HEALTH] });
      world.server.instead.set('*', answers.gzippedFrom(world.server.files));
    },
    happens: 'survived',
    uses: 2,
  });
  for (const [role, path] of [
    ['root', NEXT_ROOT],
    ['timestamp', TIMESTAMP],
    ['file', newFile],
  ] as const) {
    let before = 0;
    const bomb = answers.gzipBomb();
    instead(`gzip bomb (${role})`, path, () => bomb, 'LIST_TOO_LARGE', {
      before: () => {
        before = process.resourceUsage().maxRSS;
      },
      also: () => {
        // Of the 512 MB, in kB: a few chunks are inflated before the reader stops.
        expect(process.resourceUsage().maxRSS - before).toBeLessThan(128 * 1024);
      },
    });
  }
}

function statuses(): void {
  instead('page with status 200 for a missing root', NEXT_ROOT, () => answers.page(), 'survived');
  instead('status 403 for a missing root', NEXT_ROOT, () => answers.page(403), 'survived');
  instead('page with status 200 for the timestamp', TIMESTAMP, () => answers.page(), 'LIST_CORRUPT');
  for (const [code, happens] of [
    [204, 'LIST_UNREACHABLE'],
    [206, 'LIST_UNREACHABLE'],
    [403, 'LIST_UNREACHABLE'],
    [404, 'LIST_UNREACHABLE'],
    [410, 'LIST_UNREACHABLE'],
    [429, 'LIST_BUSY'],
    [500, 'LIST_UNREACHABLE'],
    [503, 'LIST_BUSY'],
  ] as const) {
    instead(`status ${code} for the timestamp`, TIMESTAMP, () => answers.status(code), happens);
  }
  instead('status 500 for the next root', NEXT_ROOT, () => answers.status(500), 'LIST_UNREACHABLE');
  instead('status 404 for a file', newFile, () => answers.status(404), 'LIST_UNREACHABLE');
  const patience = () => answers.status(429, { 'retry-after': '120' });
  instead('status 429 with Retry-After', TIMESTAMP, patience, 'LIST_BUSY', {
    also: async (world) => {
      const error = await world.sync().catch((each: unknown) => each);
      expect(error).toBeInstanceOf(BusyError);
      expect((error as BusyError).retryAfterMs).toBe(120_000);
    },
  });
  attack('connection refused', {
    does: (world) => world.publish(),
    tools: () => ({ fetch: fetchFromNobody }),
    happens: 'LIST_UNREACHABLE',
  });
  instead('connection cut before an answer', TIMESTAMP, () => answers.hangUp, 'LIST_UNREACHABLE');
}

/** Asks a port that nobody listens at any more. */
async function fetchFromNobody(_: unknown, init?: RequestInit): Promise<Response> {
  const gone = await startListServer();
  await gone.close();
  return fetch(gone.url, init);
}

function redirects(): void {
  for (const code of [301, 302, 307, 308]) {
    let other: ListServer | undefined;
    attack(`redirect ${code} to another host`, {
      does: async (world) => {
        world.publish();
        other = await startListServer(world.publisher.copy());
        world.server.instead.set(TIMESTAMP, answers.status(code, { location: `${other.url}${TIMESTAMP}` }));
      },
      happens: 'LIST_UNREACHABLE',
      also: async () => {
        expect(other?.requests).toEqual([]);
        await other?.close();
      },
    });
  }
  attack('redirect to the same host', {
    does: (world) => {
      world.publish();
      world.server.files = world.publisher.copy().set('elsewhere.json', world.publisher.file(TIMESTAMP));
      world.server.instead.set(TIMESTAMP, answers.status(302, { location: '/elsewhere.json' }));
    },
    happens: 'LIST_UNREACHABLE',
    also: ({ server }) => expect(server.requests).not.toContain('elsewhere.json'),
  });
}

/** The first file that only the newest publication has. */
function newFile({ history }: World): string {
  const [before, after] = history.slice(-2);
  const path = [...(after?.keys() ?? [])].find((each) => each.startsWith('targets/') && !before?.has(each));
  if (!path) throw new Error('the publication has no new file');
  return path;
}

/** Nothing of it was kept: the same publication is taken when it comes as it was signed. */
async function isTakenAfterwards(world: World): Promise<void> {
  world.server.instead.clear();
  expect(await outcomeOf(world.sync())).toBe('survived');
  expect(await world.inUse()).toBe('version 2, synced');
}

function inChunks({ publisher }: World, path: string): Answer {
  return answers.inChunks(publisher.file(path));
}

function cut({ publisher }: World, path: string): Answer {
  return answers.cutShort(publisher.file(path));
}

function promises1000More({ publisher }: World, path: string): Answer {
  const bytes = publisher.file(path);
  return answers.cutShort(bytes, bytes.length + 1000);
}

function resized({ publisher }: World, path: string, by: number): Answer {
  const bytes = publisher.file(path);
  const next = new Uint8Array(bytes.length + by).fill(0x20);
  next.set(bytes.subarray(0, next.length));
  return (_, response) => void response.writeHead(200, { 'content-length': next.length }).end(next);
}

function altered({ publisher }: World, path: string): Answer {
  const text = new TextDecoder().decode(publisher.file(path));
  return answers.status(
    200,
    {},
    text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
  );
}
