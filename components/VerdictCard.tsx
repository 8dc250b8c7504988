import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type ErrorCode, errorCode } from '../lib/errors.ts';
import type { Answer } from '../lib/messages.ts';
import { colour } from '../lib/palette.ts';
import type { Choice } from '../lib/personal/entry.ts';
import { t, translate, uiLanguage } from '../lib/platform/page-translate.ts';
import type { ReportReason } from '../lib/reports/report-reasons.ts';
import { handleKey } from '../lib/telegram/handle.ts';
import { printLink } from '../lib/telegram/print-link.ts';
import type { Sighting } from '../lib/telegram/sighting.ts';
import { isWarning, type Verdict, type VerdictKind } from '../lib/verdict/verdict.ts';
import {
  handleInSentence,
  listSentence,
  organisationName,
  readerLanguage,
  verdictHeading,
  verdictMeaning,
} from '../lib/words.ts';
import { ErrorNote } from './ErrorNote.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { MarkList } from './MarkList.tsx';
import { OpinionList } from './OpinionList.tsx';
import { ReasonList } from './ReasonList.tsx';
import { writingLanguage } from './reader.ts';
import { ForeignText, Handle } from './text.tsx';
import { VerdictIcon } from './VerdictIcon.tsx';

/** What the reader can do about a chat. */
export interface CardActions {
  /** Keeps the reader's decision; `null` forgets it. Rejects with a coded error. */
  choose(choice: Choice | null): Promise<void>;
  /** @param reason what is wrong, where the reader has said so. */
  report(reason?: ReportReason): void;
  /** Opens a page about it: to put it forward as official, or how it gets Telegram's tick. */
  open(page: 'nominate' | 'tick'): void;
}

interface Props extends Pick<Answer, 'verdict' | 'choice'> {
  sighting: Sighting;
  /** Only the heading: the verdict and the channel it is about. */
  compact?: boolean;
  /** The chat is the one open in the tab: there is no need to offer opening it. */
  alreadyOpen?: boolean;
  /** Absent where there is nothing to act on. */
  actions?: CardActions | undefined;
  /** Where a chat's address leads; t.me when absent. */
  addressOf?: (handle: string) => string;
  /** Stands at the end of the heading. */
  children?: ComponentChildren;
}

/** What is known about one chat: the verdict, the organisation it concerns, the reasons and the evidence. */
export function VerdictCard(props: Props) {
  const { sighting, verdict, choice, compact = false, children } = props;
  const headingId = useId();
  const kind = verdict.verdict;
  const tint = { '--ink': colour(kind, 'ink'), '--ground': colour(kind, 'ground'), '--edge': colour(kind, 'edge') };
  return (
    <article class="verdict-card" data-verdict={kind} aria-labelledby={headingId} style={tint}>
      <header>
        <VerdictIcon kind={kind} size={compact ? 24 : 36} />
        <div>
          <h2 id={headingId}>{verdictHeading(verdict, translate, uiLanguage())}</h2>
          <Subject sighting={sighting} />
        </div>
        {children}
      </header>
      {!compact && (
        <div class="details">
          {choice && <OwnChoice choice={choice} />}
          <p>{verdictMeaning(verdict, translate)}</p>
          {verdict.asOf && <p class="stale">{t('card.stale')}</p>}
          {verdict.disagreement && <OpinionList opinions={verdict.disagreement} />}
          <About verdict={verdict} />
          <OpenLink {...props} />
          <ReasonList reasons={verdict.reasons} />
          <Subscribers {...props} />
          <MarkList sighting={sighting} />
          <EvidenceList evidence={verdict.evidence} about={pointsAt(verdict)} />
          {verdict.list && !verdict.disagreement && <p class="from-list">{listSentence(verdict.list, translate)}</p>}
          <Actions {...props} />
        </div>
      )}
    </article>
  );
}

function Subject({ sighting }: { sighting: Sighting }) {
  if (!sighting.title && !sighting.handle) return null;
  return (
    <p class="subject">
      {sighting.title && <ForeignText text={sighting.title} max={80} />}
      {sighting.handle && <Handle handle={sighting.handle} />}
    </p>
  );
}

function OwnChoice({ choice }: { choice: Choice }) {
  const isTrusted = choice === 'trusted';
  return (
    <p class="own-choice">
      <strong>{t(isTrusted ? 'choice.trusted' : 'choice.hidden')}</strong>
      {t(isTrusted ? 'choice.note_trusted' : 'choice.note_hidden')}
    </p>
  );
}

