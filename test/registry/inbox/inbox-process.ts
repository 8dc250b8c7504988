import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

const NODE = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', 'registry/inbox/cli.ts'];
const UNLIMITED = { INBOX_PORT: '0', INBOX_STAMPS: 'never', INBOX_HARD_LIMIT: '1000000' };

/**
 * The inbox as `npm run inbox` runs it, without limits.
 *
 * @param mostBlocks the most that one file may grow to, in blocks of 512 bytes.
 */
export async function start(environment: Record<string, string>, mostBlocks?: number) {
  const line = [process.execPath, ...NODE];
  const limited = ['/bin/sh', '-c', `ulimit -f ${mostBlocks} && exec "$@"`, 'sh', ...line];
  const [program = '', ...rest] = mostBlocks === undefined ? line : limited;
  const running = spawn(program, rest, { env: { ...process.env, ...UNLIMITED, ...environment } });
  let said = '';
  for (const stream of [running.stdout, running.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const ended = new Promise<number | null>((resolve) => running.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    running.stdout.on('data', () => {
      const address = /at (http:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    running.once('exit', () => reject(new Error(`it ended: ${said}`)));
  });
  return { process: running as ChildProcess, url, ended, said: () => said };
}

/** Runs `npm run inbox -- <line>` to its end. */
export function command(line: readonly string[], environment: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...NODE, ...line], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...environment },
  });
  return { status, stdout, stderr };
}

/** Posts to a running inbox. @returns the answer's status. */
export async function post(url: string, body: string): Promise<number> {
  const answer = await fetch(`${url}v1/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return answer.status;
}
