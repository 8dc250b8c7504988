import { browser } from 'wxt/browser';
import { chosenMessages } from '../chosen-messages.ts';
import { SETTINGS_KEY } from '../settings.ts';
import { speakLanguage } from './page-translate.ts';
import type { Platform } from './platform.ts';

/**
 * Speaks the language the reader chose, from when it is first needed, and another one once they choose another. To be
 * called at once when the background starts.
 *
 * @param onChange called when the reader has changed their options: what was said before may have to be said anew.
 * @returns `ready` settles once the language is spoken, and never rejects.
 */
export function followChosenLanguage(
  platform: Pick<Platform, 'store' | 'readMessages'>,
  onChange: () => void,
): { ready: () => Promise<void> } {
  let speaking: Promise<void> | undefined;
  browser.storage.local.onChanged.addListener((changes) => {
    if (!(SETTINGS_KEY in changes)) return;
    speaking = undefined;
    onChange();
  });
  return {
    ready() {
      speaking ??= chosenMessages(platform).then(speakLanguage);
      return speaking;
    },
  };
}
