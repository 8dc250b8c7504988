/**
 * Takes a lock again and again, as `npm run list` does, and counts: `lock-loop.ts FOLDER MILLISECONDS`. Now and then it
 * leaves the lock behind, as a killed process does.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PublishError } from '../../../registry/publish/errors.ts';
import { withLock } from '../../../registry/publish/lock.ts';

const [folder = '', milliseconds] = process.argv.slice(2);
const inside = join(folder, 'inside');
const counts = { got: 0, locked: 0, both: 0, errors: [] as string[] };

function work(): void {
  counts.got++;
  try {
    writeFileSync(inside, '', { flag: 'wx' });
  } catch {
    counts.both++;
    return;
  }
  rmSync(inside);
  // No process has this number: it is above what Linux gives.
  if (counts.got % 10 === 0) writeFileSync(join(folder, 'lock'), '999999999 gone');
}

for (const end = Date.now() + Number(milliseconds); Date.now() < end; ) {
  try {
    await withLock({ folder }, work);
  } catch (error) {
    if (error instanceof PublishError && error.code === 'HOME_LOCKED') counts.locked++;
    else counts.errors.push(String(error));
  }
}
console.log(JSON.stringify(counts));
