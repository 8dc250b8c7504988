/**
 * `npm run sizes`: what every page, the popup and the worker load, and which modules weigh how much in it. Builds the
 * extension for Chromium with source maps into a folder of its own.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'wxt';
import { gzipSize, loadedTogether } from './sizes/loaded.ts';
import { moduleSizes } from './sizes/modules.ts';

const MOST_MODULES = 15;

const folder = mkdtempSync(join(tmpdir(), 'sizes-'));
try {
  await build({
    root: join(import.meta.dirname, '..'),
    outDir: folder,
    vite: () => ({ build: { sourcemap: true } }),
    hooks: { ready: ({ logger }) => quieten(logger) },
  });
  const built = join(folder, 'chrome-mv3');
  console.log(
    'With source maps scripts are minified once, not twice: what is released is a little smaller, and tested.',
  );
  for (const { name, files, budget } of loadedTogether(built)) {
    console.log(`\n${name}: ${kilobytes(gzipSize(built, files))} of ${kilobytes(budget)} kB, gzip`);
    for (const file of files.filter((each) => each.endsWith('.js'))) printModules(join(built, file), file);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function printModules(path: string, name: string): void {
  console.log(`  ${name}`);
  const sizes = moduleSizes(readFileSync(path, 'utf8'), readFileSync(`${path}.map`, 'utf8'));
  for (const { module, bytes, gzip } of sizes.slice(0, MOST_MODULES)) {
    console.log(`${kilobytes(gzip).padStart(8)} kB gzip ${kilobytes(bytes).padStart(7)} kB  ${module}`);
  }
}

function quieten(logger: { level: number }): void {
  logger.level = 1;
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(2);
}
