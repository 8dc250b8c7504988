import { expect, test } from 'vitest';
import type { Banner } from '../../lib/surfaces/banner-contract.ts';
import { LazyBanner } from '../../lib/surfaces/lazy-banner.ts';

type Shown = Parameters<Banner['show']>;

const PLACE = { kind: 'before', element: 'main' } as const;
const about = (handle: string): Shown => [PLACE, { handle }, { verdict: 'flagged', reasons: [], evidence: [] }];

function world() {
  const done: string[] = [];
  const loads: { resolve(): void; reject(): void }[] = [];
  const banner: Banner = {
    show: (_, { handle }) => void done.push(`show ${handle}`),
    hide: () => void done.push('hide'),
  };
  const lazy = new LazyBanner(
    () =>
      new Promise((resolve, reject) => {
        loads.push({ resolve: () => resolve(banner), reject: () => reject(new Error('not there')) });
      }),
  );
  return { lazy, loads, done };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('nothing is loaded while there is nothing to warn of', () => {
  const { lazy, loads } = world();
  lazy.hide();
  expect(loads).toHaveLength(0);
});

test('what was asked for last is shown once the code is there, loaded once', async () => {
  const { lazy, loads, done } = world();
  lazy.show(...about('first'));
  lazy.show(...about('second'));
  loads[0]?.resolve();
  await settled();
  lazy.show(...about('third'));
  expect(loads).toHaveLength(1);
  expect(done).toEqual(['show second', 'show third']);
});

test('a chat that was left while the code was on its way gets no banner', async () => {
  const { lazy, loads, done } = world();
  lazy.show(...about('first'));
  lazy.hide();
  loads[0]?.resolve();
  await settled();
  expect(done).toEqual([]);
});

test('code that did not load is asked for again at the next look', async () => {
  const { lazy, loads, done } = world();
  lazy.show(...about('first'));
  loads[0]?.reject();
  await settled();
  lazy.show(...about('first'));
  loads[1]?.resolve();
  await settled();
  expect(done).toEqual(['show first']);
});
