import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where Debian keeps the programs of each version. */
const DEBIAN_FOLDER = '/usr/lib/postgresql';

/** The folder of PostgreSQL's programs: that of `POSTGRES_BIN`, the newest of Debian's, or the one `pg_config` names. */
export function findPostgres(): string | undefined {
  const versions = existsSync(DEBIAN_FOLDER)
    ? readdirSync(DEBIAN_FOLDER).toSorted((a, b) => Number(b) - Number(a))
    : [];
  const { stdout } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  const folders = [
    process.env['POSTGRES_BIN'],
    ...versions.map((version) => join(DEBIAN_FOLDER, version, 'bin')),
    stdout?.trim(),
  ];
  return folders.find((folder) => folder && existsSync(join(folder, 'initdb')));
}
