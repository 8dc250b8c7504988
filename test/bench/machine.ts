import { execFileSync } from 'node:child_process';
import { cpus, freemem, loadavg, release, totalmem, type } from 'node:os';
import { findBrowser } from '../browser/harness/find-browser.ts';

/** The machine that was measured on, and when. */
export function machineMarkdown(): string[] {
  const [cpu] = cpus();
  const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(0)} GiB`;
  return [
    `- **Machine:** ${cpus().length} cores of ${cpu?.model.trim() || 'an unnamed processor'}, ${gigabytes(totalmem())} of memory (${gigabytes(freemem())} free), ${type()} ${release()}, no graphics processor`,
    `- **Load** when it ended: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')} (of the last 1, 5 and 15 minutes; the benchmarks themselves make about 2)`,
    `- **Browser:** ${browserVersion()}; Node.js ${process.version}`,
    `- **Day:** ${new Date().toISOString().slice(0, 10)}`,
  ];
}

function browserVersion(): string {
  const path = findBrowser('chromium');
  return path ? execFileSync(path, ['--version'], { encoding: 'utf8' }).trim() : 'none';
}
