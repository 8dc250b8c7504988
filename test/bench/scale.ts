/**
 * `npm run bench:scale`: what lists of 1,000, 10,000 and 100,000 organisations weigh, what a change of ten organisations
 * transfers, and what a browser does to load them. The figures of docs/SCALE.md.
 */
import { gzipSync } from 'node:zlib';
import { loadAddedList } from '../../lib/list/load.ts';
import { MemoryListStorage } from '../../lib/list/memory-storage.ts';
import type { OfficialList } from '../../lib/list/schema.ts';
import { syncList } from '../../lib/list/sync.ts';
import { startListServer } from '../list/list-server.ts';
import { TestPublisher } from '../list/publisher.ts';
import { listOf } from './lists.ts';
import { tell } from './tell.ts';

const SIZES = [1_000, 10_000, 100_000] as const;
const CHANGED = 10;
/** Issued with each answer by a server behind TLS and HTTP/2, roughly: request and response headers, in bytes. */
const HEADERS = 400;

interface Transfer {
  requests: number;
  raw: number;
  gzip: number;
}

for (const size of SIZES) {
  const list = listOf(size);
  const now = new Date('2026-11-23T12:00:00Z');
  const publisher = new TestPublisher(now);
  const { root } = publisher;
  publisher.publish(list);
  const server = await startListServer(publisher.files);
  const storage = new MemoryListStorage();
  const sync = () => syncList({ id: 'list', url: server.url, root }, { fetch, storage, now: () => now });
  const measured = async (): Promise<Transfer> => {
    const from = server.requests.length;
    await sync();
    const files = server.requests.slice(from).flatMap((path) => publisher.files.get(path) ?? []);
    return {
      requests: server.requests.length - from,
      raw: sum(files.map((bytes) => bytes.length)),
      gzip: sum(files.map((bytes) => gzipSync(bytes).length)),
    };
  };
  const whole = await measured();
  const idle = await measured();
  publisher.publish(withChanges(list));
  const change = await measured();
  const started = performance.now();
  await loadAddedList('list', storage);
  const loading = performance.now() - started;
  await server.close();

  const share = (part: keyof Transfer) => `${((change[part] / whole[part]) * 100).toFixed(2)} %`;
  tell(`\n${size.toLocaleString('en')} organisations`);
  tell(`  whole list      ${row(whole)}`);
  tell(`  nothing new     ${row(idle)}, with headers about ${idle.gzip + idle.requests * HEADERS} bytes`);
  tell(`  ${CHANGED} changed      ${row(change)}: ${share('raw')} of the whole, compressed ${share('gzip')}`);
  tell(`  verify and load ${Math.round(loading)} ms`);
}

/** Ten organisations, spread over the list, with another website. */
function withChanges(list: OfficialList): OfficialList {
  const step = Math.floor(list.organisations.length / CHANGED);
  const organisations = list.organisations.map((organisation, at) =>
    at % step === 0 && at / step < CHANGED ? { ...organisation, website: 'https://changed.example/' } : organisation,
  );
  return { ...list, organisations };
}

function row({ requests, raw, gzip }: Transfer): string {
  return `${requests} requests, ${raw.toLocaleString('en')} bytes, compressed ${gzip.toLocaleString('en')}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
