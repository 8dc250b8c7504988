import { useId } from 'preact/hooks';

interface Props {
  label: string;
  help?: string;
  value: string;
  max: number;
  dir?: 'ltr' | 'auto';
  /** Id of what says why it is wrong; absent while it is not. */
  noteId?: string | undefined;
  offers?: string[];
  onType: (text: string) => void;
}

/** A field of one line with its label. */
export function Line({ label, help, value, max, dir = 'auto', noteId, offers, onType }: Props) {
  const id = useId();
  const helpId = useId();
  const listId = useId();
  return (
    <>
      <p>
        <label for={id}>{label}</label>
        <input
          id={id}
          type="text"
          dir={dir}
          autocomplete="off"
          spellcheck={false}
          maxLength={max}
          value={value}
          list={offers && listId}
          aria-invalid={noteId !== undefined}
          aria-describedby={[noteId, help && helpId].filter(Boolean).join(' ') || undefined}
          onInput={(event) => onType(event.currentTarget.value)}
        />
        {offers && (
          <datalist id={listId}>
            {offers.map((offer) => (
              <option key={offer} value={offer} />
            ))}
          </datalist>
        )}
      </p>
      {help && (
        <p id={helpId} class="hint">
          {help}
        </p>
      )}
    </>
  );
}
