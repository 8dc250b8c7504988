import type { SiteChannel as Site } from '../lib/messages.ts';
import type { Choice } from '../lib/personal/entry.ts';
import { t, translate, uiLanguage } from '../lib/platform/page-translate.ts';
import type { Sighting } from '../lib/telegram/sighting.ts';
import { handleInSentence, nameInSentence, organisationName, readerLanguage } from '../lib/words.ts';
import { type CardActions, VerdictCard } from './VerdictCard.tsx';

interface Props {
  site: Site;
  /** Only the card's heading: while the reader looks up another channel. */
  compact?: boolean;
  actionsFor: (sighting: Sighting) => CardActions;
  /** The reader has decided something on the channel. */
  onChosen: () => void;
}

/** Which channel the site in the tab names as its own, and whether the list agrees. */
export function SiteChannel({ site, compact = false, actionsFor, onChosen }: Props) {
  const { chat } = site;
  const hasCard = chat && chat.verdict.verdict !== 'unknown';
  const actions = chat && {
    ...actionsFor(chat.sighting),
    async choose(choice: Choice | null) {
      await actionsFor(chat.sighting).choose(choice);
      onChosen();
    },
  };
  return (
    <section class="site" aria-label={t('site.heading')} data-relation={site.relation}>
      <h2>{t('site.heading')}</h2>
      <p>
        {chat && `${t('site.names', [handleInSentence(chat.sighting.handle, translate)])} `}
        {relationSentence(site)}
      </p>
      {hasCard && <VerdictCard {...chat} compact={compact} actions={actions} />}
    </section>
  );
}

function relationSentence({ relation, official, chat }: Site): string {
  switch (relation) {
    case 'agrees':
      return t('site.agrees');
    case 'differs':
      return t('site.differs', [handleInSentence(official ?? '', translate)]);
    case 'elsewhere':
      return t('site.elsewhere', [ownerName(chat)]);
    case 'not-listed':
      return t('site.not_listed');
    case 'warning':
      return t('site.warning');
    case 'invalid':
      return t('site.invalid');
  }
}

function ownerName(chat: Site['chat']): string {
  const organisation = chat?.verdict.organisation;
  if (!organisation) return '';
  return nameInSentence(organisationName(organisation, readerLanguage(translate, uiLanguage())), translate);
}
