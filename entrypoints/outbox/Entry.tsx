import { ErrorNote } from '../../components/ErrorNote.tsx';
import { writingLanguage } from '../../components/reader.ts';
import { ForeignText, Handle } from '../../components/text.tsx';
import { printDate } from '../../lib/dates.ts';
import { type MessageKey, t, translate } from '../../lib/platform/page-translate.ts';
import type { OutboxEntry, OutboxState } from '../../lib/reports/outbox-entry.ts';
import { submissionFileName } from '../../lib/reports/print.ts';
import type { Refusal } from '../../lib/reports/protocol.ts';
import { submissionSchema } from '../../lib/reports/submission.ts';
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
export function Entry({ entry, cancel, forget, save }: Props) {
  const { kind, handle, peerId, title, list, created, state, problem, refusal, text } = entry;
  const isEnded = state === 'published' || state === 'refused';
  const isLeft = isEnded || state === 'failed' || problem === 'INBOX_FORGOT';
  return (
    <li class="panel" data-state={state}>
      <h2>
        {t(kind === 'report' ? 'outbox.report' : 'outbox.nomination')}{' '}
        {handle ? <Handle handle={handle} /> : <bdi>{peerId}</bdi>} {title && <ForeignText text={title} max={80} />}
      </h2>
      <p class="hint">
        {t('outbox.to', [isolate(list.name, directionOf(translate), 'auto')])}{' '}
        <time dateTime={created}>{printDate(created.slice(0, 10), writingLanguage())}</time>
      </p>
      <p class="state" aria-live="polite">
        {t(STATES[state], [entry.listVersion ?? ''])}
      </p>
      {refusal && <p>{t(REFUSALS[refusal])}</p>}
      {problem && <ErrorNote code={problem} />}
      <div class="buttons">
        {!isEnded && state !== 'withdrawing' && (
          <button type="button" onClick={cancel}>
            {t('outbox.take_back')}
          </button>
        )}
        {isLeft && (
          <button type="button" onClick={forget}>
            {t('outbox.remove')}
          </button>
        )}
        <button type="button" onClick={() => save(submissionFileName(submissionSchema.parse(JSON.parse(text))), text)}>
          {t('report.save')}
        </button>
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
