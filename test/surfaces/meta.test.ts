import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SURFACES } from '../../lib/surfaces/all.ts';
import { PLACES } from '../../lib/surfaces/places.ts';
import { localeKey } from '../../lib/words.ts';
import { messagesFromYaml } from '../../scripts/translate.ts';
import { PROOFS } from '../browser/surface-proofs.ts';

const root = join(import.meta.dirname, '../..');
const english = messagesFromYaml(readFileSync(join(root, 'locales/en.yml'), 'utf8'));
const docs = readFileSync(join(root, 'docs/SURFACES.md'), 'utf8');

test.each(SURFACES.map((surface) => [surface.id, surface] as const))(
  '%s is complete',
  (id, { evidence, client, selectors, place }) => {
    expect(existsSync(join(root, 'test/pages', evidence.replica))).toBe(true);
    expect(evidence.seen).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(evidence.version).not.toBe('');
    expect(evidence.expected.min).toBeLessThanOrEqual(evidence.expected.max);
    expect(selectors.title).not.toBe('');
    expect(selectors.unit).not.toBe('');
    expect(evidence.expected.inside).not.toBe('');
    expect(PLACES).toContain(place);
    expect(english.has(`place.${localeKey(place)}`)).toBe(true);
    expect(PROOFS.filter(({ surface, badges }) => surface === id && badges.length > 0)).toHaveLength(1);
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

test('every proof is of a surface', () => {
  const ids = new Set(SURFACES.map(({ id }) => id));
  expect(PROOFS.filter(({ surface }) => !ids.has(surface))).toEqual([]);
});
