import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { t } from '../../lib/platform/page-translate.ts';
import type { OptionsCalls } from './calls.ts';
import { Section } from './Section.tsx';
import { type Announce, useAct } from './use-act.ts';
import type { Options } from './use-options.ts';

/** Sets everything back, once the reader has said so twice. */
export function Reset({ calls, options, announce }: { calls: OptionsCalls; options: Options; announce: Announce }) {
  const [failure, act] = useAct(announce);
  const [asking, setAsking] = useState<boolean | undefined>(undefined);
  const reset = useRef<HTMLButtonElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // Not at first: only when one button has taken the other's place.
    if (asking !== undefined) (asking ? cancel : reset).current?.focus();
  }, [asking]);
  const confirm = async () => {
    await act(async () => {
      await calls.reset();
      return () => t('options.reset_done');
    });
    setAsking(false);
    await options.reload();
  };
  return (
    <Section title={t('options.reset')}>
      <p class="hint">{t('options.reset_help')}</p>
      {failure && <ErrorNote code={failure} role="alert" />}
      <div class="buttons">
        {asking ? (
          <>
            <button key="confirm" type="button" class="danger" onClick={confirm}>
              {t('options.reset_confirm')}
            </button>
            <button key="cancel" ref={cancel} type="button" onClick={() => setAsking(false)}>
              {t('options.cancel')}
            </button>
          </>
        ) : (
          <button key="reset" ref={reset} type="button" onClick={() => setAsking(true)}>
            {t('options.reset_button')}
          </button>
        )}
      </div>
    </Section>
  );
}
