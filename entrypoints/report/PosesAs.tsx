import { useEffect, useId, useState } from 'preact/hooks';
import type { ChatCalls } from '../../components/chat-calls.ts';
import type { NameMatch } from '../../lib/messages.ts';
import { t, translate, uiLanguage } from '../../lib/platform/page-translate.ts';
import { organisationName, readerLanguage } from '../../lib/words.ts';
import { type ReportInHand, TYPING_PAUSE } from './use-report.ts';

const MAX_NAME = 200;

/** Whom the channel poses as: an organisation on the list, offered while it is typed, or any other. */
export function PosesAs({ calls, inHand }: { calls: ChatCalls; inHand: ReportInHand }) {
  const { organisation, change } = inHand;
  const fieldId = useId();
  const listId = useId();
  const offers = useOffers(calls, organisation);
  const type = (name: string) => {
    const id = offers.find((offer) => offer.name === name)?.id;
    change({ organisation: id ? { id, name } : { name } });
  };
  return (
    <p>
      <label for={fieldId}>{t('report.poses_as')}</label>
      <input
        id={fieldId}
        type="text"
        dir="auto"
        autocomplete="off"
        maxLength={MAX_NAME}
        list={listId}
        value={organisation.name}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <datalist id={listId}>
        {offers.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </p>
  );
}

/** Organisations on the list that fit what is typed. */
function useOffers(calls: ChatCalls, { id, name }: ReportInHand['organisation']): { id: string; name: string }[] {
  const [offers, setOffers] = useState<{ id: string; name: string }[]>([]);
  useEffect(() => {
    if (id !== undefined || name.trim() === '') return undefined;
    const timer = setTimeout(() => {
      calls.organisations(name).then(
        (matches) => setOffers(matches.map(offerOf)),
        () => setOffers([]),
      );
    }, TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [calls, id, name]);
  return offers;
}

function offerOf({ organisation }: NameMatch): { id: string; name: string } {
  return { id: organisation.id, name: organisationName(organisation, readerLanguage(translate, uiLanguage())) };
}
