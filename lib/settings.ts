import { type ErrorCode, errorCode } from './errors.ts';
import { isLanguage, type Language } from './languages.ts';
import type { Platform } from './platform/platform.ts';
import { refuseNewer } from './stored-format.ts';
import { StoredValue } from './stored-value.ts';
import { PLACES, type Place } from './surfaces/places.ts';
import { VERDICT_KINDS, type VerdictKind } from './verdict/verdict.ts';

/** Where the reader's choices are kept. */
export const SETTINGS_KEY = 'settings';

/** Verdicts that show a badge; `unknown` never does. */
export const BADGE_VERDICTS = VERDICT_KINDS.filter((kind) => kind !== 'unknown');

/** The reader's choices. What is switched off is kept, so that verdicts and places of later versions start switched on. */
export interface Settings {
  /** Rises when a later version must read an earlier one's settings differently. */
  format: 1;
  language: 'browser' | Language;
  verdictsOff: VerdictKind[];
  placesOff: Place[];
  /** Why these are the defaults and not what was stored. */
  problem?: ErrorCode;
}

export const DEFAULT_SETTINGS: Settings = { format: 1, language: 'browser', verdictsOff: [], placesOff: [] };

/**
 * Settings from whatever was stored in a format that is known: what is sound is kept, what is not gives way to the
 * default. Never throws.
 */
export function readSettings(value: unknown): Settings {
  if (typeof value !== 'object' || value === null) return DEFAULT_SETTINGS;
  const stored = value as Record<string, unknown>;
  return {
    format: 1,
    language: isLanguage(stored['language']) ? stored['language'] : 'browser',
    verdictsOff: known(stored['verdictsOff'], BADGE_VERDICTS),
    placesOff: known(stored['placesOff'], PLACES),
  };
}

/** Reads the reader's choices. Storage that cannot be read, or was written by a newer version, gives the defaults. */
export async function loadSettings(platform: Pick<Platform, 'store'>): Promise<Settings> {
  try {
    const stored = await platform.store.get(SETTINGS_KEY);
    refuseNewer(stored, DEFAULT_SETTINGS.format);
    return readSettings(stored);
  } catch {
    return DEFAULT_SETTINGS;
  }
}

/** What a reader can change at once: any of the choices. */
export type SettingsChanges = Partial<Omit<Settings, 'format' | 'problem'>>;

/** The reader's choices as the background keeps them. */
export class KeptSettings {
  readonly #kept: StoredValue<Settings>;

  constructor(platform: Pick<Platform, 'store'>) {
    this.#kept = new StoredValue(platform.store, SETTINGS_KEY, readSettings, DEFAULT_SETTINGS.format);
  }

  /** The choices in force. Storage that cannot be read gives the defaults, and says why. */
  get(): Promise<Settings> {
    return this.#kept
      .get()
      .catch((error) => ({ ...DEFAULT_SETTINGS, problem: errorCode(error, 'STORAGE_UNAVAILABLE') }));
  }

  /**
   * Changes the choices that are given and leaves the others. What is no sound choice becomes the default.
   *
   * @returns the choices in force from now on.
   * @throws {CodedError} `STORAGE_UNAVAILABLE`, `STORED_NEWER`: nothing has changed then.
   */
  change(changes: SettingsChanges): Promise<Settings> {
    return this.#kept.change((settings) => readSettings({ ...settings, ...changes }));
  }

  /** Sets every choice back. @throws {CodedError} `STORAGE_UNAVAILABLE` */
  clear(): Promise<void> {
    return this.#kept.clear();
  }
}

function known<T extends string>(value: unknown, all: readonly T[]): T[] {
  return Array.isArray(value) ? all.filter((each) => value.includes(each)) : [];
}
