import { describe, expect, test } from 'vitest';
import { parseList } from '../../lib/list/parse.ts';
import { compileRegistry } from '../../registry/compile.ts';
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
    expect(list).toMatchObject({ format: 1, name: 'Test list', version: 1, published: '2026-11-23' });
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
