import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gzipSize, loadedTogether } from '../scripts/sizes/loaded.ts';

describe.each(['chrome-mv3', 'firefox-mv2'])('what is loaded together in %s', (build) => {
  const folder = join(import.meta.dirname, '../.output', build);

  test.each(loadedTogether(folder))('$name keeps to its budget', ({ files, budget }) => {
    const size = gzipSize(folder, files);
    expect(files.length).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(budget);
    // A budget that is far from what it holds would not notice what comes.
    expect(size).toBeGreaterThan(budget * 0.9);
  });
});

test('a page runs the script of its own client alone', () => {
  const folder = join(import.meta.dirname, '../.output/chrome-mv3');
  const [webK, webA, tMe] = loadedTogether(folder).map(({ files }) => files.map((file) => file.split('/').at(-1)));
  expect(webK?.toSorted()).toEqual(['web-k-bridge.js', 'web-k.js']);
  expect(webA).toEqual(['web-a.js']);
  expect(tMe).toEqual(['t-me.js']);
});
