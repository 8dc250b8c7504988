import type { Platform } from './platform/platform.ts';
import { loadSettings } from './settings.ts';

/** Messages of the language the reader chose; `undefined` when that is the browser's, or cannot be read. Never rejects. */
export async function chosenMessages(
  platform: Pick<Platform, 'store' | 'readMessages'>,
): Promise<Record<string, string> | undefined> {
  const { language } = await loadSettings(platform);
  if (language === 'browser') return undefined;
  return platform.readMessages(language).catch(() => undefined);
}
