import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ReportDraft } from '../../lib/messages.ts';
import type { ReportHint } from '../../lib/reports/hint.ts';
import { buildNomination, type CheckedPage, type Nomination, nominationSchema } from '../../lib/reports/nomination.ts';
import { cleanAddress } from '../../lib/reports/parts.ts';
import { handleKey, parseHandle } from '../../lib/telegram/handle.ts';
import { parseTelegramLink } from '../../lib/telegram/link.ts';
import type { NominateCalls } from './calls.ts';

/** How long typing must pause before the hint on what was typed is asked for, in milliseconds. */
export const TYPING_PAUSE = 250;

/** What stands in the fields, as typed. */
export interface Typed {
  handle: string;
  title: string;
  organisation: { name: string; id?: string };
  website: string;
  words: string;
  contact: string;
  pages: CheckedPage[];
}

export interface NominationInHand {
  typed: Typed;
  change: (changes: Partial<Typed>) => void;
  handle: string | undefined;
  hint: ReportHint | undefined;
  nomination: Nomination;
  /** What keeps it from being sent: the channel, the organisation, or anything by which one can tell. */
  missing: ('handle' | 'organisation' | 'website' | 'proof')[];
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
  }));
  const stamp = useMemo(() => calls.stamp(), [calls]);
  const handle = handleIn(typed.handle);
  const isSeen = handle !== undefined && seen?.handle !== undefined && handleKey(seen.handle) === handleKey(handle);
  const hint = useHint(calls, handle);
  const website = addressIn(typed.website);
  const nomination = buildNomination(
    {
      ...typed,
      handle: handle ?? '',
      peerId: isSeen ? seen.peerId : undefined,
      client: isSeen ? draft?.client : undefined,
      organisation: typed.organisation.id ? { id: typed.organisation.id } : { name: typed.organisation.name },
      website,
    },
    hint,
    stamp,
  );
  return {
    typed,
    change: (changes) => setTyped((before) => ({ ...before, ...changes })),
    handle,
    hint,
    nomination,
    missing: missingIn(nomination),
  };
}

/** An address as it may be typed, without its scheme. */
export function addressIn(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  return cleanAddress(/^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`);
}

function missingIn(nomination: Nomination): NominationInHand['missing'] {
  const read = nominationSchema.safeParse(nomination);
  if (read.success) return [];
  const paths = read.error.issues.map(({ path }) => String(path[0]));
  const all = [
    ['handle', 'handle'],
    ['organisationName', 'organisation'],
    ['website', 'website'],
    ['words', 'proof'],
  ] as const;
  return all.flatMap(([path, name]) => (paths.includes(path) ? [name] : []));
}

/** The handle that was typed, or that a link leads to. */
function handleIn(text: string): string | undefined {
  const link = parseTelegramLink(text);
  if (link) return link.kind === 'handle' ? link.handle : undefined;
  return parseHandle(text);
}

function useHint(calls: NominateCalls, handle: string | undefined): ReportHint | undefined {
  const [answer, setAnswer] = useState<{ on: string; hint: ReportHint | undefined } | undefined>(undefined);
  useEffect(() => {
    if (!handle) return undefined;
    let wanted = true;
    const settle = (hint: ReportHint | undefined) => wanted && setAnswer({ on: handle, hint });
    const timer = setTimeout(() => calls.hint({ handle }).then(settle, () => settle(undefined)), TYPING_PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [calls, handle]);
  return answer?.on === handle ? answer?.hint : undefined;
}
