import { useEffect, useState } from 'preact/hooks';
import type { NameMatch } from '../lib/messages.ts';
import { translate, uiLanguage } from '../lib/platform/page-translate.ts';
import { organisationName, readerLanguage } from '../lib/words.ts';
import type { ChatCalls } from './chat-calls.ts';
import { TYPING_PAUSE } from './use-hint.ts';

/** An organisation as it is typed: with its id once it is one of the list's. */
export interface TypedOrganisation {
  name: string;
  id?: string;
}

/** Organisations on the list that fit what is typed. */
export function useOffers(calls: ChatCalls, { id, name }: TypedOrganisation): { id: string; name: string }[] {
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
