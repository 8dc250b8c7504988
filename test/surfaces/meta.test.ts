import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SURFACES } from '../../lib/surfaces/all.ts';

const root = join(import.meta.dirname, '../..');
const docs = readFileSync(join(root, 'docs/SURFACES.md'), 'utf8');

test.each(SURFACES.map((surface) => [surface.id, surface] as const))(
  '%s is complete',
  (id, { evidence, client, title }) => {
    expect(existsSync(join(root, 'test/pages', evidence.replica))).toBe(true);
    expect(evidence.seen).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(evidence.version).not.toBe('');
    expect(evidence.expected.min).toBeLessThanOrEqual(evidence.expected.max);
    expect(title).not.toBe('');
    expect(id.startsWith(client)).toBe(true);
    const line = docs.split('\n').find((row) => row.startsWith(`| \`${id}\``));
    expect(line).toContain(evidence.seen);
  },
);

test('every surface file is registered', () => {
  const files = ['web-k', 'web-a', 't-me'].flatMap((client) =>
    readdirSync(join(root, 'lib/surfaces', client)).map((file) => join(root, 'lib/surfaces', client, file)),
  );
  const declared = files.filter((file) => /: Surface = \{/.test(readFileSync(file, 'utf8')));
  expect(declared).toHaveLength(SURFACES.length);
  expect(new Set(SURFACES.map(({ id }) => id)).size).toBe(SURFACES.length);
});
