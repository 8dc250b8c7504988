import { i18n } from '#i18n';
import type { ListStatus as Status } from '../lib/messages.ts';
import { printAge, printDate } from './dates.ts';
import { writingLanguage } from './reader.ts';

/** Which list the verdicts rest on, and how old it is. */
export function ListStatus({ status, now = new Date() }: { status: Status; now?: Date }) {
  const language = writingLanguage();
  const count = new Intl.NumberFormat(language).format(status.organisations);
  const age = printAge(status.published, now, language);
  return (
    <p class="list-status">
      <span>
        {i18n.t('list.status', [status.version, printDate(status.published, language)])}
        {age && ` ${i18n.t('list.age', [age])}`}
      </span>
      <span>{i18n.t('list.organisations', [count])}</span>
    </p>
  );
}
