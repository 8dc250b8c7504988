import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(
    context: Document | string,
    options: { rules: Record<string, { enabled: boolean }> },
  ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
}

/** Rules about a page as a whole, which say nothing of a part that stands in somebody else's page. */
const PAGE_RULES = ['region', 'landmark-one-main', 'page-has-heading-one'];

/**
 * What axe finds against a page of the extension, a line each: the rule, the element, what to mend.
 *
 * @param part only what this selector holds, as a part of somebody else's page.
 */
export async function axeFindings(page: Page, part?: string): Promise<string[]> {
  await page.evaluate(AXE);
  const off = part ? PAGE_RULES : [];
  return page.evaluate(
    async (context, rulesOff) => {
      const rules = Object.fromEntries(rulesOff.map((rule) => [rule, { enabled: false }]));
      const { axe } = globalThis as unknown as { axe: Axe };
      const { violations } = await axe.run(context ?? document, { rules });
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
    },
    part,
    off,
  );
}
