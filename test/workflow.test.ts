import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { leftOut, PUBLISHERS_TESTS } from './left-out.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, '.github/workflows');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

const stepSchema = z.strictObject({
  name: z.optional(z.string()),
  if: z.optional(z.string()),
  uses: z.optional(z.string()),
  with: z.optional(z.record(z.string(), z.unknown())),
  run: z.optional(z.string()),
});
const workflowSchema = z.strictObject({
  name: z.string(),
  on: z.strictObject({ push: z.strictObject({ branches: z.array(z.string()) }), pull_request: z.null() }),
  // No power but to read what everybody can read.
  permissions: z.strictObject({ contents: z.literal('read') }),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.literal(true) }),
  jobs: z.record(
    z.string(),
    z.strictObject({
      name: z.string(),
      'runs-on': z.string(),
      'timeout-minutes': z.number(),
      strategy: z.strictObject({
        'fail-fast': z.literal(false),
        matrix: z.strictObject({ system: z.array(z.string()) }),
      }),
      steps: z.array(stepSchema),
    }),
  ),
});

/** An action of somebody, at one commit, with the version that the commit is. */
const PINNED = /^ *(?:- )?uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

describe.each(readdirSync(FOLDER))('the workflow %s', (file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const workflow = workflowSchema.parse(parse(text));
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test('takes each action at a commit, and says of which version', () => {
    const lines = text.split('\n').filter((line) => line.includes('uses:'));
    expect(lines.filter((line) => !PINNED.test(line))).toEqual([]);
    expect(lines).toHaveLength(steps.filter(({ uses }) => uses).length);
  });

  test('runs on Linux, macOS and Windows, each of a version, and ends in time', () => {
    for (const { strategy, 'runs-on': runsOn, 'timeout-minutes': minutes } of jobs) {
      const systems = strategy.matrix.system.map((system) => /^(ubuntu|macos|windows)-\d/.exec(system)?.[1]);
      expect(systems).toEqual(['ubuntu', 'macos', 'windows']);
      expect(runsOn).toMatch(/^\$\{\{ matrix\.system \}\}$/);
      expect(minutes).toBeLessThanOrEqual(60);
    }
  });

  test('runs the suite as .ci/run does, and no command that package.json does not have', () => {
    const everywhere = steps.filter((step) => step.run && !step.if).map(({ run }) => run);
    expect(everywhere).toEqual(['npm test']);
    expect(readFileSync(join(ROOT, '.ci/run'), 'utf8')).toMatch(/^npm test$/m);
    const named = [...text.matchAll(/\bnpm (?:run (?:--silent )?)?([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    expect(text).not.toMatch(/npx|npm exec/);
  });

  test('gets at no secret, and leaves no way to write to the repository behind', () => {
    expect(text).not.toMatch(/secrets\.|GITHUB_TOKEN|github\.token|pull_request_target/);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(jobs.map(() => false));
  });
});

test('what is left out on Windows is there, and is left out nowhere else', () => {
  expect([leftOut('linux'), leftOut('darwin'), leftOut('win32')]).toEqual([[], [], PUBLISHERS_TESTS]);
  for (const pattern of PUBLISHERS_TESTS) expect(readFolderOrFile(pattern)).toBe(true);
});

function readFolderOrFile(pattern: string): boolean {
  const path = join(ROOT, pattern.replace(/\/\*\*$/, ''));
  return pattern.endsWith('/**') ? readdirSync(path).length > 0 : readFileSync(path).length > 0;
}
