import { useId } from 'preact/hooks';
import { t } from '../../lib/platform/page-translate.ts';

interface Props {
  /** The report as it stands in the file. */
  text: string;
  /** This very report has been saved. */
  saved: boolean;
}

/** The report as it will be in the file, and the way to get the file. */
export function WholeReport({ text, saved }: Props) {
  const headingId = useId();
  return (
    <section class="panel" aria-labelledby={headingId}>
      <h2 id={headingId}>{t('report.whole')}</h2>
      <p class="hint">{t('report.whole_help')}</p>
      <pre dir="ltr" lang="en">
        {text}
      </pre>
      <div class="buttons">
        <button type="submit" class="primary">
          {t('report.save')}
        </button>
        <p role="status">{saved && t('report.saved')}</p>
      </div>
    </section>
  );
}
