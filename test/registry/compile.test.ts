import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseList } from '../../lib/list/parse.ts';
import { compileRegistry, writeBundledList } from '../../registry/compile.ts';
import { entry, registryOf } from './folder.ts';

const ZEBRA_FIRST = {
  'il/zebra.yaml': entry('zebra', 'Zebra_IL'),
  'il/a-b.yaml': entry('a-b', 'AB_IL'),
  'international/a1.yaml': entry('a1', 'A1_World').replace('country: IL\n', ''),
};

describe('compileRegistry', () => {
  test('organisations come in the order of their ids, whatever their folders', () => {
    const list = compileRegistry(registryOf(ZEBRA_FIRST));
    expect(list.organisations.map(({ id }) => id)).toEqual(['a-b', 'a1', 'zebra']);
    expect(list).toMatchObject({ format: 1, version: 7, published: '2026-11-23' });
  });

  test('the order of fields in a file does not change the list', () => {
    const shuffled = `${entry('zebra', 'Zebra_IL').replace('id: zebra\n', '')}id: zebra\n`;
    const one = compileRegistry(registryOf(ZEBRA_FIRST));
    const other = compileRegistry(registryOf({ ...ZEBRA_FIRST, 'il/zebra.yaml': shuffled }));
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  });

  test('this project’s registry compiles to the same bytes every time, and they pass the reader’s gate', () => {
    const json = JSON.stringify(compileRegistry());
    expect(JSON.stringify(compileRegistry())).toBe(json);
    expect(JSON.stringify(parseList(JSON.parse(json)))).toBe(json);
  });
});

describe('writeBundledList', () => {
  test('writes one line of JSON, makes the folder, leaves no draft', () => {
    const directory = registryOf(ZEBRA_FIRST);
    const file = join(directory, 'out/list/official-list.json');
    const list = writeBundledList(file, directory);
    expect(readFileSync(file, 'utf8')).toBe(`${JSON.stringify(list)}\n`);
    expect(readdirSync(join(directory, 'out/list'))).toEqual(['official-list.json']);
  });

  test('leaves a file alone that already says the same, and replaces any other', () => {
    const directory = registryOf(ZEBRA_FIRST);
    const file = join(directory, 'official-list.json');
    writeBundledList(file, directory);
    utimesSync(file, 1000, 1000);
    writeBundledList(file, directory);
    expect(statSync(file).mtimeMs).toBe(1_000_000);
    writeBundledList(file);
    expect(statSync(file).mtimeMs).toBeGreaterThan(1_000_000);
  });

  test('writes nothing when the registry has problems', () => {
    const directory = registryOf({ 'il/zebra.yaml': entry('zebra', 'no') });
    expect(() => writeBundledList(join(directory, 'out.json'), directory)).toThrow('BAD_HANDLE');
    expect(readdirSync(directory)).not.toContain('out.json');
  });
});

describe('the command', () => {
  const command = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', 'registry/build.ts'];

  test('prints counts', () => {
    const directory = registryOf(ZEBRA_FIRST);
    const output = execFileSync(process.execPath, [...command, directory, join(directory, 'out.json')], {
      encoding: 'utf8',
    });
    expect(output).toContain('Version 7 of 2026-11-23: 3 organisations, 3 channels');
    expect(output).toContain('0 on first-hand evidence, 3 on second-hand');
  });

  test('prints problems and exits with 1', () => {
    const directory = registryOf({ 'il/zebra.yaml': entry('zebra', 'no').replace('role: main', 'rank: main') });
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...command, directory, join(directory, 'out.json')],
      {
        encoding: 'utf8',
      },
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    const lines = stderr.trim().split('\n');
    expect(lines.map((line) => /zebra\.yaml:(\d+: [A-Z_]+) /.exec(line)?.[1])).toEqual([
      '10: BAD_HANDLE',
      '10: MISSING_FIELD',
      '11: UNKNOWN_FIELD',
      undefined,
    ]);
    expect(lines.at(-1)).toBe('The registry has 3 problems; nothing was written.');
  });
});
