import { useId, useRef } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { t } from '../../lib/platform/page-translate.ts';
import type { OptionsCalls } from './calls.ts';
import { ListOffer } from './ListOffer.tsx';
import type { Announce } from './use-act.ts';
import { useListOffer } from './use-list-offer.ts';
import type { Options } from './use-options.ts';

/** Longer than any address. */
const MAX_LENGTH = 2048;

/** Lets the reader look at a list at an address, and add it. */
export function AddList({ calls, options, announce }: { calls: OptionsCalls; options: Options; announce: Announce }) {
  const { address, type, look, looking, offer, failure } = useListOffer(calls);
  const field = useRef<HTMLInputElement>(null);
  const fieldId = useId();
  const noteId = useId();
  const backToField = (text: string) => {
    type(text);
    field.current?.focus();
  };
  return (
    <div class="add-list">
      <form
        class="add"
        onSubmit={async (event) => {
          event.preventDefault();
          const found = await look();
          if (!found) field.current?.focus();
        }}
      >
        <h3>{t('options.list_add')}</h3>
        <p class="hint">{t('options.list_add_help')}</p>
        <label for={fieldId}>{t('options.list_address')}</label>
        <div class="row">
          <div class="field">
            <input
              ref={field}
              id={fieldId}
              type="text"
              inputMode="url"
              dir="ltr"
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              maxLength={MAX_LENGTH}
              placeholder="https://"
              value={address}
              aria-invalid={failure === 'LIST_ADDRESS_INVALID'}
              aria-describedby={failure && noteId}
              onInput={(event) => type(event.currentTarget.value)}
            />
          </div>
          <button type="submit" aria-disabled={looking} aria-busy={looking}>
            {t(looking ? 'options.list_looking' : 'options.list_look')}
          </button>
        </div>
        <div id={noteId}>{failure && <ErrorNote code={failure} role="alert" />}</div>
      </form>
      {offer && (
        <ListOffer
          calls={calls}
          options={options}
          announce={announce}
          offer={offer}
          onAdded={() => backToField('')}
          onCancel={() => backToField(address)}
        />
      )}
    </div>
  );
}
