import { expect, test } from 'vitest';
import { fixesForVersion } from '../../lib/list/fixes-for-version.ts';

const FIX = { surface: 'web-k-header', off: true };

test.each([
  ['0.1.0', {}, true],
  ['0.1.0', { from: '0.1.0', until: '0.1.0' }, true],
  ['0.1.0', { from: '0.1' }, true],
  ['0.1', { until: '0.1.0' }, true],
  ['0.10.0', { from: '0.9.0' }, true],
  ['0.10.0', { until: '0.9.9' }, false],
  ['1.0.0', { from: '1.0.1' }, false],
  ['1.0.0.1', { until: '1.0.0' }, false],
  ['2.0.0', { from: '1.0.0', until: '2.0.0' }, true],
  ['2.0.0', { from: '1.0.0', until: '1.9' }, false],
])('to version %s a fix for %j speaks: %s', (version, range, speaks) => {
  expect(fixesForVersion({ surfaces: [{ ...FIX, ...range }] }, version)).toHaveLength(speaks ? 1 : 0);
});

test('a list without any says nothing', () => {
  expect(fixesForVersion({}, '0.1.0')).toEqual([]);
});
