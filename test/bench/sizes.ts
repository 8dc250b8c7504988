import { gzipSize, loadedTogether } from '../../scripts/sizes/loaded.ts';
import { builtExtension } from '../browser/harness/built.ts';

/** What is loaded together beside its budget. `npm run sizes` says what is in each, by module. */
export function sizesMarkdown(): string {
  const folder = builtExtension('chromium');
  return [
    '## Sizes',
    '',
    'What is loaded together, compressed with gzip (1 kB is 1000 bytes). A test holds the budgets; `npm run sizes` shows what',
    'is in each, by module.',
    '',
    '| | kB | at most |',
    '| --- | ---: | ---: |',
    ...loadedTogether(folder).map(
      ({ name, files, budget }) => `| ${name} | ${kilobytes(gzipSize(folder, files))} | ${kilobytes(budget)} |`,
    ),
  ].join('\n');
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
