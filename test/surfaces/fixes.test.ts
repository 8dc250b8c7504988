// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { SurfaceFix } from '../../lib/list/schema.ts';
import { SURFACES } from '../../lib/surfaces/all.ts';
import { withFixes } from '../../lib/surfaces/fixes.ts';
import { webKHeader } from '../../lib/surfaces/web-k/header.ts';

const inUse = (...fixes: SurfaceFix[]) =>
  withFixes(SURFACES, fixes, document).find(({ surface }) => surface === webKHeader);

test('without corrections every surface looks where it was built to look', () => {
  for (const { surface, selectors, fixed, off } of withFixes(SURFACES, [], document)) {
    expect({ selectors, fixed, off }).toEqual({ selectors: surface.selectors, fixed: false, off: false });
  }
});

test('a correction puts other selectors in place of a surface’s own, and leaves the rest', () => {
  expect(inUse({ surface: 'web-k-header', selectors: { title: '.new-title', info: '.new-info' } })).toMatchObject({
    selectors: { ...webKHeader.selectors, title: '.new-title', info: '.new-info' },
    fixed: true,
  });
});

test('a correction switches a surface off, and no other', () => {
  const off = withFixes(SURFACES, [{ surface: 'web-k-header', off: true }], document).filter((each) => each.off);
  expect(off.map(({ surface }) => surface.id)).toEqual(['web-k-header']);
});

test('what is no selector, or no name the surface has, is left aside', () => {
  const fix = inUse({ surface: 'web-k-header', selectors: { title: '>>> {', nothing: '.x', info: '.new-info' } });
  expect(fix?.selectors).toEqual({ ...webKHeader.selectors, info: '.new-info' });
});

test('a correction of a surface that this version does not have changes nothing', () => {
  expect(inUse({ surface: 'web-k-later-thing', off: true })).toMatchObject({ fixed: false, off: false });
});
