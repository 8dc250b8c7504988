/**
 * `npm run pictures` takes the pictures of the stores (docs/store/pictures) and of the documents (docs/images) in
 * Chromium: the built extension, on replicas of Telegram's pages, with chats and organisations that are all invented.
 *
 * `--language he` takes the stores' pictures in one language only; any of the twelve will do.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLanguage, type Language } from '../lib/languages.ts';
import { launchChromium, type Session, startPages } from '../test/browser/harness/index.ts';
import { bundledList, storeList } from '../test/browser/harness/stored-list.ts';
import { ensureBrowsers } from './browsers.ts';
import { chatsIn, withInvented } from './pictures/chats.ts';
import { framed, logo, tile } from './pictures/frame.ts';
import { SCENES } from './pictures/scenes.ts';
import { buildExtension } from './start/build.ts';
import { translatorFromYaml } from './translate.ts';

const root = join(import.meta.dirname, '..');
const STORE = join(root, 'docs/store/pictures');
const IMAGES = join(root, 'docs/images');
/** Scenes that documents show, as they are. */
const IN_DOCUMENTS = ['twin', 'official', 'popup'];

const args = process.argv.slice(2);
const asked = args.flatMap((arg, index) => (args[index - 1] === '--language' ? [arg] : [])).filter(isLanguage);
const languages: readonly Language[] = asked.length > 0 ? asked : ['en', 'he'];

await ensureBrowsers(['chromium']);
const extension = buildExtension('chromium', console.log);
const pages = await startPages();
const session = await launchChromium({ pages, extension });
try {
  await storeList(session, pages, withInvented(bundledList()));
  const easel = await session.newPage();
  keep(STORE, 'logo', await logo(easel, translatorFromYaml(readFileSync(join(root, 'locales/en.yml'), 'utf8'))));
  for (const language of languages) {
    await speak(session, language);
    const t = translatorFromYaml(readFileSync(join(root, `locales/${language}.yml`), 'utf8'));
    const chats = chatsIn(language === 'he' ? 'he' : 'en');
    keep(STORE, `tile-${language}`, await tile(easel, t));
    for (const { name, caption, themes, take } of SCENES) {
      for (const theme of themes) {
        const shot = await take({ session, chats, dark: theme === 'dark' });
        await easel.bringToFront();
        keep(STORE, `${name}-${language}-${theme}`, await framed(easel, shot, { caption, t, theme }));
        if (language === 'en' && theme === 'light' && IN_DOCUMENTS.includes(name))
          keep(IMAGES, name, shot.popup ?? shot.page);
      }
    }
  }
} finally {
  await session.close();
  await pages.close();
}

function keep(folder: string, name: string, picture: Uint8Array): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  writeFileSync(path, picture);
  console.log(`${path.slice(root.length + 1)}  ${Math.round(picture.length / 1024)} kB`);
}

/** The extension speaks this language from now on. */
async function speak(running: Session, language: Language): Promise<void> {
  const tab = await running.openExtensionPage('popup.html');
  await tab.evaluate(async (chosen) => {
    const api = globalThis.browser ?? globalThis.chrome;
    await api.runtime.sendMessage({
      id: 1,
      type: 'change-settings',
      data: { language: chosen },
      timestamp: Date.now(),
    });
  }, language);
  await tab.close();
}
