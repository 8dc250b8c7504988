import { useCallback, useState } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { t, translate } from '../../lib/platform/page-translate.ts';
import { isolate } from '../../lib/text/display.ts';
import { directionOf } from '../../lib/words.ts';
import type { OptionsCalls } from './calls.ts';
import { Lists } from './Lists.tsx';
import { Notice, type Noticed } from './Notice.tsx';
import { Personal } from './Personal.tsx';
import { Reset } from './Reset.tsx';
import { Showing } from './Showing.tsx';
import { useOptions } from './use-options.ts';

/** The options: what is shown, in which language, the reader's own list, and the lists it all rests on. */
export function App({ calls }: { calls: OptionsCalls }) {
  const options = useOptions(calls);
  const [noticed, setNoticed] = useState<Noticed>({ count: 0 });
  const announce = useCallback(
    (words: Noticed['words']) => setNoticed(({ count }) => ({ count: count + 1, words })),
    [],
  );
  const { settings, entries, failure } = options;
  const parts = { calls, options, announce };
  return (
    <>
      <PageHeader title={t('options.title')} />
      <main>
        {failure && <ErrorNote code={failure} role="alert" />}
        {settings && <Showing {...parts} settings={settings} />}
        {entries && <Personal {...parts} entries={entries} />}
        <Lists {...parts} />
        <p class="aside">{shortcutWords(options.shortcut)}</p>
        <Reset {...parts} />
      </main>
      <Notice {...noticed} />
    </>
  );
}

function shortcutWords(shortcut: string | undefined): string {
  if (!shortcut) return t('options.shortcut_none');
  return t('options.shortcut', [isolate(shortcut, directionOf(translate), 'ltr')]);
}
