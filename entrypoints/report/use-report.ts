import { useMemo, useState } from 'preact/hooks';
import type { ChatCalls } from '../../components/chat-calls.ts';
import type { Told } from '../../components/SeenToo.tsx';
import { useHint } from '../../components/use-hint.ts';
import type { TypedOrganisation } from '../../components/use-offers.ts';
import { useStamp } from '../../components/use-stamp.ts';
import type { ReportDraft } from '../../lib/messages.ts';
import { translate, uiLanguage } from '../../lib/platform/page-translate.ts';
import type { ReportHint } from '../../lib/reports/hint.ts';
import { MAX_LINKS } from '../../lib/reports/limits.ts';
import { readMessageLinks, type WrongLine } from '../../lib/reports/message-links.ts';
import { buildReport, likelyReason, type Report } from '../../lib/reports/report.ts';
import type { ReportReason } from '../../lib/reports/report-reasons.ts';
import { handleIn, isSeen, sightingNow } from '../../lib/reports/typed-chat.ts';
import { wrongParts } from '../../lib/reports/wrong-parts.ts';
import type { Client } from '../../lib/telegram/client.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { organisationName, readerLanguage } from '../../lib/words.ts';

/** What stands in the fields, as typed. What the reporter has not touched follows the hint. */
export interface Typed {
  handle: string;
  title: string;
  reason?: ReportReason;
  organisation?: TypedOrganisation;
  links: string;
  contact: string;
  told: Told;
}

/** What keeps a report from being sent: the channel, the links, or something that no field stands for. */
export type WrongField = 'handle' | 'links' | 'rest';

export interface ReportInHand {
  typed: Typed;
  change: (changes: Partial<Typed>) => void;
  /** The chat that the fields name now. */
  sighting: Sighting;
  /** Where it was seen. */
  client: Client | undefined;
  hint: ReportHint | undefined;
  reason: ReportReason;
  organisation: TypedOrganisation;
  report: Report;
  /** Gives the report another id. */
  renew: () => void;
  wrong: WrongField[];
  wrongLines: WrongLine[];
  /** There are more links than a report holds. */
  tooManyLinks: boolean;
}

/** A report as it is being made from a chat that was seen, or from nothing. */
export function useReport(calls: ChatCalls, draft: ReportDraft | undefined): ReportInHand {
  const [typed, setTyped] = useState<Typed>(() => ({
    handle: draft?.sighting.handle ? `@${draft.sighting.handle}` : '',
    title: draft?.sighting.title ?? '',
    links: '',
    contact: '',
    told: { peerId: true, client: true },
    ...(draft?.reason && { reason: draft.reason }),
  }));
  const { stamp, renew } = useStamp(calls);
  const handle = handleIn(typed.handle);
  const sighting = useMemo(() => sightingNow(draft?.sighting, handle, typed.title), [draft, handle, typed.title]);
  const hint = useHint(calls, sighting);

  const reason = typed.reason ?? likelyReason(hint?.verdict);
  const organisation = typed.organisation ?? organisationOf(hint);
  const { links, wrong: wrongLines } = readMessageLinks(typed.links);
  const client = isSeen(draft?.sighting, sighting) ? draft?.client : undefined;
  const { told } = typed;
  const peerId = told.peerId ? sighting.peerId : undefined;
  const report = buildReport(
    {
      handle,
      peerId,
      title: typed.title,
      client: told.client ? client : undefined,
      reason,
      organisation: organisation.id ? { id: organisation.id } : { name: organisation.name },
      links,
      contact: typed.contact,
    },
    hint,
    stamp,
  );
  const tooManyLinks = links.length > MAX_LINKS;
  const namesNoChannel = handle === undefined && (typed.handle.trim() !== '' || peerId === undefined);
  const parts = wrongParts(report);
  const wrong: WrongField[] = [
    ...(namesNoChannel || parts.includes('handle') ? (['handle'] as const) : []),
    ...(wrongLines.length > 0 || tooManyLinks || parts.includes('links') ? (['links'] as const) : []),
    ...(parts.some((part) => part !== 'handle' && part !== 'links') ? (['rest'] as const) : []),
  ];
  return {
    typed,
    change: (changes) => setTyped((before) => ({ ...before, ...changes })),
    sighting,
    client,
    hint,
    reason,
    organisation,
    report,
    renew,
    wrong,
    wrongLines,
    tooManyLinks,
  };
}

function organisationOf(hint: ReportHint | undefined): TypedOrganisation {
  const organisation = hint?.verdict.organisation;
  if (!organisation) return { name: '' };
  return { id: organisation.id, name: organisationName(organisation, readerLanguage(translate, uiLanguage())) };
}
