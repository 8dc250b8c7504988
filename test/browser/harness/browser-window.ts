import type { Page } from 'puppeteer-core';
import type { Session } from './session.ts';

interface Context {
  context: string;
}

/** Puppeteer's line to Firefox: WebDriver BiDi, with the vendor extension that reaches the browser's own windows. */
interface Line {
  send(method: 'browsingContext.getTree', of: { 'moz:scope': 'chrome' }): Promise<{ result: { contexts: Context[] } }>;
  send(method: 'script.evaluate', what: object): Promise<{ result: { type: string; result?: { value?: unknown } } }>;
}

/**
 * Runs code in Firefox's own window, the one place from where its toolbar, its context menu and its address bar can be
 * used as by a hand.
 *
 * @param body of an async function; what it returns must be text, a number or a boolean.
 * @throws Error when the code throws.
 */
async function inWindow(session: Session, body: string): Promise<unknown> {
  const line = (session.browser as unknown as { connection: Line }).connection;
  const { result: tree } = await line.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [target] = tree.contexts;
  const { result } = await line.send('script.evaluate', {
    expression: `(async () => { ${body} })()`,
    target,
    awaitPromise: true,
  });
  if (result.type !== 'success') throw new Error(`Failed in Firefox’s window: ${JSON.stringify(result)}`);
  return result.result?.value;
}

/**
 * Presses the extension's button while `tab` is the active one, and closes the popup. From then on the extension may read
 * the tab's page. Firefox only.
 */
export async function pressFirefoxButton(session: Session, tab: Page): Promise<void> {
  await tab.bringToFront();
  await inWindow(
    session,
    `const [id] = CustomizableUI.getWidgetIdsInArea('unified-extensions-area')
      .concat(CustomizableUI.getWidgetIdsInArea('nav-bar')).filter((id) => id.endsWith('-browser-action'));
    CustomizableUI.addWidgetToArea(id, 'nav-bar');
    const popup = () => document.querySelector('.webextension-popup-browser');
    const until = async (what, isSo) => {
      for (let turn = 0; turn < 200 && !isSo(); turn++) await new Promise((resolve) => setTimeout(resolve, 25));
      if (!isSo()) throw new Error(what);
    };
    document.getElementById(id).querySelector('.unified-extensions-item-action-button').click();
    await until('no popup opened', () => popup()?.closest('panel')?.state === 'open');
    PanelMultiView.hidePopup(popup().closest('panel'));
    await until('the popup stays open', () => !popup());`,
  );
}

/**
 * Answers Firefox's question whether the extension may read a site, as by a hand. Firefox only.
 *
 * @returns what the question says.
 * @throws Error when nothing is asked.
 */
export async function answerFirefoxPrompt(session: Session, allow: boolean): Promise<string> {
  const asked = await inWindow(
    session,
    `const shown = () => document.getElementById('addon-webext-permissions-notification');
    const isOpen = () => shown()?.closest('panel')?.state === 'open';
    for (let turn = 0; turn < 600 && !isOpen(); turn++) await new Promise((resolve) => setTimeout(resolve, 50));
    if (!isOpen()) throw new Error('nothing is asked');
    // Firefox takes no answer in the first moment, so that nobody gives one by mistake.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const words = shown().textContent + ' ' + [...shown().querySelectorAll('*')].map((part) => part.textContent).join(' ');
    const { button, secondaryButton } = shown();
    (${allow} ? button : secondaryButton).click();
    return words;`,
  );
  return String(asked);
}

/**
 * Opens the context menu over an element of a page and chooses an entry. Firefox only.
 *
 * @throws Error when the menu does not have the entry.
 */
export async function chooseInFirefoxMenu(session: Session, tab: Page, selector: string, entry: string): Promise<void> {
  await tab.bringToFront();
  await tab.click(selector, { button: 'right' });
  await inWindow(
    session,
    `const menu = document.getElementById('contentAreaContextMenu');
    for (let turn = 0; turn < 100 && menu.state !== 'open'; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const item = [...menu.querySelectorAll('menuitem')].find(({ label, hidden }) => label === ${JSON.stringify(entry)} && !hidden);
    if (!item) { menu.hidePopup(); throw new Error('no such entry'); }
    const popup = item.closest('menupopup');
    if (popup !== menu) {
      popup.parentNode.openMenu(true);
      for (let turn = 0; turn < 100 && popup.state !== 'open'; turn++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    popup.activateItem(item);`,
  );
}

/**
 * Types into the address bar, waits until it suggests something and presses Enter. Firefox only.
 *
 * @returns all that was suggested by then, a line each.
 */
export async function typeIntoFirefoxBar(session: Session, text: string, suggestion: string): Promise<string> {
  const rows = await inWindow(
    session,
    `gURLBar.focus();
    gURLBar.search(${JSON.stringify(text)});
    const rows = () => [...document.querySelectorAll('.urlbarView-row')].map((row) => row.textContent.trim()).join('\\n');
    for (let turn = 0; turn < 100 && !rows().includes(${JSON.stringify(suggestion)}); turn++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const suggested = rows();
    gURLBar.handleCommand();
    return suggested;`,
  );
  return String(rows);
}
