import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../list/nginx.ts';
import { findPostgres } from './find-postgres.ts';

export interface RunningPostgres {
  /** Makes an empty database. @returns its address. */
  newDatabase(): Promise<string>;
  /** The server's own process. */
  process: ChildProcess;
  close(): Promise<void>;
}

/**
 * Starts a PostgreSQL server of its own, in a folder that goes with it, on 127.0.0.1. It refuses to run as root, so root
 * runs it as the user `postgres`.
 *
 * @param durable whether every commit waits for the disk; only a test that kills the machine needs it.
 * @throws Error when there is no PostgreSQL (Debian: `apt-get install postgresql`) or it does not start.
 */
export async function startPostgres(durable = false): Promise<RunningPostgres> {
  const bin = findPostgres();
  if (!bin) throw new Error('PostgreSQL is needed (Debian: apt-get install postgresql)');
  const owner = ownerOfServer();
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const options = { ...owner, cwd: folder };
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...options, encoding: 'utf8' },
  );
  if (made.error || made.status !== 0) throw new Error(`initdb failed: ${made.error ?? made.stderr}`);
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: folder, fsync: durable ? 'on' : 'off' };
  const running = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...options, stdio: 'ignore' },
  );
  const address = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  await answering(address('postgres'));
  let databases = 0;
  return {
    process: running,
    async newDatabase() {
      const name = `test_${++databases}`;
      await query(address('postgres'), `create database ${name}`);
      return address(name);
    },
    async close() {
      await stop(running);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ownerOfServer(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await query(url, 'select 1');
      return;
    } catch (error) {
      if (attempt === 300) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** At once, with whatever is still connected: https://www.postgresql.org/docs/15/server-shutdown.html */
function stop(running: ChildProcess): Promise<void> {
  if (running.exitCode !== null || running.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    running.once('exit', () => resolve());
    running.kill('SIGINT');
  });
}
