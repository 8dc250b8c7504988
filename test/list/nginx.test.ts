import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Updater } from 'tuf-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadAddedList } from '../../lib/list/load.ts';
import { MemoryListStorage } from '../../lib/list/memory-storage.ts';
import { syncList } from '../../lib/list/sync.ts';
import { compileRegistry } from '../../registry/compile.ts';
import { type RunningNginx, startNginx } from './nginx.ts';
import { TestPublisher } from './publisher.ts';

/** tuf-js goes by the machine's clock. */
const NOW = new Date();

let publisher: TestPublisher;
let nginx: RunningNginx;
let first: Uint8Array;

beforeAll(async () => {
  publisher = new TestPublisher(NOW);
  first = publisher.root;
  publisher.rotate('timestamp');
  publisher.publish(compileRegistry());
  nginx = await startNginx(publisher.files);
});

afterAll(() => nginx?.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${nginx.url}${path}`, { headers });
const A_MINUTE_IN_A_CDN = 'max-age=0, s-maxage=60, stale-if-error=86400';
const aBin = () => [...publisher.files.keys()].find((path) => path.startsWith('targets/organisations/')) ?? '';

describe('a list behind nginx', () => {
  test('is synced whole, over a root rotation', async () => {
    const storage = new MemoryListStorage();
    const tools = { fetch, storage, now: () => NOW };
    expect(await syncList({ id: 'list', url: nginx.url, root: first }, tools)).toMatchObject({ changed: true });
    const { list } = await loadAddedList('list', storage);
    expect(list.organisations).toHaveLength(compileRegistry().organisations.length);
    expect(await syncList({ id: 'list', url: nginx.url, root: first }, tools)).toMatchObject({ changed: false });
  });

  test('is accepted by the standard client', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tuf-js-'));
    writeFileSync(join(folder, 'root.json'), first);
    const updater = new Updater({
      metadataDir: folder,
      metadataBaseUrl: `${nginx.url}metadata`,
      targetDir: folder,
      targetBaseUrl: `${nginx.url}targets`,
    });
    await updater.refresh();
    for (const path of ['list.json', 'organisations/0.json']) {
      const target = await updater.getTargetInfo(path);
      if (!target) throw new Error(`no ${path}`);
      await updater.downloadTarget(target, join(folder, path.replace('/', '-')));
    }
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['list.json', 'organisations-0.json']));
  });

  test('tells any extension what it has, and in few bytes when that is held already', async () => {
    const answer = await get('metadata/timestamp.json');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toBe('Retry-After');
    expect(answer.headers.get('cache-control')).toBe(A_MINUTE_IN_A_CDN);
    const etag = answer.headers.get('etag') ?? '';
    expect((await get('metadata/timestamp.json', { 'if-none-match': etag })).status).toBe(304);
  });

  test('has its bins compressed, and kept for good', async () => {
    const answer = await get(aBin(), { 'accept-encoding': 'gzip' });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(publisher.file(aBin())));
  });

  test.each(['metadata/9.root.json', 'metadata/', 'nothing', 'targets/'])(
    '%s is a plain 404, that scripts may read',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('cache-control')).toBe(A_MINUTE_IN_A_CDN);
      expect(await answer.text()).not.toContain('<');
    },
  );

  test('writes down nobody’s address: no request, nor that there is no newer root', async () => {
    for (const path of ['metadata/timestamp.json', 'metadata/9.root.json', 'nothing']) await get(path);
    await fetch(`${nginx.url}metadata/timestamp.json`, { method: 'DELETE' });
    expect(nginx.logged()).toBe('');
  });
});
