import type { TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import { writingLanguage } from '../../components/reader.ts';
import { ForeignText, Handle } from '../../components/text.tsx';
import { VerdictIcon } from '../../components/VerdictIcon.tsx';
import { printDate } from '../../lib/dates.ts';
import type { PersonalEntry } from '../../lib/personal/entry.ts';
import { t, translate } from '../../lib/platform/page-translate.ts';
import { handleInSentence, nameInSentence } from '../../lib/words.ts';

/** Rows shown at first, and added when the reader comes near the end: thousands at once would hold the page up. */
const ROWS_AT_A_TIME = 100;
/** How near the end more rows are added, in CSS pixels. */
const NEAR_THE_END = 600;

interface Props {
  entries: PersonalEntry[];
  onRemove: (entry: PersonalEntry, row: number) => void;
}

/** The channels the reader decided on, newest first. */
export function PersonalTable({ entries, onRemove }: Props) {
  const [shown, setShown] = useState(ROWS_AT_A_TIME);
  const onScroll = ({ currentTarget: box }: TargetedEvent<HTMLElement>) => {
    const left = box.scrollHeight - box.scrollTop - box.clientHeight;
    if (left < NEAR_THE_END && shown < entries.length) setShown(shown + ROWS_AT_A_TIME);
  };
  return (
    <div class="personal" onScroll={onScroll}>
      <table aria-rowcount={entries.length + 1}>
        <thead>
          <tr>
            <th scope="col">{t('options.personal_channel')}</th>
            <th scope="col">
              {t('options.personal_choice')}
              <span class="since">{t('options.personal_since')}</span>
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, shown).map((entry, row) => (
            <Row key={entry.peerId ?? entry.handle} entry={entry} row={row} onRemove={() => onRemove(entry, row)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ entry, row, onRemove }: { entry: PersonalEntry; row: number; onRemove: () => void }) {
  const { choice, title, handle, peerId, added } = entry;
  const isTrusted = choice === 'trusted';
  return (
    <tr aria-rowindex={row + 2}>
      <th scope="row">
        <span class="subject-of-choice">
          <VerdictIcon kind={isTrusted ? 'trusted' : 'unknown'} size={22} />
          <span class="channel">
            {title && <ForeignText text={title} />}
            {handle && <Handle handle={handle} />}
            {!title && !handle && <bdi dir="ltr">{peerId}</bdi>}
            {!peerId && <small>{t('options.personal_by_handle')}</small>}
          </span>
        </span>
      </th>
      <td class="decision">
        <span>{t(isTrusted ? 'choice.trusted' : 'choice.hidden')}</span>
        <time class="since" dateTime={added}>
          {printDate(added, writingLanguage())}
        </time>
      </td>
      <td>
        <button
          type="button"
          class="remove"
          aria-label={t('options.personal_remove', [nameOf(entry)])}
          onClick={onRemove}
        >
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <path d="M3 3 13 13M13 3 3 13" />
          </svg>
        </button>
      </td>
    </tr>
  );
}

function nameOf({ handle, title, peerId }: PersonalEntry): string {
  return handle ? handleInSentence(handle, translate) : nameInSentence(title ?? peerId ?? '', translate);
}
