import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ChatCalls } from '../../components/chat-calls.ts';
import type { ReportDraft } from '../../lib/messages.ts';
import { translate, uiLanguage } from '../../lib/platform/page-translate.ts';
import type { ReportHint } from '../../lib/reports/hint.ts';
import { readMessageLinks, type WrongLine } from '../../lib/reports/message-links.ts';
import { buildReport, likelyReason, type Report, type ReportReason } from '../../lib/reports/report.ts';
import { handleKey, parseHandle } from '../../lib/telegram/handle.ts';
import { parseTelegramLink } from '../../lib/telegram/link.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { organisationName, readerLanguage } from '../../lib/words.ts';

/** How long typing must pause before the hint on what was typed is asked for, in milliseconds. */
export const TYPING_PAUSE = 250;

/** What stands in the fields, as typed. What the reporter has not touched follows the hint. */
export interface Typed {
  handle: string;
  title: string;
  reason?: ReportReason;
  organisation?: { name: string; id?: string };
  links: string;
  contact: string;
}

export interface ReportInHand {
  typed: Typed;
  change: (changes: Partial<Typed>) => void;
  /** The chat that the fields name now. */
  sighting: Sighting;
  hint: ReportHint | undefined;
  reason: ReportReason;
  organisation: { name: string; id?: string };
  report: Report;
  /** What keeps the report from being saved. */
  namesNoChannel: boolean;
  wrongLines: WrongLine[];
}

/** A report as it is being made from a chat that was seen, or from nothing. */
export function useReport(calls: ChatCalls, draft: ReportDraft | undefined): ReportInHand {
  const [typed, setTyped] = useState<Typed>(() => ({
    handle: draft?.sighting.handle ? `@${draft.sighting.handle}` : '',
    title: draft?.sighting.title ?? '',
    links: '',
    contact: '',
    ...(draft?.reason && { reason: draft.reason }),
  }));
  const stamp = useMemo(() => calls.stamp(), [calls]);
  const handle = handleIn(typed.handle);
  const sighting = useMemo(() => sightingNow(draft?.sighting, handle, typed.title), [draft, handle, typed.title]);
  const hint = useHint(calls, sighting);

  const reason = typed.reason ?? likelyReason(hint?.verdict);
  const organisation = typed.organisation ?? organisationOf(hint);
  const { links, wrong } = readMessageLinks(typed.links);
  const { peerId } = sighting;
  const report = buildReport(
    {
      handle,
      peerId,
      title: typed.title,
      client: isSeen(draft?.sighting, sighting) ? draft?.client : undefined,
      reason,
      organisation: organisation.id ? { id: organisation.id } : { name: organisation.name },
      links,
      contact: typed.contact,
    },
    hint,
    stamp,
  );
  return {
    typed,
    change: (changes) => setTyped((before) => ({ ...before, ...changes })),
    sighting,
    hint,
    reason,
    organisation,
    report,
    namesNoChannel: handle === undefined && (typed.handle.trim() !== '' || peerId === undefined),
    wrongLines: wrong,
  };
}

/** The handle that was typed, or that a link leads to. */
function handleIn(text: string): string | undefined {
  const link = parseTelegramLink(text);
  if (link) return link.kind === 'handle' ? link.handle : undefined;
  return parseHandle(text);
}

/** What was seen holds for the chat that was seen alone: under another handle only what is typed is known. */
function sightingNow(seen: Sighting | undefined, handle: string | undefined, title: string): Sighting {
  const named = { ...(handle && { handle }), ...(title.trim() && { title: title.trim() }) };
  if (!seen || (seen.handle && handle && handleKey(seen.handle) !== handleKey(handle))) return named;
  const { handle: _, title: __, ...rest } = seen;
  return { ...rest, ...named };
}

function isSeen(seen: Sighting | undefined, now: Sighting): boolean {
  if (!seen) return false;
  return !seen.handle || !now.handle || handleKey(seen.handle) === handleKey(now.handle);
}

function organisationOf(hint: ReportHint | undefined): ReportInHand['organisation'] {
  const organisation = hint?.verdict.organisation;
  if (!organisation) return { name: '' };
  return { id: organisation.id, name: organisationName(organisation, readerLanguage(translate, uiLanguage())) };
}

/** The hint on a chat; while the next is awaited, and where there is none to be had, there is none. */
function useHint(calls: ChatCalls, sighting: Sighting): ReportHint | undefined {
  const [answer, setAnswer] = useState<{ on: Sighting; hint: ReportHint | undefined } | undefined>(undefined);
  useEffect(() => {
    if (!sighting.handle && !sighting.peerId && !sighting.title) return undefined;
    let wanted = true;
    const settle = (hint: ReportHint | undefined) => wanted && setAnswer({ on: sighting, hint });
    const timer = setTimeout(() => calls.hint(sighting).then(settle, () => settle(undefined)), TYPING_PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [calls, sighting]);
  return answer?.on === sighting ? answer.hint : undefined;
}
