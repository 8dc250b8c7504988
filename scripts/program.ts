import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The packages whose names are not those of their programs. */
const PACKAGES: Readonly<Record<string, string>> = {
  biome: '@biomejs/biome',
  depcruise: 'dependency-cruiser',
  tsc: 'typescript',
};

/**
 * The arguments with which Node runs a program that a package brings. No shell takes part, nor the `.cmd` files that npm
 * makes on Windows and Node starts in a shell only: paths may have blanks, and the Node that runs this runs that.
 *
 * @param root the folder with `node_modules`.
 * @throws Error when the package is not installed, or has no such program.
 */
export function programArgs(root: string, program: string, args: readonly string[]): string[] {
  const folder = join(root, 'node_modules', PACKAGES[program] ?? program);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const script: unknown = bin?.[program];
  if (typeof script !== 'string') throw new Error(`${folder} brings no program "${program}"`);
  return [join(folder, script), ...args];
}
