import { expect, test } from 'vitest';
import { moduleSizes } from '../../scripts/sizes/modules.ts';

/** Two modules in one script: eight characters of the first, four of the second. */
const CODE = 'aaaabbbbcccc';
const MAP = JSON.stringify({
  version: 3,
  sources: ['../../lib/first.ts', '../../node_modules/@some/package/index.js'],
  names: [],
  mappings: 'AAAA,IAAA,ICAA',
});

test('each part of a script counts for the module that it comes from', () => {
  const sizes = Object.fromEntries(moduleSizes(CODE, MAP).map(({ module, bytes }) => [module, bytes]));
  expect(sizes).toEqual({ 'lib/first.ts': 8, '@some/package': 4 });
});
