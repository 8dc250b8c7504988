import { useEffect, useRef, useState } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { CodedError } from '../../lib/errors.ts';
import type { PersonalEntry } from '../../lib/personal/entry.ts';
import { MAX_FILE_SIZE, printSavedFile } from '../../lib/personal/saved-file.ts';
import { t, translate } from '../../lib/platform/page-translate.ts';
import { countInSentence } from '../../lib/words.ts';
import { AddChannel } from './AddChannel.tsx';
import type { OptionsCalls } from './calls.ts';
import { PersonalTable } from './PersonalTable.tsx';
import { Section } from './Section.tsx';
import { type Announce, useAct } from './use-act.ts';
import type { Options } from './use-options.ts';

const FILE_NAME = 'channel-trust-hints.json';

interface Props {
  calls: OptionsCalls;
  options: Options;
  announce: Announce;
  entries: PersonalEntry[];
}

/** The reader's own list: what they decided, to look through, to add to, to take along. */
export function Personal({ calls, options, announce, entries }: Props) {
  const [failure, act] = useAct(announce);
  const file = useRef<HTMLInputElement>(null);
  const { table, focusRow } = useFocusAfterRemoval(entries);

  const remove = async (entry: PersonalEntry, row: number) => {
    const { handle, peerId } = entry;
    const done = await act(async () => {
      await calls.setChoice({ ...(handle && { handle }), ...(peerId && { peerId }) }, null);
      return () => t('options.saved');
    });
    await options.reload();
    if (done) focusRow(row);
  };
  const add = async (chosen: File) => {
    await act(async () => {
      if (chosen.size > MAX_FILE_SIZE) throw new CodedError('IMPORT_TOO_LARGE', `${chosen.size} bytes`);
      const { added } = await calls.personalImport(await chosen.text());
      return () => (added === 0 ? t('options.imported_none') : countInSentence('options.imported', added, translate));
    });
    await options.reload();
  };

  return (
    <Section title={t('options.personal')}>
      <p class="hint">{t('options.personal_help')}</p>
      <AddChannel calls={calls} options={options} announce={announce} />
      <div ref={table} tabIndex={-1}>
        {entries.length === 0 ? (
          <p class="empty">{t('options.personal_empty')}</p>
        ) : (
          <PersonalTable entries={entries} onRemove={remove} />
        )}
      </div>
      {failure && <ErrorNote code={failure} role="alert" />}
      <div class="buttons">
        <button
          type="button"
          disabled={entries.length === 0}
          onClick={() => calls.save(FILE_NAME, printSavedFile(entries))}
        >
          {t('options.export')}
        </button>
        <button type="button" onClick={() => file.current?.click()}>
          {t('options.import')}
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? [];
            if (chosen) add(chosen);
            // The same file can be chosen again.
            currentTarget.value = '';
          }}
        />
      </div>
    </Section>
  );
}

/** The button that was pressed goes with its row: the next row's takes the focus, or the place of the table. */
function useFocusAfterRemoval(entries: PersonalEntry[]) {
  const table = useRef<HTMLDivElement>(null);
  const [row, focusRow] = useState<number | undefined>(undefined);
  useEffect(() => {
    if (row === undefined) return;
    const buttons = table.current?.querySelectorAll<HTMLButtonElement>('tbody button') ?? [];
    (buttons[Math.min(row, buttons.length - 1)] ?? table.current)?.focus();
    focusRow(undefined);
  }, [row, entries]);
  return { table, focusRow };
}
