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
  lists?: ListStatus[];
  shortcut?: string | undefined;
  /** Why options or personal list could not be read. */
  failure?: ErrorCode | undefined;
  /** Why the lists' status could not be read. */
  listFailure?: ErrorCode | undefined;
}

export interface Options extends Known {
  /** Shows a change before it is kept. */
  foresee(changes: SettingsChanges): void;
  /** Shows how the lists are doing now. */
  showLists(lists: ListStatus[]): void;
  /** Reads everything again that may have changed. */
  reload(): Promise<void>;
}

/** Reads what the page shows, and again whenever it changes elsewhere. */
export function useOptions(calls: OptionsCalls): Options {
  const [known, setKnown] = useState<Known>({});
  const learn = useCallback((news: Known) => setKnown((before) => ({ ...before, ...news })), []);
  const showLists = useCallback((lists: ListStatus[]) => learn({ lists, listFailure: undefined }), [learn]);
  const reload = useCallback(async () => {
    const readLists = calls.lists().then(showLists, (error: unknown) => learn({ listFailure: codeOf(error) }));
    const failures = await Promise.all([
      calls.settings().then((settings) => {
        learn({ settings });
        return settings.problem;
      }, codeOf),
      calls.personalList().then((entries) => {
        learn({ entries });
        return undefined;
      }, codeOf),
    ]);
    learn({ failure: failures.find((failure) => failure !== undefined) });
    await readLists;
  }, [calls, learn, showLists]);

  useEffect(() => {
    reload();
    calls.shortcut().then((shortcut) => learn({ shortcut }));
    return calls.follow(() => void reload());
  }, [calls, learn, reload]);

  const foresee = useCallback((changes: SettingsChanges) => {
    setKnown((before) => (before.settings ? { ...before, settings: { ...before.settings, ...changes } } : before));
  }, []);
  return { ...known, foresee, showLists, reload };
}

function codeOf(error: unknown): ErrorCode {
  return errorCode(error, 'BACKGROUND_UNREACHABLE');
}
