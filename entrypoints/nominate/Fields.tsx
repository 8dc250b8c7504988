import { useId } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { SeenToo } from '../../components/SeenToo.tsx';
import { useOffers } from '../../components/use-offers.ts';
import { VerdictCard } from '../../components/VerdictCard.tsx';
import { t } from '../../lib/platform/page-translate.ts';
import { MAX_ADDRESS, MAX_CONTACT, MAX_NAME, MAX_TITLE, MAX_WORDS } from '../../lib/reports/limits.ts';
import type { NominateCalls } from './calls.ts';
import { Line } from './Line.tsx';
import { SiteCheck } from './SiteCheck.tsx';
import type { NominationInHand, WrongField } from './use-nomination.ts';

interface Props {
  calls: NominateCalls;
  inHand: NominationInHand;
  /** How often the reader has tried to send it: from then on what is wrong is marked. */
  tries: number;
}

/** Which channel it is, whose it is said to be, and how one can tell. */
export function Fields({ calls, inHand, tries }: Props) {
  const { typed, change, handle, sighting, client, hint, wrong } = inHand;
  const wordsId = useId();
  const needsId = useId();
  const addressNoteId = useId();
  const isWrong = (name: WrongField) => tries > 0 && wrong.includes(name);
  const offers = useOffers(calls, typed.organisation);
  const isAddressWrong = isWrong('website') || isWrong('telegram');
  const isMissing = isWrong('handle') || isWrong('organisation') || isWrong('proof');
  return (
    <>
      <section class="panel">
        <h2>{t('report.chat')}</h2>
        <div class="pair">
          <Line
            label={t('report.handle')}
            value={typed.handle}
            max={MAX_ADDRESS}
            dir="ltr"
            noteId={isWrong('handle') ? needsId : undefined}
            onType={(text) => change({ handle: text, pages: [] })}
          />
          <Line label={t('report.name')} value={typed.title} max={MAX_TITLE} onType={(title) => change({ title })} />
        </div>
        <SeenToo
          peerId={sighting.peerId}
          client={client}
          told={typed.told}
          change={(told) => change(({ told: before }) => ({ told: { ...before, ...told } }))}
        />
        {hint && handle && <VerdictCard sighting={sighting} verdict={hint.verdict} compact />}
      </section>
      <section class="panel">
        <Line
          label={t('nominate.organisation')}
          value={typed.organisation.name}
          max={MAX_NAME}
          noteId={isWrong('organisation') ? needsId : undefined}
          offers={offers.map(({ name }) => name)}
          onType={(name) => {
            const id = offers.find((offer) => offer.name === name)?.id;
            change({ organisation: id ? { id, name } : { name } });
          }}
        />
        <Line
          label={t('nominate.website')}
          value={typed.website}
          max={MAX_ADDRESS}
          dir="ltr"
          noteId={isAddressWrong ? addressNoteId : isWrong('proof') ? needsId : undefined}
          onType={(website) => change({ website })}
        />
        <div id={addressNoteId}>
          {isAddressWrong && (
            <ErrorNote
              key={tries}
              code={isWrong('website') ? 'SITE_ADDRESS_INVALID' : 'SITE_IS_TELEGRAM'}
              role="alert"
            />
          )}
        </div>
        <SiteCheck calls={calls} inHand={inHand} />
        <p>
          <label for={wordsId}>{t('nominate.words')}</label>
          <textarea
            id={wordsId}
            dir="auto"
            rows={3}
            maxLength={MAX_WORDS}
            value={typed.words}
            aria-invalid={isWrong('proof')}
            aria-describedby={isWrong('proof') ? needsId : undefined}
            onInput={(event) => change({ words: event.currentTarget.value })}
          />
        </p>
        <Line
          label={t('report.contact')}
          help={t('report.contact_help')}
          value={typed.contact}
          max={MAX_CONTACT}
          onType={(contact) => change({ contact })}
        />
        <div id={needsId}>
          {isMissing && (
            <p key={tries} role="alert" class="error-note">
              {t('nominate.needs')}
            </p>
          )}
        </div>
      </section>
    </>
  );
}
