import { useId } from 'preact/hooks';
import type { ListStatus } from '../../lib/messages.ts';
import { t } from '../../lib/platform/page-translate.ts';

/** How an honest channel objects to a hint: who decides, by what, and how else they are reached. */
export function Objection({ list }: { list: ListStatus | undefined }) {
  const headingId = useId();
  const { mail, page } = list?.contact ?? {};
  return (
    <section class="panel" aria-labelledby={headingId}>
      <h2 id={headingId}>{t('object.heading')}</h2>
      <p>{t('object.who')}</p>
      <p>{t('object.proof')}</p>
      {(mail || page) && (
        <ul class="ways">
          {mail && (
            <li>
              <a href={`mailto:${mail}`} dir="ltr">
                {mail}
              </a>
            </li>
          )}
          {page && (
            <li>
              <a href={page} target="_blank" rel="noopener noreferrer" dir="ltr">
                {page}
              </a>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
