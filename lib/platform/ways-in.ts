import { browser } from 'wxt/browser';
import { checkPage } from '../check-page.ts';
import { clicked, menuItems } from '../menu.ts';
import { type DescriptionForm, type OmniboxAnswer, omniboxHint } from '../omnibox.ts';
import { readerLanguage, type Translate } from '../words.ts';
import { translate, uiLanguage } from './page-translate.ts';

/** A tab's place among the others. */
interface TabPlace {
  index: number;
  windowId?: number | undefined;
}

/** Opens a page of the extension, in a tab next to the one it was asked for from where that is known. */
export async function openBeside(page: Parameters<typeof browser.runtime.getURL>[0], tab?: TabPlace): Promise<void> {
  const place = tab && tab.index >= 0 ? { index: tab.index + 1, windowId: tab.windowId } : {};
  await browser.tabs.create({ url: browser.runtime.getURL(page), ...place });
}

/** What the ways into the extension from anywhere in the browser need of the background. */
export interface WaysIn {
  /** What the omnibox shows for a text. */
  suggest(text: string, t: Translate, language: string, form: DescriptionForm): Promise<OmniboxAnswer>;
  /** The page that reports the channel which a text names. */
  reportPage(text: string): Promise<Parameters<typeof browser.runtime.getURL>[0]>;
  /** Settles once {@link translate} speaks the reader's language. Never rejects. */
  languageReady(): Promise<void>;
}

const FORM: DescriptionForm = import.meta.env.FIREFOX ? 'plain' : 'xml';

/**
 * Connects the context menu and the omnibox. To be called at once when the background starts: a background that sleeps
 * is woken only for listeners that it registers then.
 *
 * @returns what draws up the context menu anew, in the language spoken then.
 */
export function openWaysIn({ suggest: suggestFor, reportPage, languageReady }: WaysIn): () => Promise<void> {
  const { contextMenus, omnibox, runtime } = browser;

  let drawing = Promise.resolve();
  const drawMenu = () => {
    // One at a time: an entry that is already there cannot be created again.
    drawing = drawing.then(async () => {
      await languageReady();
      await contextMenus.removeAll();
      for (const item of menuItems(translate)) contextMenus.create(item);
    });
    return drawing;
  };
  if (import.meta.env.MANIFEST_VERSION === 2) {
    // A background that stays draws its menu whenever it starts.
    void drawMenu();
  } else {
    // The menu of one that sleeps outlives it; the browser's language may have changed since the browser last ran.
    runtime.onInstalled.addListener(() => void drawMenu());
    runtime.onStartup.addListener(() => void drawMenu());
  }
  contextMenus.onClicked.addListener((click, tab) => {
    const wish = clicked(click);
    if (wish?.action === 'check') void openBeside(checkPage(wish.text), tab);
    if (wish?.action === 'report') void reportPage(wish.text).then((page) => openBeside(page, tab));
  });

  omnibox.onInputStarted.addListener(async () => {
    await languageReady();
    omnibox.setDefaultSuggestion({ description: omniboxHint(translate, FORM) });
  });
  let latest = '';
  omnibox.onInputChanged.addListener(async (text, suggest) => {
    latest = text;
    await languageReady();
    const language = readerLanguage(translate, uiLanguage());
    // Without a list it still takes what is typed.
    const none: OmniboxAnswer = { first: omniboxHint(translate, FORM), suggestions: [] };
    const answer = await suggestFor(text, translate, language, FORM).catch(() => none);
    if (text !== latest) return;
    omnibox.setDefaultSuggestion({ description: answer.first });
    suggest(answer.suggestions);
  });
  omnibox.onInputEntered.addListener((text, disposition) => {
    const url = runtime.getURL(checkPage(text));
    if (disposition === 'currentTab') void browser.tabs.update({ url });
    else void browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
  });
  return drawMenu;
}
