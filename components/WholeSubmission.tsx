import { useId } from 'preact/hooks';
import type { ListStatus } from '../lib/messages.ts';
import { t } from '../lib/platform/page-translate.ts';
import { ErrorNote } from './ErrorNote.tsx';
import { SendTo } from './SendTo.tsx';
import type { SubmissionInHand } from './use-submission.ts';

interface Props {
  inHand: SubmissionInHand;
  lists: ListStatus[] | undefined;
  /** The list it goes to, unless the reader chooses another. */
  meantFor?: string | undefined;
  /** Something is wrong that no field can be marked for. */
  isWrong: boolean;
}

/** The report or nomination as it will leave the browser, and the ways it can. */
export function WholeSubmission({ inHand, lists, meantFor, isWrong }: Props) {
  const { text, tries, check, send, isSaved } = inHand;
  const headingId = useId();
  return (
    <section class="panel" aria-labelledby={headingId}>
      <h2 id={headingId}>{t('report.whole')}</h2>
      <p class="hint">{t('report.whole_help')}</p>
      <pre dir="ltr" lang="en">
        {text}
      </pre>
      {isWrong && tries > 0 && <ErrorNote key={tries} code="SUBMISSION_INVALID" role="alert" />}
      <SendTo text={text} lists={lists} meantFor={meantFor} check={check} send={send} saved={isSaved} />
    </section>
  );
}
