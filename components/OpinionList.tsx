import { t, translate, uiLanguage } from '../lib/platform/page-translate.ts';
import { displayText } from '../lib/text/display.ts';
import type { Opinion } from '../lib/verdict/verdict.ts';
import { organisationName, readerLanguage, verdictLabel } from '../lib/words.ts';
import { ForeignText } from './text.tsx';
import { VerdictIcon } from './VerdictIcon.tsx';

/** What each list says where lists disagree. */
export function OpinionList({ opinions }: { opinions: Opinion[] }) {
  return (
    <section class="opinions">
      <h3>{t('card.opinions')}</h3>
      <ul>
        {opinions.map((opinion) => (
          <li key={`${opinion.list.host} ${opinion.list.name} ${opinion.verdict}`}>
            <VerdictIcon kind={opinion.verdict} size={20} />
            <Words {...opinion} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Words({ list, verdict, organisation }: Opinion) {
  return (
    <span>
      <span class="list-name">
        <ForeignText text={list.name} max={60} /> {list.host && <Host host={list.host} />}
      </span>
      <span class="opinion">
        {verdictLabel(verdict, translate)}
        {organisation && (
          <>
            {' · '}
            <bdi>{organisationName(organisation, readerLanguage(translate, uiLanguage()))}</bdi>
          </>
        )}
      </span>
    </span>
  );
}

function Host({ host }: { host: string }) {
  return (
    <span class="host">
      (<bdi dir="ltr">{displayText(host)}</bdi>)
    </span>
  );
}
