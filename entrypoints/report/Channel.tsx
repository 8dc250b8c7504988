import { useId } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { SeenToo } from '../../components/SeenToo.tsx';
import { VerdictCard } from '../../components/VerdictCard.tsx';
import { t } from '../../lib/platform/page-translate.ts';
import type { ReportInHand } from './use-report.ts';

/** Longer than any link, handle or title. */
const MAX_LENGTH = 2048;

/** Which channel it is, and what the extension says of it. */
export function Channel({ inHand, tries }: { inHand: ReportInHand; tries: number }) {
  const { typed, change, sighting, client, hint, wrong } = inHand;
  const headingId = useId();
  const handleId = useId();
  const noteId = useId();
  const titleId = useId();
  const isWrong = tries > 0 && wrong.includes('handle');
  return (
    <section class="panel" aria-labelledby={headingId}>
      <h2 id={headingId}>{t('report.chat')}</h2>
      <div class="pair">
        <p>
          <label for={handleId}>{t('report.handle')}</label>
          <input
            id={handleId}
            type="text"
            dir="ltr"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            maxLength={MAX_LENGTH}
            value={typed.handle}
            aria-invalid={isWrong}
            aria-describedby={isWrong ? noteId : undefined}
            onInput={(event) => change({ handle: event.currentTarget.value })}
          />
        </p>
        <p>
          <label for={titleId}>{t('report.name')}</label>
          <input
            id={titleId}
            type="text"
            dir="auto"
            autocomplete="off"
            spellcheck={false}
            maxLength={MAX_LENGTH}
            value={typed.title}
            onInput={(event) => change({ title: event.currentTarget.value })}
          />
        </p>
      </div>
      <div id={noteId}>{isWrong && <ErrorNote key={tries} code="HANDLE_INVALID" role="alert" />}</div>
      <SeenToo
        peerId={sighting.peerId}
        client={client}
        told={typed.told}
        change={(told) => change({ told: { ...typed.told, ...told } })}
      />
      {hint && (
        <div class="hint-now">
          <p class="label">{t('report.hint')}</p>
          <VerdictCard sighting={sighting} verdict={hint.verdict} compact />
        </div>
      )}
    </section>
  );
}
