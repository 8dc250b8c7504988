import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { until } from '../harness/until.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TYPESCRIPT = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];

/**
 * Runs one of the project's commands, as `npm run <script> -- <line>` does, to its end.
 *
 * @param script the file that it starts, from the root of the repository.
 * @returns what it printed.
 * @throws Error with what it printed when it fails.
 */
export async function run(script: string, line: readonly string[], environment: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [...TYPESCRIPT, script, ...line], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  return stdout;
}

export interface RunningInbox {
  /** Its address, with a slash at the end. */
  url: string;
  process: ChildProcess;
  close(): Promise<void>;
}

/** Starts the inbox as `npm run inbox` does, and waits until it says where it is. */
export async function startInbox(environment: NodeJS.ProcessEnv): Promise<RunningInbox> {
  const running = spawn(process.execPath, [...TYPESCRIPT, 'registry/inbox/cli.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
  });
  let said = '';
  for (const stream of [running.stdout, running.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const url = await until('the inbox is there', 20_000, async () => /http:\/\/[\d.]+:\d+\//.exec(said)?.[0]).catch(
    () => {
      running.kill('SIGKILL');
      throw new Error(`the inbox did not start: ${said}`);
    },
  );
  return {
    url,
    process: running,
    close: () =>
      new Promise((resolve) => {
        if (running.exitCode !== null) return resolve();
        running.once('exit', () => resolve());
        running.kill('SIGTERM');
      }),
  };
}
