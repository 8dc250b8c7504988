import { expect, test } from 'vitest';
import { outcomeOf } from './attack.ts';
import { announce, record } from './results.ts';
import { World } from './world.ts';

/** What Node's fetch sends by itself. Nothing of it differs from one reader to the next. */
const HEADERS = {
  host: /^127\.0\.0\.1:\d+$/,
  connection: /^keep-alive$/,
  accept: /^\*\/\*$/,
  'accept-language': /^\*$/,
  'accept-encoding': /^[a-z, ]+$/,
  'sec-fetch-mode': /^cors$/,
  'user-agent': /^node$/,
  'cache-control': /^(no-cache|max-age=0)$/,
  pragma: /^no-cache$/,
} as const;

/** The server tries to know its readers again. */
export function privacy(): void {
  const name = 'cookies, tags and other marks handed out';
  announce(name);
  test(name, async () => {
    const world = await World.start({ unsynced: true });
    const { server } = world;
    try {
      server.instead.set('*', (request, response) => {
        const bytes = server.files.get((request.url ?? '/').slice(1));
        const marks = {
          'set-cookie': 'reader=1; Path=/; Max-Age=99999',
          etag: '"reader-1"',
          'last-modified': 'Mon, 23 Nov 2026 11:00:01 GMT',
          'accept-ch': 'Sec-CH-UA-Model',
          'www-authenticate': 'Basic realm="reader"',
        };
        response.writeHead(bytes ? 200 : 404, marks).end(bytes);
      });
      const asked: RequestInit[] = [];
      const noted: typeof fetch = (input, init = {}) => {
        asked.push(init);
        return fetch(input, init);
      };
      const outcomes = [await outcomeOf(world.sync({ fetch: noted }))];
      world.publish();
      outcomes.push(await outcomeOf(world.sync()), await outcomeOf(world.sync({ anew: true, recheck: true })));
      const inUse = await world.inUse();
      const names = new Set(server.headers.flatMap((headers) => Object.keys(headers)));
      record(name, { happened: [...new Set(outcomes)].join(', '), inUse });
      expect(outcomes).toEqual(['survived', 'survived', 'survived']);
      expect(inUse).toBe('version 2, synced');
      expect([...names].toSorted()).toEqual(Object.keys(HEADERS).toSorted());
      for (const headers of server.headers) {
        for (const [header, value] of Object.entries(HEADERS)) {
          if (headers[header] !== undefined) expect(headers[header]).toMatch(value);
        }
      }
      // A browser would send more by itself, if it was not told otherwise.
      for (const { credentials, referrerPolicy, redirect, headers, method, body } of asked) {
        expect([credentials, referrerPolicy, redirect]).toEqual(['omit', 'no-referrer', 'error']);
        expect([headers, method, body]).toEqual([undefined, undefined, undefined]);
      }
      expect(asked.length).toBeGreaterThan(5);
      expect(server.targets.every((target) => !/[?#]/.test(target))).toBe(true);
    } finally {
      await world.server.close();
    }
  });
}
