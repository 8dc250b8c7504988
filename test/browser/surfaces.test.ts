import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from './harness/built.ts';
import { BROWSERS, badgesOn, closeClean, openWatched, type Pages, type Session, startPages } from './harness/index.ts';
import { PROOFS } from './surface-proofs.ts';

describe.each(['chromium', 'firefox'] as const)('%s', (kind) => {
  let pages: Pages;
  let session: Session;

  beforeAll(async () => {
    pages = await startPages();
    session = await BROWSERS[kind]({ pages, extension: builtExtension(kind) });
  });

  afterAll(async () => {
    await session?.close();
    await pages?.close();
  });

  test.each(PROOFS.map((proof) => [proof.surface, proof] as const))(
    '%s has its badges, and no others',
    async (surface, { address, show, badges }) => {
      const page = await openWatched(session, address);
      await show(page);
      const shown = async () =>
        new Set(
          (await badgesOn(page))
            .filter((badge) => badge.surface === surface && badge.visible)
            .map(({ beside, verdict }) => `${beside} ${verdict}`),
        );
      await expect.poll(shown, { timeout: 8000, interval: 50 }).toEqual(new Set(badges));
      // Whatever is still to be learned changes nothing.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
      expect(await shown()).toEqual(new Set(badges));
      await closeClean(page);
    },
  );
});
