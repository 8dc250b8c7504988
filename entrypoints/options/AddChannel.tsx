import { useId, useRef, useState } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { CodedError } from '../../lib/errors.ts';
import { t } from '../../lib/platform/page-translate.ts';
import { parseHandle } from '../../lib/telegram/handle.ts';
import { parseTelegramLink } from '../../lib/telegram/link.ts';
import type { OptionsCalls } from './calls.ts';
import { type Announce, useAct } from './use-act.ts';
import type { Options } from './use-options.ts';

/** Longer than any link. */
const MAX_LENGTH = 2048;

/** Lets the reader trust a channel by its handle or a link to it. */
export function AddChannel({
  calls,
  options,
  announce,
}: {
  calls: OptionsCalls;
  options: Options;
  announce: Announce;
}) {
  const [failure, act] = useAct(announce);
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const fieldId = useId();
  const noteId = useId();
  const add = async () => {
    const done = await act(async () => {
      const handle = handleIn(text);
      if (!handle) throw new CodedError('HANDLE_INVALID', 'names no channel');
      await calls.setChoice({ handle }, 'trusted');
      return () => t('options.saved');
    });
    field.current?.focus();
    if (!done) return;
    setText('');
    await options.reload();
  };
  return (
    <form
      class="add"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label for={fieldId}>{t('options.add_label')}</label>
      <div class="row">
        <div class="field">
          <input
            ref={field}
            id={fieldId}
            type="text"
            dir={text === '' ? undefined : 'ltr'}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            maxLength={MAX_LENGTH}
            value={text}
            aria-invalid={failure === 'HANDLE_INVALID'}
            aria-describedby={failure && noteId}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <button type="submit">{t('options.add')}</button>
      </div>
      <div id={noteId}>{failure && <ErrorNote code={failure} role="alert" />}</div>
    </form>
  );
}

/** The handle that was typed, or that a link leads to. */
function handleIn(text: string): string | undefined {
  const link = parseTelegramLink(text);
  if (link) return link.kind === 'handle' ? link.handle : undefined;
  return parseHandle(text);
}