function About({ verdict }: { verdict: Verdict }) {
  const relation = relationWords(verdict.verdict);
  if (!relation || !verdict.organisation || verdict.disagreement) return null;
  return (
    <dl>
      <dt>{relation}</dt>
      <dd>
        <bdi>{organisationName(verdict.organisation, readerLanguage(translate, uiLanguage()))}</bdi>
      </dd>
    </dl>
  );
}

function relationWords(kind: VerdictKind): string | undefined {
  switch (kind) {
    case 'official':
    case 'listed':
      return t('card.belongs_to');
    case 'impersonation':
    case 'flagged':
      return t('card.poses_as');
    case 'suspicious':
      return t('card.resembles');
    default:
      return undefined;
  }
}

/** The official channel that a warning points at instead. Where lists disagree there is none to point at. */
function pointsAt({ verdict, official, disagreement }: Verdict): string | undefined {
  return isWarning(verdict) && !disagreement ? official : undefined;
}

/** Leads to the official channel. A handle that was taken over is never offered: it leads to the wrong chat. */
function OpenLink({ sighting, verdict, alreadyOpen = false, addressOf = printLink }: Props) {
  const { official } = verdict;
  if (!official || verdict.disagreement) return null;
  const warning = isWarning(verdict.verdict);
  const same = sighting.handle !== undefined && handleKey(sighting.handle) === handleKey(official);
  if (same && (warning || alreadyOpen)) return null;
  const handle = handleInSentence(official, translate);
  return (
    <a class="open" href={addressOf(official)} target="_blank" rel="noopener noreferrer">
      {warning ? t('card.open_official', [handle]) : t('card.open', [handle])}
    </a>
  );
}

/** The chat's subscribers, beside the genuine channel's for one that resembles it. */
function Subscribers({ sighting, verdict }: Props) {
  const { subscribers } = sighting;
  const { officialSubscribers } = verdict;
  const compares = officialSubscribers !== undefined && pointsAt(verdict);
  if (subscribers === undefined && !compares) return null;
  const print = (count: number) => new Intl.NumberFormat(writingLanguage()).format(count);
  return (
    <dl class="figures">
      <dt>{t('card.subscribers')}</dt>
      {subscribers !== undefined && (
        <dd>{compares ? t('card.subscribers_here', [print(subscribers)]) : print(subscribers)}</dd>
      )}
      {compares && (
        <dd>{t('card.subscribers_official', [handleInSentence(compares, translate), print(officialSubscribers)])}</dd>
      )}
    </dl>
  );
}

function Actions({ sighting, verdict, choice, actions }: Props) {
  const [failure, setFailure] = useState<ErrorCode | undefined>(undefined);
  if (!actions || (!sighting.handle && !sighting.peerId)) return null;
  const choose = (next: Choice | null) => {
    setFailure(undefined);
    actions.choose(next).catch((error: unknown) => setFailure(errorCode(error, 'STORAGE_UNAVAILABLE')));
  };
  const toggle = (own: Choice) => choose(choice === own ? null : own);
  return (
    <div class="decide">
      {failure && <ErrorNote code={failure} role="alert" />}
      <button type="button" onClick={() => toggle('trusted')}>
        {t(choice === 'trusted' ? 'choice.undo_trust' : 'choice.trust')}
      </button>
      <button type="button" onClick={() => toggle('hidden')}>
        {t(choice === 'hidden' ? 'choice.undo_hide' : 'choice.hide')}
      </button>
      <button type="button" onClick={() => actions.report()}>
        {t('card.report')}
      </button>
      {sighting.handle && (verdict.verdict === 'unknown' || verdict.verdict === 'telegram-verified') && (
        <button type="button" onClick={() => actions.open('nominate')}>
          {t('nominate.offer')}
        </button>
      )}
      {sighting.handle && verdict.verdict === 'official' && sighting.verified === false && (
        <button type="button" onClick={() => actions.open('tick')}>
          {t('tick.offer')}
        </button>
      )}
      {isWarning(verdict.verdict) && (
        <button type="button" class="object" onClick={() => actions.report('wrong-hint')}>
          {t('card.object')}
        </button>
      )}
    </div>
  );
}
