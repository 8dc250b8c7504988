import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeBundle } from '../../../registry/bundle.ts';
import { REGISTRY_DIRECTORY } from '../../../registry/compile.ts';
import { startNginx } from '../../list/nginx.ts';
import { type RunningPostgres, startPostgres } from '../../registry/postgres.ts';
import { builtExtension } from '../harness/built.ts';
import { openedPage } from '../harness/extension-api.ts';
import {
  BROWSERS,
  idOf,
  openPopup,
  type Pages,
  type Session,
  screenshot,
  startPages,
  waitForBadge,
} from '../harness/index.ts';
import { syncLists } from '../harness/stored-list.ts';
import { until } from '../harness/until.ts';
import { run, startInbox } from './commands.ts';

const CLI = 'registry/cli.ts';
const TRIAGE = 'registry/triage/cli.ts';
const ORGANISATION = 'israel-ministry-of-health';
const TWIN = 'sourdough_diaries';
const PATIENCE = 30_000;

const PASSPHRASE = { TRUST_LIST_PASSPHRASE: 'correct horse battery staple' };

let folder: string;
/** A publisher's folder with nothing in it but keys. */
let keys: string;
let pages: Pages;
let postgres: RunningPostgres;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'end-to-end-'));
  keys = join(folder, 'home');
  [pages, postgres] = await Promise.all([startPages(), startPostgres()]);
  for (const role of ['root', 'targets', 'snapshot', 'timestamp']) {
    await run(CLI, ['keys', '--role', role, '--home', keys], PASSPHRASE);
  }
});

