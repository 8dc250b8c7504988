/**
 * The whole suite: types, lint and format, the house's rules, the list, the build, unit and browser tests.
 * Ends with a plain line "N passed, N failed"; the exit status is 1 when anything failed.
 *
 * `npm test -- unit` or `-- browser` runs that project of the tests only, `-- unit judge` only matching files. On Windows
 * the tests of the publisher's side are left out, and it says so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leftOut } from '../test/left-out.ts';
import { ensureBrowsers, ensureNginx, ensurePostgres } from './browsers.ts';
import { programArgs } from './program.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const REPORT = join(root, 'artifacts', 'vitest.json');

interface Step {
  name: string;
  /** A program of a package, or a script of ours, with its arguments. */
  command: string[];
}

/** What `wxt build` generates is needed by the types, so builds come first. */
const CHECKS: Step[] = [
  { name: 'build for Chromium', command: ['wxt', 'build'] },
  { name: 'build for Firefox', command: ['wxt', 'build', '-b', 'firefox'] },
  { name: 'Firefox add-on lint', command: ['scripts/lint-extension.ts'] },
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'] },
  { name: 'lint and format', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'nothing unused: files, exports, dependencies', command: ['knip'] },
  { name: 'nothing written twice', command: ['jscpd'] },
  {
    name: 'architecture',
    command: [
      'depcruise',
      'entrypoints',
      'components',
      'lib',
      'registry',
      'scripts',
      '--config',
      '.dependency-cruiser.cjs',
      '--no-progress',
    ],
  },
];

const [project, ...filters] = process.argv.slice(2);
const counts = { passed: 0, failed: 0 };
const notRun = leftOut();
const started = Date.now();

const missing = [
  ...(project === 'unit' ? [] : ensureBrowsers()),
  // One file of tests alone need not have servers, nor where the tests that have some are left out.
  ...(filters.length > 0 || notRun.length > 0 ? [] : [...ensureNginx(), ...ensurePostgres()]),
];
for (const line of missing) console.error(line);
counts.failed += missing.length;
if (notRun.length > 0) {
  console.log(`NOT RUN on Windows, for they are the publisher's side (Linux, macOS): ${notRun.join(', ')}`);
}

for (const check of CHECKS) {
  if (run(check)) counts.passed++;
  else counts.failed++;
}
runTests();
console.log(`\nTook ${Math.round((Date.now() - started) / 1000)} s`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;

/** @returns the arguments for Node. */
function commandLine(program: string, args: string[]): string[] {
  if (!program.endsWith('.ts')) return programArgs(root, program, args);
  return ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', program, ...args];
}

function run({ name, command: [program = '', ...args] }: Step): boolean {
  const from = Date.now();
  const result = spawnSync(process.execPath, commandLine(program, args), { cwd: root, encoding: 'utf8' });
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  if (result.status === 0) {
    console.log(`ok      ${name} (${seconds} s)`);
    return true;
  }
  console.error(
    `FAILED  ${name} (${seconds} s)\n${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`,
  );
  return false;
}

function runTests(): void {
  rmSync(REPORT, { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  if (project) args.push('--project', project, ...filters);
  const result = spawnSync(process.execPath, programArgs(root, 'vitest', args), { cwd: root, stdio: 'inherit' });
  const report = existsSync(REPORT) ? JSON.parse(readFileSync(REPORT, 'utf8')) : {};
  counts.passed += report.numPassedTests ?? 0;
  counts.failed += report.numFailedTests ?? 0;
  const isIncomplete = (report.numPassedTests ?? 0) === 0 || report.numPendingTests > 0 || report.numTodoTests > 0;
  // A file that cannot be loaded, an unhandled rejection or a skipped test fails the suite without a failed test.
  if (isIncomplete || (result.status !== 0 && !report.numFailedTests)) {
    console.error(
      'FAILED  the tests did not all run: see above for skipped tests, files that did not load or unhandled errors',
    );
    counts.failed++;
  }
}
