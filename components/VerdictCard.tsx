import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { colour } from '../lib/palette.ts';
import { translate, uiLanguage } from '../lib/platform/page-translate.ts';
import { handleKey } from '../lib/telegram/handle.ts';
import { printLink } from '../lib/telegram/link.ts';
import type { Sighting } from '../lib/telegram/sighting.ts';
import { isWarning, type Verdict, type VerdictKind } from '../lib/verdict/verdict.ts';
import { handleInSentence, organisationName, readerLanguage, verdictLabel, verdictText } from '../lib/words.ts';
import { EvidenceList } from './EvidenceList.tsx';
import { ReasonList } from './ReasonList.tsx';
import { ForeignText, Handle } from './text.tsx';
import { VerdictIcon } from './VerdictIcon.tsx';

interface Props {
  sighting: Sighting;
  verdict: Verdict;
  /** Only the heading: the verdict and the channel it is about. */
  compact?: boolean;
  /** The chat is the one open in the tab: there is no need to offer opening it. */
  alreadyOpen?: boolean;
}

/** What is known about one chat: the verdict, the organisation it concerns, the reasons and the evidence. */
export function VerdictCard({ sighting, verdict, compact = false, alreadyOpen = false }: Props) {
  const headingId = useId();
  const kind = verdict.verdict;
  const tint = { '--ink': colour(kind, 'ink'), '--ground': colour(kind, 'ground'), '--edge': colour(kind, 'edge') };
  return (
    <article class="verdict-card" data-verdict={kind} aria-labelledby={headingId} style={tint}>
      <header>
        <VerdictIcon kind={kind} size={compact ? 24 : 36} />
        <div>
          <h2 id={headingId}>{verdictLabel(kind, translate)}</h2>
          <Subject sighting={sighting} />
        </div>
      </header>
      {!compact && (
        <div class="details">
          <p>{verdictText(kind, translate)}</p>
          <About verdict={verdict} />
          <OpenLink sighting={sighting} verdict={verdict} alreadyOpen={alreadyOpen} />
          <ReasonList reasons={verdict.reasons} />
          <EvidenceList evidence={verdict.evidence} about={isWarning(kind) ? verdict.official : undefined} />
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

function About({ verdict }: { verdict: Verdict }) {
  const relation = relationWords(verdict.verdict);
  if (!relation || !verdict.organisation) return null;
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
      return i18n.t('card.belongs_to');
    case 'impersonation':
    case 'flagged':
      return i18n.t('card.poses_as');
    case 'suspicious':
      return i18n.t('card.resembles');
    default:
      return undefined;
  }
}

/** Leads to the official channel. A handle that was taken over is never offered: it leads to the wrong chat. */
function OpenLink({ sighting, verdict, alreadyOpen }: Omit<Required<Props>, 'compact'>) {
  const { official } = verdict;
  if (!official) return null;
  const warning = isWarning(verdict.verdict);
  const same = sighting.handle !== undefined && handleKey(sighting.handle) === handleKey(official);
  if (same && (warning || alreadyOpen)) return null;
  const handle = handleInSentence(official, translate);
  return (
    <a class="open" href={printLink(official)} target="_blank" rel="noopener noreferrer">
      {warning ? i18n.t('card.open_official', [handle]) : i18n.t('card.open', [handle])}
    </a>
  );
}
