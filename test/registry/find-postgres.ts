import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where Debian and Homebrew keep the programs of each version, in folders named `17` and `postgresql@17`. */
const FOLDERS = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'];
const VERSION = /^(?:postgresql@)?(\d+)$/;

/** The folder of PostgreSQL's programs: that of `POSTGRES_BIN`, the newest that a system keeps, or the one `pg_config` names. */
export function findPostgres(): string | undefined {
  const { stdout } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  const folders = [process.env['POSTGRES_BIN'], ...FOLDERS.flatMap(versionsIn), stdout?.trim()];
  return folders.find((folder) => folder && existsSync(join(folder, 'initdb')));
}

/** Newest first. */
function versionsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => ({ name, version: Number(VERSION.exec(name)?.[1]) }))
    .filter(({ version }) => version > 0)
    .toSorted((a, b) => b.version - a.version)
    .map(({ name }) => join(folder, name, 'bin'));
}
