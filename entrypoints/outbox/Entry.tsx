import { useId } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { writingLanguage } from '../../components/reader.ts';
import { ForeignText, Handle } from '../../components/text.tsx';
import { printDate } from '../../lib/dates.ts';
import { type MessageKey, t, translate } from '../../lib/platform/page-translate.ts';
import { NOMINATION_FORMAT } from '../../lib/reports/nomination.ts';
import type { OutboxEntry, OutboxState } from '../../lib/reports/outbox-entry.ts';
import { inboxMayKeep, isEnded, mayBeForgotten } from '../../lib/reports/outbox-schedule.ts';
import { submissionFileName } from '../../lib/reports/print.ts';
import type { Refusal } from '../../lib/reports/protocol.ts';
import { REPORT_FORMAT } from '../../lib/reports/report.ts';
import { isolate } from '../../lib/text/display.ts';
import { directionOf } from '../../lib/words.ts';

const STATES: Record<OutboxState, MessageKey> = {
  waiting: 'outbox.waiting',
  sent: 'outbox.sent',
  accepted: 'outbox.accepted',
  published: 'outbox.published',
  refused: 'outbox.refused',
  failed: 'outbox.failed',
  withdrawing: 'outbox.withdrawing',
};

const REFUSALS: Record<Refusal, MessageKey> = {
  honest: 'outbox.refusal_honest',
  'no-evidence': 'outbox.refusal_no_evidence',
  'not-official': 'outbox.refusal_not_official',
  'too-small': 'outbox.refusal_too_small',
  'already-listed': 'outbox.refusal_already_listed',
  'out-of-scope': 'outbox.refusal_out_of_scope',
};

interface Props {
  entry: OutboxEntry;
  cancel: () => void;
  forget: () => void;
  save: (fileName: string, text: string) => void;
}

/** One thing that was sent: about whom, where to, and what has become of it. */
export function Entry(props: Props) {
  if (props.entry.state === 'unreadable') return <Unreadable />;
  return <Readable {...props} />;
}

/** What another version of the extension has stored: this one shows that it is there, and leaves it alone. */
function Unreadable() {
  return (
    <li class="panel" data-state="unreadable">
      <h2 tabIndex={-1}>{t('outbox.unreadable')}</h2>
      <ErrorNote code="STORED_NEWER" />
    </li>
  );
}

function Readable({ entry, cancel, forget, save }: Props) {
  const { kind, handle, peerId, title, list, created, state, problem, refusal, text } = entry;
  const headingId = useId();
  const noteId = useId();
  const day = created.slice(0, 10);
  const format = kind === 'report' ? REPORT_FORMAT : NOMINATION_FORMAT;
  const mayBeThere = inboxMayKeep(entry) && !isEnded(entry);
  return (
    <li class="panel" data-state={state}>
      <h2 id={headingId} tabIndex={-1}>
        {t(kind === 'report' ? 'outbox.report' : 'outbox.nomination')}{' '}
        {handle ? <Handle handle={handle} /> : <bdi>{peerId}</bdi>} {title && <ForeignText text={title} max={80} />}
      </h2>
      <p class="hint">
        {t('outbox.to', [isolate(list.name, directionOf(translate), 'auto')])}{' '}
        <time dateTime={created}>{printDate(day, writingLanguage())}</time>
      </p>
      <p class="state" aria-live="polite">
        {t(stateWords(entry), [entry.listVersion ?? ''])}
      </p>
      {refusal && <p>{t(REFUSALS[refusal])}</p>}
      {problem && <ErrorNote code={problem} />}
      {mayBeThere && (
        <p id={noteId} class="hint">
          {t('outbox.remove_note')}
        </p>
      )}
      <div class="buttons">
        {!isEnded(entry) && state !== 'withdrawing' && (
          <NamedButton label={t('outbox.take_back')} of={headingId} press={cancel} />
        )}
        {mayBeForgotten(entry) && (
          <NamedButton
            label={t('outbox.remove')}
            of={headingId}
            press={forget}
            {...(mayBeThere && { describedBy: noteId })}
          />
        )}
        <NamedButton
          label={t('report.save')}
          of={headingId}
          press={() => save(submissionFileName({ format, handle, peerId, created: day }), text)}
        />
      </div>
      <details>
        <summary>{t('outbox.whole')}</summary>
        <pre dir="ltr" lang="en">
          {text}
        </pre>
      </details>
    </li>
  );
}

interface NamedButtonProps {
  label: string;
  /** Id of what it acts on. */
  of: string;
  describedBy?: string;
  press: () => void;
}

/** A button whose name says what it acts on, since there are many of its kind. */
function NamedButton({ label, of, describedBy, press }: NamedButtonProps) {
  const id = useId();
  return (
    <button type="button" id={id} aria-labelledby={`${id} ${of}`} aria-describedby={describedBy} onClick={press}>
      {label}
    </button>
  );
}

function stateWords({ state, problem }: OutboxEntry): MessageKey {
  if (state === 'unreadable') return 'outbox.unreadable';
  // What a person has accepted stays so, whatever the inbox still knows.
  return state === 'sent' && problem === 'INBOX_FORGOT' ? 'outbox.forgotten' : STATES[state];
}
