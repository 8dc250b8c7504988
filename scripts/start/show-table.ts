import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { badgesOn, isOpenChats, openPopup, type Session, screenshot } from '../../test/browser/harness/index.ts';
import { ARTIFACTS } from '../../test/browser/harness/screenshot.ts';
import { SCENES, type Scene } from './scenes.ts';
import { type Row, tableLines } from './table.ts';

const PICTURES = join(ARTIFACTS, 'start');
const PATIENCE = 5000;
const NO_BADGE = 'unknown';

interface CardText {
  verdict: string;
  reason: string;
}

/**
 * Opens every scene without a window, prints what badge and popup say of it, and saves screenshots.
 *
 * @returns true when badge and popup agreed everywhere.
 */
export async function showTable(session: Session, say: (line: string) => void): Promise<boolean> {
  const rows: Row[] = [];
  const pictures: string[] = [];
  let agree = true;
  for (const [index, scene] of SCENES.entries()) {
    say(`[${index + 1}/${SCENES.length}] ${scene.page} ${scene.channel}`);
    const seen = await visit(session, scene);
    pictures.push(...seen.pictures);
    agree &&= seen.badge === seen.card.verdict;
    rows.push({ page: scene.page, channel: scene.channel, verdict: verdictCell(seen), reason: seen.card.reason });
  }
  say('');
  for (const line of tableLines(rows)) say(line);
  say('\nVerdicts are read from the badge beside the title (unknown: no badge), reasons from the popup.');
  say('\nScreenshots:');
  for (const path of pictures) say(`  ${path}`);
  return agree;
}

interface Seen {
  badge: string;
  card: CardText;
  pictures: string[];
}

async function visit(session: Session, scene: Scene): Promise<Seen> {
  const page = await session.open(scene.url);
  const popup = await openPopup(session, page);
  const card = await cardIn(popup);
  const pictures: string[] = [];
  if (scene.popupPicture) pictures.push(await screenshot(popup, scene.popupPicture, PICTURES));
  await popup.close();
  const badge = await settledBadge(page, card.verdict);
  if (scene.picture) pictures.push(await screenshot(page, scene.picture, PICTURES));
  await page.close();
  return { badge, card, pictures };
}

/** What the popup says of the open chat. Asked at intervals: a popup behind another tab draws no frames. */
async function cardIn(popup: Page): Promise<CardText> {
  const readCard = () => {
    const card = document.querySelector('.current .verdict-card[data-verdict]');
    if (!card) return null;
    const reason = card.querySelector('.reasons li')?.textContent ?? '';
    return { verdict: card.getAttribute('data-verdict') ?? '', reason };
  };
  const found = await popup.waitForFunction(readCard, { timeout: PATIENCE, polling: 50 }).catch(() => undefined);
  return (await found?.jsonValue()) ?? { verdict: NO_BADGE, reason: '(the popup names no chat)' };
}

/** The verdict on the badge beside the open chat's title, once it says what the popup says or time is up. */
async function settledBadge(page: Page, expected: string): Promise<string> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const badge = (await badgesOn(page)).find(
      ({ tag, visible, surface }) => tag === 'trust-hint' && visible && isOpenChats({ surface }),
    );
    const verdict = badge?.verdict ?? NO_BADGE;
    if (verdict === expected || Date.now() > end) return verdict;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function verdictCell({ badge, card }: Seen): string {
  return badge === card.verdict ? badge : `${badge} (popup: ${card.verdict})`;
}
