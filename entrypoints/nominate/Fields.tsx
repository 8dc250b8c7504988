import { useEffect, useId, useState } from 'preact/hooks';
import { VerdictCard } from '../../components/VerdictCard.tsx';
import { t, translate, uiLanguage } from '../../lib/platform/page-translate.ts';
import { MAX_ADDRESS, MAX_CONTACT, MAX_NAME, MAX_TITLE, MAX_WORDS } from '../../lib/reports/limits.ts';
import { organisationName, readerLanguage } from '../../lib/words.ts';
import type { NominateCalls } from './calls.ts';
import { SiteCheck } from './SiteCheck.tsx';
import { type NominationInHand, TYPING_PAUSE } from './use-nomination.ts';

interface Props {
  calls: NominateCalls;
  inHand: NominationInHand;
  /** The reader has tried to send it: what is missing is marked. */
  tried: boolean;
}

/** Which channel it is, whose it is said to be, and how one can tell. */
export function Fields({ calls, inHand, tried }: Props) {
  const { typed, change, handle, hint, missing } = inHand;
  const wordsId = useId();
  const isWrong = (name: NominationInHand['missing'][number]) => tried && missing.includes(name);
  const offers = useOffers(calls, typed.organisation);
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
            wrong={isWrong('handle')}
            onType={(text) => change({ handle: text, pages: [] })}
          />
          <Line label={t('report.name')} value={typed.title} max={MAX_TITLE} onType={(title) => change({ title })} />
        </div>
        {hint && handle && <VerdictCard sighting={{ handle }} verdict={hint.verdict} compact />}
      </section>
      <section class="panel">
        <Line
          label={t('nominate.organisation')}
          value={typed.organisation.name}
          max={MAX_NAME}
          wrong={isWrong('organisation')}
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
          wrong={isWrong('website') || isWrong('proof')}
          onType={(website) => change({ website })}
        />
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
        {tried && missing.length > 0 && <p role="alert">{t('nominate.needs')}</p>}
      </section>
    </>
  );
}

interface LineProps {
  label: string;
  help?: string;
  value: string;
  max: number;
  dir?: 'ltr' | 'auto';
  wrong?: boolean;
  offers?: string[];
  onType: (text: string) => void;
}

function Line({ label, help, value, max, dir = 'auto', wrong = false, offers, onType }: LineProps) {
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
          aria-invalid={wrong}
          aria-describedby={help && helpId}
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

/** Organisations on the list that fit what is typed. */
function useOffers(calls: NominateCalls, { id, name }: { id?: string; name: string }) {
  const [offers, setOffers] = useState<{ id: string; name: string }[]>([]);
  useEffect(() => {
    if (id !== undefined || name.trim() === '') return undefined;
    const language = readerLanguage(translate, uiLanguage());
    const timer = setTimeout(() => {
      calls.organisations(name).then(
        (matches) =>
          setOffers(
            matches.map(({ organisation }) => ({
              id: organisation.id,
              name: organisationName(organisation, language),
            })),
          ),
        () => setOffers([]),
      );
    }, TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [calls, id, name]);
  return offers;
}
