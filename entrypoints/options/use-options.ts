import { useCallback, useEffect, useState } from 'preact/hooks';
import { type ErrorCode, errorCode } from '../../lib/errors.ts';
import type { ListStatus } from '../../lib/messages.ts';
import type { PersonalEntry } from '../../lib/personal/entry.ts';
import type { Settings, SettingsChanges } from '../../lib/settings.ts';
import type { OptionsCalls } from './calls.ts';

/** What the page shows, as far as it is known. */
interface Known {
  settings?: Settings;
  entries?: PersonalEntry[];
  status?: ListStatus;
  shortcut?: string | undefined;
  /** Why options or personal list could not be read. */
  failure?: ErrorCode | undefined;
  /** Why the official list's status could not be read. */
  listFailure?: ErrorCode;
}

export interface Options extends Known {
  /** Shows a change before it is kept. */
  foresee(changes: SettingsChanges): void;
  /** Reads options and personal list again. */
  reload(): Promise<void>;
}

/** Reads what the page shows, and again whenever it changes elsewhere. */
export function useOptions(calls: OptionsCalls): Options {
  const [known, setKnown] = useState<Known>({});
  const learn = useCallback((news: Known) => setKnown((before) => ({ ...before, ...news })), []);
  const reload = useCallback(async () => {
    const failures = await Promise.all([
      calls.settings().then((settings) => learn({ settings }), codeOf),
      calls.personalList().then((entries) => learn({ entries }), codeOf),
    ]);
    learn({ failure: failures.find((failure) => typeof failure === 'string') });
  }, [calls, learn]);

  useEffect(() => {
    reload();
    calls.shortcut().then((shortcut) => learn({ shortcut }));
    calls.listStatus().then(
      (status) => learn({ status }),
      (error: unknown) => learn({ listFailure: codeOf(error) }),
    );
    return calls.follow(() => void reload());
  }, [calls, learn, reload]);

  const foresee = useCallback((changes: SettingsChanges) => {
    setKnown((before) => (before.settings ? { ...before, settings: { ...before.settings, ...changes } } : before));
  }, []);
  return { ...known, foresee, reload };
}

function codeOf(error: unknown): ErrorCode {
  return errorCode(error, 'BACKGROUND_UNREACHABLE');
}
