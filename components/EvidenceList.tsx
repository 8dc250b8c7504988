import { printDate } from '../lib/dates.ts';
import type { Evidence } from '../lib/list/schema.ts';
import { t, translate } from '../lib/platform/page-translate.ts';
import { displayText } from '../lib/text/display.ts';
import { handleInSentence, localeKey } from '../lib/words.ts';
import { writingLanguage } from './reader.ts';
import { ForeignText } from './text.tsx';

const MAX_ADDRESS_SHOWN = 36;

interface Props {
  evidence: Evidence[];
  /** The channel it is about, where that is not the one the card is about. No @. */
  about?: string;
}

/** Why the list knows a channel: what kind of evidence, from where, and when it was seen. */
export function EvidenceList({ evidence, about }: Props) {
  if (evidence.length === 0) return null;
  const heading = about ? t('card.evidence_for', [handleInSentence(about, translate)]) : t('card.evidence');
  return (
    <section class="evidence">
      <h3>{heading}</h3>
      <ul>
        {evidence.map((item) => (
          <li key={`${item.kind} ${item.source} ${item.seen}`}>
            <span>{translate(`evidence.${localeKey(item.kind)}`)}</span>
            <span class="source">
              <Source source={item.source} />
              {' · '}
              <time dateTime={item.seen}>{printDate(item.seen, writingLanguage())}</time>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A web address becomes a link, shown without its scheme; anything else stays text. */
function Source({ source }: { source: string }) {
  const url = URL.canParse(source) ? new URL(source) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return <ForeignText text={source} />;
  const path = url.pathname === '/' ? '' : url.pathname;
  return (
    <a href={url.href} target="_blank" rel="noopener noreferrer" dir="ltr" title={displayText(source, 500)}>
      {displayText(`${url.host.replace(/^www\./, '')}${path}`, MAX_ADDRESS_SHOWN)}
    </a>
  );
}
