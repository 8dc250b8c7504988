import { useRef } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import type { ListStatus } from '../../lib/messages.ts';
import { t, translate } from '../../lib/platform/page-translate.ts';
import { nameInSentence } from '../../lib/words.ts';
import { AddList } from './AddList.tsx';
import type { OptionsCalls } from './calls.ts';
import { ListEntry } from './ListEntry.tsx';
import { Section } from './Section.tsx';
import { UpdateLists } from './UpdateLists.tsx';
import { type Announce, useAct } from './use-act.ts';
import type { Options } from './use-options.ts';

interface Props {
  calls: OptionsCalls;
  options: Options;
  announce: Announce;
}

/** The lists that hints rest on: how each is doing, and those the reader adds. */
export function Lists({ calls, options, announce }: Props) {
  const { lists, listFailure, showLists } = options;
  const [failure, act] = useAct(announce);
  const place = useRef<HTMLUListElement>(null);
  const remove = async ({ id, name }: ListStatus) => {
    const done = await act(async () => {
      showLists(await calls.removeList(id));
      return () => t('options.list_removed', [nameInSentence(name, translate)]);
    });
    // The button that was pressed is gone with its list.
    if (done) place.current?.focus();
    return done;
  };
  return (
    <Section title={t('options.lists')}>
      <p class="hint">{t('options.lists_help')}</p>
      {listFailure && <ErrorNote code={listFailure} />}
      {failure && <ErrorNote code={failure} role="alert" />}
      {lists && (
        <>
          <ul ref={place} class="lists" aria-label={t('options.lists')} tabIndex={-1}>
            {lists.map((status) => (
              <ListEntry key={status.id} status={status} onRemove={() => remove(status)} />
            ))}
          </ul>
          {lists.some(({ syncs }) => syncs) && <UpdateLists calls={calls} lists={lists} onUpdated={showLists} />}
          <AddList calls={calls} options={options} announce={announce} />
        </>
      )}
    </Section>
  );
}
