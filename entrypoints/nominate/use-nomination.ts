import { useMemo, useState } from 'preact/hooks';
import type { Told } from '../../components/SeenToo.tsx';
import { useHint } from '../../components/use-hint.ts';
import type { TypedOrganisation } from '../../components/use-offers.ts';
import { useStamp } from '../../components/use-stamp.ts';
import type { ReportDraft } from '../../lib/messages.ts';
import type { ReportHint } from '../../lib/reports/hint.ts';
import { buildNomination, type CheckedPage, type Nomination } from '../../lib/reports/nomination.ts';
import { cleanAddress } from '../../lib/reports/parts.ts';
import { isTelegramHost } from '../../lib/reports/telegram-hosts.ts';
import { handleIn, isSeen, sightingNow } from '../../lib/reports/typed-chat.ts';
import { wrongParts } from '../../lib/reports/wrong-parts.ts';
import type { Client } from '../../lib/telegram/client.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import type { NominateCalls } from './calls.ts';

/** What stands in the fields, as typed. */
export interface Typed {
  handle: string;
  title: string;
  organisation: TypedOrganisation;
  website: string;
  words: string;
  contact: string;
  pages: CheckedPage[];
  told: Told;
}

/**
 * What keeps it from being sent: the channel, the organisation, an address that is none or Telegram's own, that there is
 * nothing by which one can tell, or something that no field stands for.
 */
export type WrongField = 'handle' | 'organisation' | 'website' | 'telegram' | 'proof' | 'rest';

export interface NominationInHand {
  typed: Typed;
  /** @param changes or what makes them of what is typed when they are made. */
  change: (changes: Partial<Typed> | ((typed: Typed) => Partial<Typed>)) => void;
  handle: string | undefined;
  /** The chat that the fields name now. */
  sighting: Sighting;
  /** Where it was seen. */
  client: Client | undefined;
  hint: ReportHint | undefined;
  nomination: Nomination;
  /** Gives the nomination another id. */
  renew: () => void;
  wrong: WrongField[];
}

/** A nomination as it is being made from a chat that was seen, or from nothing. */
export function useNomination(calls: NominateCalls, draft: ReportDraft | undefined): NominationInHand {
  const seen = draft?.sighting;
  const [typed, setTyped] = useState<Typed>(() => ({
    handle: seen?.handle ? `@${seen.handle}` : '',
    title: seen?.title ?? '',
    organisation: { name: '' },
    website: '',
    words: '',
    contact: '',
    pages: [],
    told: { peerId: true, client: true },
  }));
  const { stamp, renew } = useStamp(calls);
  const handle = handleIn(typed.handle);
  const sighting = useMemo(() => sightingNow(seen, handle, typed.title), [seen, handle, typed.title]);
  const client = isSeen(seen, sighting) ? draft?.client : undefined;
  const hint = useHint(calls, sighting);
  const { told } = typed;
  const nomination = buildNomination(
    {
      ...typed,
      handle: handle ?? '',
      peerId: told.peerId ? sighting.peerId : undefined,
      client: told.client ? client : undefined,
      organisation: typed.organisation.id ? { id: typed.organisation.id } : { name: typed.organisation.name },
      website: addressIn(typed.website),
    },
    hint,
    stamp,
  );
  return {
    typed,
    change: (changes) =>
      setTyped((before) => ({ ...before, ...(typeof changes === 'function' ? changes(before) : changes) })),
    handle,
    sighting,
    client,
    hint,
    nomination,
    renew,
    wrong: wrongIn(nomination),
  };
}

/** An address as it may be typed, without its scheme. */
export function addressIn(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  return cleanAddress(/^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`);
}

const FIELDS: Readonly<Record<string, WrongField>> = {
  handle: 'handle',
  organisation: 'organisation',
  organisationName: 'organisation',
  website: 'website',
  words: 'proof',
};

function wrongIn(nomination: Nomination): WrongField[] {
  const wrong = wrongParts(nomination).map((part) => FIELDS[part] ?? 'rest');
  const host = URL.parse(nomination.website ?? '')?.hostname;
  return [...new Set([...wrong, ...(host && isTelegramHost(host) ? (['telegram'] as const) : [])])];
}
