import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const TEMPLATE = new URL('../../registry/nginx.conf', import.meta.url);

export interface RunningNginx {
  /** The list's address, with a slash at the end. */
  url: string;
  /** What it has written down of requests and their faults. */
  logged(): string;
  close(): Promise<void>;
}

/**
 * Serves published files with nginx, configured by the project's own template.
 *
 * @param published files by their paths, or the folder they lie in, which may change while it is served.
 * @throws Error when there is no nginx (Debian: `apt-get install nginx-light`) or it does not start.
 */
export async function startNginx(published: ReadonlyMap<string, Uint8Array> | string): Promise<RunningNginx> {
  const binary = process.env['NGINX_PATH'] ?? 'nginx';
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const root = typeof published === 'string' ? published : writeFiles(join(folder, 'list'), published);
  const port = await freePort();
  const server = readFileSync(TEMPLATE, 'utf8')
    .replace('LIST_LISTEN', `127.0.0.1:${port}`)
    .replace('LIST_NAME', 'localhost')
    .replace('root LIST_ROOT', `root ${root}`);
  writeFileSync(join(folder, 'server.conf'), server);
  writeFileSync(join(folder, 'nginx.conf'), frame(folder));
  const checked = spawnSync(binary, ['-t', '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], { encoding: 'utf8' });
  if (checked.error || checked.status !== 0) {
    throw new Error(`nginx is needed (Debian: apt-get install nginx-light): ${checked.error ?? checked.stderr}`);
  }
  const running = spawn(binary, ['-c', join(folder, 'nginx.conf'), '-e', 'stderr'], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/`;
  await answering(url);
  return {
    url,
    logged: () => LOGS.map((name) => readFileSync(join(folder, name), 'utf8')).join(''),
    async close() {
      await stop(running);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeFiles(root: string, files: ReadonlyMap<string, Uint8Array>): string {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
  return root;
}

const LOGS = ['access.log', 'error.log'];

/** Everything around the server block, kept inside `folder`; it logs all it can, as a server's own configuration may. */
function frame(folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  return [
    // The files are the test's own, which may be root's.
    process.getuid?.() === 0 ? 'user root;' : '',
    'daemon off;',
    'worker_processes 1;',
    `pid ${join(folder, 'nginx.pid')};`,
    `error_log ${join(folder, 'error.log')} error;`,
    'events {}',
    `http { access_log ${join(folder, 'access.log')}; ${temporary.join(' ')} include ${join(folder, 'server.conf')}; }`,
  ].join('\n');
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await fetch(url);
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function stop(running: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    running.once('exit', () => resolve());
    running.kill('SIGTERM');
  });
}

/** A port of 127.0.0.1 that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
