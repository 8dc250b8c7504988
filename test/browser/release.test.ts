import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { filesBelow, zipOf } from '../../scripts/release/archive.ts';
import { builtExtension } from './harness/built.ts';
import { BROWSERS, pageFaults, startPages, waitForBadge } from './harness/index.ts';

test.each(['chromium', 'firefox'] as const)(
  'what an archive for stores holds installs and works in %s',
  async (browser) => {
    const folder = mkdtempSync(join(tmpdir(), 'archive-'));
    const pages = await startPages();
    try {
      const archive = zipOf(filesBelow(builtExtension(browser)));
      for (const [path, bytes] of Object.entries(unzipSync(archive))) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), bytes);
      }
      const session = await BROWSERS[browser]({ pages, extension: folder });
      try {
        const page = await session.open('https://web.telegram.org/k/#@MOHreport');
        await waitForBadge(page, { verdict: 'official', ofOpenChat: true });
        expect(await pageFaults(page)).toEqual({ errors: [], violations: [] });
      } finally {
        await session.close();
      }
    } finally {
      await pages.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
