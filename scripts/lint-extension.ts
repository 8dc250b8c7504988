/**
 * What Firefox's add-on linter says of the build. Fails on any error, and on any warning that is not explained here.
 *
 * Run after `wxt build -b firefox`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programArgs } from './program.ts';

interface Finding {
  code: string;
  file?: string;
  message: string;
}

interface Explanation {
  code: string;
  file: RegExp;
  message: string;
  why: string;
}

const EXPLAINED: readonly Explanation[] = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^(card|chunks\/[\w-]+)\.js$/,
    message: 'Unsafe assignment to innerHTML',
    why: 'Preact’s own code for dangerouslySetInnerHTML, which nothing of ours uses (biome forbids it).',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^background\.js$/,
    message: 'Unsafe call to import for argument 0',
    why: 'The address is runtime.getURL("/later.js"): a file of the extension itself, loaded when first needed.',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^content-scripts\/(t-me|web-a|web-k)\.js$/,
    message: 'Unsafe call to import for argument 0',
    why: 'The address is runtime.getURL("/banner.js"), ("/card.js") or ("/drawing.js"): a file of the extension itself, loaded when first needed.',
  },
];

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, '.output', 'firefox-mv2');
const args = ['lint', '--source-dir', source, '--no-config-discovery', '--output', 'json'];
const result = spawnSync(process.execPath, programArgs(root, 'web-ext', args), { cwd: root, encoding: 'utf8' });
const { errors, warnings, notices } = parse(result.stdout);
const unexplained = [...errors, ...notices, ...warnings.filter((warning) => !explanationOf(warning))];
for (const finding of warnings) {
  const explanation = explanationOf(finding);
  if (explanation) console.log(`explained: ${finding.file}: ${finding.message}: ${explanation.why}`);
}
for (const { code, file = '', message } of unexplained) console.error(`${code} ${file}: ${message}`);
process.exitCode = unexplained.length > 0 ? 1 : 0;

function parse(output: string): Record<'errors' | 'warnings' | 'notices', Finding[]> {
  try {
    return JSON.parse(output);
  } catch {
    const message = `The linter did not run: ${result.error?.message ?? result.stderr}`;
    return { errors: [{ code: 'LINTER_FAILED', message }], warnings: [], notices: [] };
  }
}

function explanationOf({ code, file = '', message }: Finding): Explanation | undefined {
  return EXPLAINED.find((each) => each.code === code && each.file.test(file) && each.message === message);
}
