import { useId } from 'preact/hooks';
import type { ListStatus } from '../../lib/messages.ts';
import { t, translate } from '../../lib/platform/page-translate.ts';
import { isolate } from '../../lib/text/display.ts';
import { directionOf, nameInSentence } from '../../lib/words.ts';

/** By which a site declares its channel (instantview.telegram.org/docs, "channel"). */
const TAG = '<meta name="telegram:channel">';

interface Props {
  /** The list that the hint comes from, where it comes from one. */
  hintFrom: ListStatus | undefined;
  /** The extension's own. */
  own: ListStatus | undefined;
}

/** How an honest channel objects to a hint: who decides, by what, and where the list's publisher says more. */
export function Objection({ hintFrom, own }: Props) {
  const headingId = useId();
  const page = (hintFrom ?? own)?.contact?.page;
  return (
    <section class="panel" aria-labelledby={headingId}>
      <h2 id={headingId}>{t('object.heading')}</h2>
      {hintFrom && <p>{t('object.list', [nameInSentence(hintFrom.name, translate)])}</p>}
      <p>{t('object.who')}</p>
      <p>{t('object.proof', [isolate(TAG, directionOf(translate), 'ltr')])}</p>
      {page && (
        <p>
          <a href={page} target="_blank" rel="noopener noreferrer">
            {t('object.page')}
          </a>
        </p>
      )}
    </section>
  );
}
