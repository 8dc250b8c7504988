import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../lib/platform/page-translate.ts';

/** Copies a diagnosis for whoever mends the extension. Where the clipboard is closed to us, its text is shown to be copied. */
export function CopyDiagnosis({ text }: { text: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | undefined>(undefined);
  const fieldId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (outcome === 'failed') field.current?.select();
  }, [outcome]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };
  return (
    <div class="diagnosis">
      <button type="button" onClick={copy}>
        {t('diagnosis.copy')}
      </button>
      <p role="status">{outcome && t(outcome === 'copied' ? 'diagnosis.copied' : 'diagnosis.failed')}</p>
      {outcome === 'failed' && (
        <>
          <label for={fieldId}>{t('diagnosis.text')}</label>
          <textarea id={fieldId} ref={field} dir="ltr" rows={8} readOnly value={text} />
        </>
      )}
    </div>
  );
}
