import type { Page } from 'puppeteer-core';

/**
 * Bytes in use on a page's heaps, the script engine's and the document's, garbage collected. What the replica notes of
 * others' nodes, for tests to look at, goes first: a real client keeps no such notes.
 */
export async function heapOf(page: Page): Promise<number> {
  await page.evaluate(() => {
    window.replica.foreign.length = 0;
    window.replica.opened.length = 0;
  });
  const devtools = await page.createCDPSession();
  // What one collection frees may have held what the next one can free.
  for (let time = 0; time < 3; time++) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return usedSize + embedderHeapUsedSize;
}
