import { browser } from 'wxt/browser';
import { doneByBackground, fromBackground, NETWORK_PATIENCE } from '../../lib/ask-background.ts';
import { LISTS_IN_USE_KEY } from '../../lib/list/keys.ts';
import type { ListPreview, ListStatus } from '../../lib/messages.ts';
import type { ChatRef, Choice, PersonalEntry } from '../../lib/personal/entry.ts';
import { PERSONAL_KEY } from '../../lib/personal/keys.ts';
import { sendMessage } from '../../lib/platform/page-messages.ts';
import { saveFile } from '../../lib/platform/save-file.ts';
import { SETTINGS_KEY, type Settings, type SettingsChanges } from '../../lib/settings.ts';

/** The command that opens the popup, as Chromium and Firefox name it in their manifests. */
const POPUP_COMMANDS = ['_execute_action', '_execute_browser_action'];

/** What is stored under these changes what the page shows. */
const FOLLOWED = [SETTINGS_KEY, PERSONAL_KEY, LISTS_IN_USE_KEY];

/**
 * What the options page asks of the rest of the extension. Every promise but `shortcut`'s may reject with a CodedError:
 * the one the background met, or `BACKGROUND_UNREACHABLE`.
 */
export interface OptionsCalls {
  settings(): Promise<Settings>;
  changeSettings(changes: SettingsChanges): Promise<Settings>;
  /** Newest first. */
  personalList(): Promise<PersonalEntry[]>;
  setChoice(chat: ChatRef, choice: Choice | null): Promise<void>;
  personalImport(text: string): Promise<{ added: number }>;
  reset(): Promise<void>;
  /** How the lists are doing, the extension's own first. */
  lists(): Promise<ListStatus[]>;
  /** Syncs every list now. */
  syncLists(): Promise<ListStatus[]>;
  /** What list there is at an address: nothing is kept. */
  previewList(address: string): Promise<ListPreview>;
  /** Adds the list that was previewed. */
  addList(preview: Pick<ListPreview, 'url' | 'fingerprint'>): Promise<ListStatus[]>;
  removeList(id: string): Promise<ListStatus[]>;
  /** The keys that open the popup, as the browser writes them; `undefined` when there are none. Never rejects. */
  shortcut(): Promise<string | undefined>;
  /** Lets the browser save a file. */
  save(name: string, text: string): void;
  /** Calls `listener` whenever options, the personal list or the lists in use change, wherever that happens. @returns what stops it. */
  follow(listener: () => void): () => void;
}

export const askBackground: OptionsCalls = {
  settings: () => fromBackground(sendMessage('settings', undefined)),
  changeSettings: (changes) => fromBackground(sendMessage('change-settings', changes)),
  personalList: () => fromBackground(sendMessage('personal-list', undefined)),
  setChoice: (chat, choice) => doneByBackground(sendMessage('set-choice', { chat, choice })),
  personalImport: (text) => fromBackground(sendMessage('personal-import', { text })),
  reset: () => doneByBackground(sendMessage('reset', undefined)),
  lists: () => fromBackground(sendMessage('lists', undefined)),
  syncLists: () => fromBackground(sendMessage('sync-lists', undefined), NETWORK_PATIENCE),
  previewList: (address) => fromBackground(sendMessage('preview-list', { address }), NETWORK_PATIENCE),
  addList: ({ url, fingerprint }) =>
    fromBackground(sendMessage('add-list', { address: url, fingerprint }), NETWORK_PATIENCE),
  removeList: (id) => fromBackground(sendMessage('remove-list', { id })),
  async shortcut() {
    // Browsers without a keyboard have no commands at all.
    const commands = await Promise.resolve(browser.commands?.getAll()).catch(() => undefined);
    return commands?.find(({ name = '' }) => POPUP_COMMANDS.includes(name))?.shortcut || undefined;
  },
  save: saveFile,
  follow(listener) {
    const onChanged = (changes: Record<string, unknown>) => {
      if (FOLLOWED.some((key) => key in changes)) listener();
    };
    browser.storage.local.onChanged.addListener(onChanged);
    return () => browser.storage.local.onChanged.removeListener(onChanged);
  },
};
