import { printAge, printDate, printMoment } from '../lib/dates.ts';
import type { ListStatus as Status } from '../lib/messages.ts';
import { t, translate } from '../lib/platform/page-translate.ts';
import { countInSentence } from '../lib/words.ts';
import { writingLanguage } from './reader.ts';

interface Props {
  status: Pick<Status, 'version' | 'published' | 'organisations'>;
  now?: Date;
}

/** Which version of a list it is, how old it is and how much it holds. */
export function ListStatus({ status, now = new Date() }: Props) {
  const language = writingLanguage();
  const age = printAge(status.published, now, language);
  return (
    <p class="list-status">
      <span>
        {t('list.status', [status.version, printDate(status.published, language)])}
        {age && ` ${t('list.age', [age])}`}
      </span>
      <span>{countInSentence('list.organisations', status.organisations, translate)}</span>
    </p>
  );
}

/** When a list was last found to be the current one. Nothing for a list that cannot be checked at all. */
export function ListChecked({ status, now = new Date() }: { status: Status; now?: Date }) {
  if (!status.syncs) return null;
  const { contacted } = status;
  if (!contacted) return <p class="list-checked">{t('list.not_checked')}</p>;
  const ago = printMoment(contacted, now, writingLanguage()) ?? printDate(contacted.slice(0, 10), writingLanguage());
  return (
    <p class="list-checked">
      <time dateTime={contacted}>{t('list.checked', [ago])}</time>
    </p>
  );
}
