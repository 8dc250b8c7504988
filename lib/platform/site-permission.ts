import { browser } from 'wxt/browser';
import { CodedError } from '../errors.ts';
import { exclusive } from './exclusive.ts';
import { pagePlatform } from './page-platform.ts';
import { SITE_READS_KEY } from './site-reads.ts';

/** Held while a site is being read, and while permissions are given back. */
const LOCK = 'site-read';

/**
 * Does something with the reader's permission for some hosts, asked for now and given back afterwards. What the reader had
 * granted before, by themselves, stays theirs. To be called at once when the reader presses: browsers ask for nothing later.
 *
 * @throws {CodedError} `SITE_NOT_ALLOWED`, or what the task throws.
 */
export async function withSitePermission<T>(hosts: readonly string[], task: () => Promise<T>): Promise<T> {
  const origins = hosts.map((host) => `https://${host}/*`);
  // Browsers answer in the order of the questions: what is there now was there before.
  const before = Promise.all(origins.map((origin) => browser.permissions.contains({ origins: [origin] })));
  const asked = browser.permissions.request({ origins });
  const had = await before.catch(() => origins.map(() => false));
  const answer = await exclusive(LOCK, true, async () => {
    const noted = await givenNow();
    const given = origins.filter((origin, at) => !had[at] || noted.includes(origin));
    // Noted before anything is read: if the page goes away meanwhile, the background gives it back.
    await pagePlatform.store.set(SITE_READS_KEY, [...new Set([...noted, ...given])]).catch(() => {});
    try {
      if (!(await asked.catch(() => false))) throw new CodedError('SITE_NOT_ALLOWED', hosts.join(', '));
      return { value: await task() };
    } finally {
      await giveBack(given);
    }
  });
  if (!answer) throw new CodedError('SITE_NOT_ALLOWED', 'nothing was asked');
  return answer.value;
}

/** Gives back what a page that went away while it read a site has left. Not while another reads one. Never rejects. */
export async function giveBackLeftPermissions(): Promise<void> {
  await exclusive(LOCK, false, async () => giveBack(await givenNow())).catch(() => {});
}

/** What cannot be given back stays noted. Never rejects. */
async function giveBack(origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  try {
    await browser.permissions.remove({ origins: [...origins] });
    const left = (await givenNow()).filter((origin) => !origins.includes(origin));
    if (left.length > 0) await pagePlatform.store.set(SITE_READS_KEY, left);
    else await pagePlatform.store.remove(SITE_READS_KEY);
  } catch {
    // The next start of the background tries again.
  }
}

async function givenNow(): Promise<string[]> {
  const noted = await pagePlatform.store.get(SITE_READS_KEY).catch(() => undefined);
  return Array.isArray(noted) ? noted.filter((origin) => typeof origin === 'string') : [];
}
