import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { botApiId, peerNamed } from '../../pages/peers.ts';
import { pageFaults, replicaReady } from './replica.ts';
import type { Session } from './session.ts';
import { staleReport, staleWatch } from './stale-watch.ts';

/** A replica in a new tab, watched for stale badges from its first moment. */
export async function openWatched(session: Session, address: string): Promise<Page> {
  const page = await session.newPage();
  await staleWatch(page);
  await page.goto(address);
  await replicaReady(page);
  return page;
}

/** Closes the tab, which has never shown a stale badge, had no error, and whose own nodes nobody has touched. */
export async function closeClean(page: Page): Promise<void> {
  const { looks, afterMutation, painted } = await staleReport(page);
  expect(looks.frames).toBeGreaterThan(0);
  expect({ afterMutation, painted }).toEqual({ afterMutation: [], painted: [] });
  expect(await pageFaults(page)).toEqual({ errors: [], violations: [] });
  await page.close();
}

/** The peer id of one of the replicas' peers, in the Bot API's form. */
export function idOf(name: string): string {
  return botApiId(peerNamed(name));
}
