import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** What each is run with. They leave their lines in the file that `BENCH_LINES` names, see `tell.ts`. */
const COMMANDS = {
  judge: ['npm', 'run', '--silent', 'bench:judge'],
  scale: ['npm', 'run', '--silent', 'bench:scale'],
} as const;

/** Runs a benchmark of its own process. @returns the lines that it tells. @throws Error when it fails. */
export async function outputOf(name: keyof typeof COMMANDS): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'lines.txt');
  try {
    const [command, ...args] = COMMANDS[name];
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, BENCH_LINES: file },
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    const status = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (status !== 0) throw new Error(`${name} ended with ${status}`);
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
