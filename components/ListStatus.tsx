import type { ListStatus as Status } from '../lib/messages.ts';
import { t, translate } from '../lib/platform/page-translate.ts';
import { countInSentence } from '../lib/words.ts';
import { printAge, printDate } from './dates.ts';
import { writingLanguage } from './reader.ts';

/** Which list the verdicts rest on, and how old it is. */
export function ListStatus({ status, now = new Date() }: { status: Status; now?: Date }) {
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
