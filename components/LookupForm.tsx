import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { LookupResult, NameMatch } from '../lib/messages.ts';
import { t } from '../lib/platform/page-translate.ts';
import { printHandle } from '../lib/telegram/handle.ts';
import type { Sighting } from '../lib/telegram/sighting.ts';
import { LookupResults } from './LookupResults.tsx';
import { optionId, resultInView, useLookup } from './use-lookup.ts';
import type { CardActions } from './VerdictCard.tsx';

/** Longer than any link; what is longer is refused by the background anyway. */
const MAX_QUERY = 4096;

interface Props {
  /** Answers one query; what it rejects with is told by its error code. */
  ask: (query: string) => Promise<LookupResult>;
  /** Puts the cursor into the field once this turns true, unless the reader is already elsewhere. */
  focus: boolean;
  /** Told whenever the field turns empty or stops being so. */
  onActive?: (active: boolean) => void;
  /** Queries that the reader can try with a press. */
  examples?: readonly string[];
  /** Looked up at once, and again whenever it is another. */
  given?: string | undefined;
  /** What the reader can do about a chat that was looked up; absent where there is nothing. */
  actionsFor?: (sighting: Sighting) => CardActions;
}

/**
 * Looks up a handle, a Telegram link or a name while it is typed: a combobox after the ARIA Authoring Practices,
 * whose list holds the organisations found by name.
 */
export function LookupForm({ ask, focus, onActive, examples = [], given, actionsFor }: Props) {
  const fieldId = useId();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const { query, state, type, submit } = useLookup(ask, given);
  const [active, setActive] = useState(-1);
  const result = resultInView(state);
  const matches = result?.matches ?? [];
  const activeMatch = matches[active];
  const empty = query === '';

  useEffect(() => {
    if (focus && document.activeElement === document.body) field.current?.focus();
  }, [focus]);
  useEffect(() => onActive?.(!empty), [empty, onActive]);
  useEffect(() => setActive(-1), [result]);

  const choose = (match: NameMatch) => {
    submit(printHandle(match.handle));
    field.current?.focus();
  };
  const actions = (sighting: Sighting): CardActions | undefined => {
    const own = actionsFor?.(sighting);
    return (
      own && {
        ...own,
        async choose(choice) {
          await own.choose(choice);
          submit(query);
        },
      }
    );
  };
  const clear = () => {
    submit('');
    field.current?.focus();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && !empty) {
      // With an empty field Escape is the browser's: it closes the popup.
      event.preventDefault();
      clear();
    }
    const step = matches.length > 0 ? nextOption(event.key, active, matches.length) : undefined;
    if (step === undefined) return;
    event.preventDefault();
    setActive(step);
  };

  return (
    <search class="lookup">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (activeMatch) choose(activeMatch);
          else submit(query);
        }}
      >
        <label for={fieldId}>{t('lookup.label')}</label>
        <div class="field">
          <input
            ref={field}
            id={fieldId}
            type="text"
            role="combobox"
            dir={empty ? undefined : 'auto'}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            enterkeyhint="search"
            maxLength={MAX_QUERY}
            placeholder={t('lookup.placeholder')}
            value={query}
            aria-autocomplete="list"
            aria-controls={listId}
            aria-expanded={matches.length > 0}
            aria-activedescendant={activeMatch && optionId(listId, active)}
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          {!empty && (
            <button type="button" class="clear" aria-label={t('lookup.clear')} onClick={clear}>
              <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
                <path d="M3 3 13 13M13 3 3 13" />
              </svg>
            </button>
          )}
        </div>
        {examples.length > 0 && (
          <p class="examples">
            {examples.map((example) => (
              <button key={example} type="button" onClick={() => submit(example)}>
                <bdi dir="auto">{example}</bdi>
              </button>
            ))}
          </p>
        )}
      </form>
      <LookupResults state={state} query={query} listId={listId} active={active} onChoose={choose} actions={actions} />
    </search>
  );
}

/** The option a key leads to; -1 is the field itself. `undefined` for keys that lead nowhere. */
function nextOption(key: string, active: number, count: number): number | undefined {
  if (key === 'ArrowDown') return active + 1 < count ? active + 1 : -1;
  if (key === 'ArrowUp') return active < 0 ? count - 1 : active - 1;
  return undefined;
}
