import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/platform/page-translate.ts';

interface Props {
  /** Id of the element that names the list. */
  nameId: string;
  /** Resolves to false when it could not be removed. */
  onRemove: () => Promise<boolean>;
}

/** Removes an added list, once the reader has said so twice. */
export function RemoveList({ nameId, onRemove }: Props) {
  const [asking, setAsking] = useState<boolean | undefined>(undefined);
  const remove = useRef<HTMLButtonElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const removeId = useId();
  const questionId = useId();
  useLayoutEffect(() => {
    // Not at first: only when one button has taken the other's place.
    if (asking !== undefined) (asking ? cancel : remove).current?.focus();
  }, [asking]);
  const confirm = async () => {
    const done = await onRemove();
    if (!done) setAsking(false);
  };
  if (!asking) {
    return (
      <div class="buttons">
        <button
          key="remove"
          ref={remove}
          type="button"
          id={removeId}
          aria-labelledby={`${removeId} ${nameId}`}
          onClick={() => setAsking(true)}
        >
          {t('options.list_remove')}
        </button>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing is filled in here
    <div class="ask" role="group" aria-labelledby={`${nameId} ${questionId}`}>
      <p id={questionId}>{t('options.list_remove_ask')}</p>
      <div class="buttons">
        <button key="confirm" type="button" class="danger" onClick={confirm}>
          {t('options.list_remove_confirm')}
        </button>
        <button key="cancel" ref={cancel} type="button" onClick={() => setAsking(false)}>
          {t('options.cancel')}
        </button>
      </div>
    </div>
  );
}