afterAll(async () => {
  await pages?.close();
  await postgres?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A publisher whose list names an inbox, published once and served by nginx. */
async function publisher(name: string, inbox: string) {
  const home = join(folder, name, 'home');
  const registry = join(folder, name, 'registry');
  const out = join(folder, name, 'www');
  mkdirSync(join(registry, 'organisations'), { recursive: true });
  mkdirSync(out, { recursive: true });
  cpSync(join(REGISTRY_DIRECTORY, 'organisations'), join(registry, 'organisations'), { recursive: true });
  const list = readFileSync(join(REGISTRY_DIRECTORY, 'list.yaml'), 'utf8');
  writeFileSync(join(registry, 'list.yaml'), `${list}contact:\n  inbox: ${inbox}\n`);
  cpSync(keys, home, { recursive: true });
  const environment = { TRUST_LIST_HOME: home, ...PASSPHRASE };
  const command = (...line: string[]) => run(CLI, line, environment);
  await command('init', '--root-threshold', '1');
  const build = () => command('build', '--registry', registry);
  await build();
  await command('sign');
  await command('publish', '--out', out);
  return { registry, out, build, command, environment, nginx: await startNginx(out) };
}

/** The extension as it is built, but for the list that it comes with. */
async function extensionWith(kind: 'chromium' | 'firefox', name: string, publication: string, url: string) {
  const extension = join(folder, name, kind);
  cpSync(builtExtension(kind), extension, { recursive: true });
  await writeBundle({ publication, url, outFile: join(extension, 'list/bundle.json') });
  return extension;
}

const textOf = (page: Page, selector: string) => page.$eval(selector, (element) => element.textContent ?? '');

/** Presses a button of one of the extension's own pages. */
async function press(page: Page, name: string): Promise<void> {
  await until(`“${name}” can be pressed`, PATIENCE, () =>
    page.evaluate((wanted) => {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>('button')];
      const button = buttons.find(({ textContent, disabled }) => textContent?.trim() === wanted && !disabled);
      button?.click();
      return button ? true : undefined;
    }, name),
  );
}

/** A reader with the twin's chat open, which the list knows nothing of. */
async function readerOf(session: Session): Promise<Page> {
  const tab = await session.open('https://web.telegram.org/k/');
  await tab.evaluate(() => window.replica.openChat('moh'));
  await waitForBadge(tab, { verdict: 'official' });
  await tab.evaluate(() => window.replica.openChat('hobby'));
  await until('the twin has no badge', PATIENCE, async () => {
    const shown = await tab.$$('trust-hint[data-surface$="-header"]');
    return shown.length === 0 ? true : undefined;
  });
  return tab;
}

async function reportFrom(session: Session, tab: Page): Promise<Page> {
  const popup = await openPopup(session, tab);
  await popup.waitForSelector('.current .decide button');
  // Chromium closes the popup as the report opens: its answer to the click never comes.
  await popup.evaluate(() => {
    const buttons = [...document.querySelectorAll<HTMLElement>('.current .decide button')];
    setTimeout(() => buttons.find((button) => button.textContent === 'Report')?.click(), 50);
  });
  const page = await openedPage(session, '/report.html?draft=');
  await page.waitForSelector('.goes-to');
  await page.waitForFunction(() => document.querySelector('pre')?.textContent?.includes('"verdict"'));
  return page;
}

describe.each([
  ['SQLite', 'chromium', 'firefox'],
  ['PostgreSQL', 'firefox', 'chromium'],
] as const)('with an inbox on %s, a reader in %s and another in %s', (database, one, other) => {
  test('a report becomes a warning in the other’s open page, and the first is told', async () => {
    const file = join(folder, `${database}.sqlite`);
    const stored = database === 'SQLite' ? { INBOX_FILE: file } : { DATABASE_URL: await postgres.newDatabase() };
    const inbox = await startInbox({ ...stored, INBOX_PORT: '0' });
    const list = await publisher(database, inbox.url);
    const sessions: Session[] = [];
    try {
      for (const kind of [one, other]) {
        const extension = await extensionWith(kind, database, list.out, list.nginx.url);
        sessions.push(await BROWSERS[kind]({ pages, extension }));
      }
      const [reader, bystander] = sessions as [Session, Session];
      const tab = await readerOf(reader);
      const open = await readerOf(bystander);
      await open.evaluate(() => Object.assign(window, { sinceBefore: true }));

      const page = await reportFrom(reader, tab);
      const shown = await textOf(page, 'pre');
      expect(JSON.parse(shown)).toMatchObject({ handle: TWIN, client: 'web-k', verdict: 'unknown', reason: 'poses' });
      await screenshot(page, `end-to-end-report-${one}`);

      const steps: [string, number][] = [];
      const step = async <T>(name: string, task: () => Promise<T>): Promise<T> => {
        const from = performance.now();
        const result = await task();
        steps.push([name, performance.now() - from]);
        return result;
      };

      await step('sent and stored', async () => {
        await press(page, 'Send');
        await page.waitForSelector('.sent');
        await until('the inbox has it', PATIENCE, async () => {
          const waiting = await run(TRIAGE, ['list', '--registry', list.registry], stored);
          return waiting.includes(`@${TWIN}`) ? true : undefined;
        });
      });
      const outbox = await reader.openExtensionPage('outbox.html');
      await outbox.waitForSelector('[data-state="sent"]');

      const { id } = JSON.parse(shown) as { id: string };
      const exported = join(folder, `${database}.json`);
      await run(TRIAGE, ['export', '--json', exported], stored);
      expect(readFileSync(exported, 'utf8')).toContain(id);
      const accept = ['accept', `@${TWIN}`, '--as', 'impostor', '--of', ORGANISATION, '--registry', list.registry];
      await step('accepted', () => run(TRIAGE, accept, stored));
      await step('built and signed', async () => {
        await list.build();
        await list.command('sign');
      });
      await step('published', () => run(TRIAGE, ['publish', '--out', list.out], { ...stored, ...list.environment }));
      await step('shown to the other', async () => {
        await syncLists(bystander);
        await open.bringToFront();
        await waitForBadge(open, { verdict: 'flagged', peerId: idOf('hobby'), ofOpenChat: true });
      });
      expect(await open.evaluate(() => 'sinceBefore' in window)).toBe(true);
      await screenshot(open, `end-to-end-warning-${other}`);
      await step('told to the first', async () => {
        await syncLists(reader);
        await outbox.bringToFront();
        await outbox.waitForSelector('[data-state="published"]', { timeout: PATIENCE });
      });
      expect(await textOf(outbox, '.state')).toBe('Published in version 2 of the list');
      await screenshot(outbox, `end-to-end-outbox-${one}`);
      expect(await run(TRIAGE, ['trace', id], stored)).toMatch(/version 2/);

      const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
      const total = steps.reduce((sum, [, ms]) => sum + ms, 0);
      const each = steps.map(([name, ms]) => `${name} ${seconds(ms)}`).join(', ');
      console.log(`From Send to everybody, on ${database}: ${seconds(total)} of machine time (${each})`);
    } finally {
      await Promise.all(sessions.map((session) => session.close()));
      await list.nginx.close();
      await inbox.close();
    }
  }, 180_000);
});
