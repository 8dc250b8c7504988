import { useId } from 'preact/hooks';
import type { ChatCalls } from '../../components/chat-calls.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { type MessageKey, t, translate } from '../../lib/platform/page-translate.ts';
import { MAX_CONTACT } from '../../lib/reports/limits.ts';
import { REPORT_REASONS, type ReportReason } from '../../lib/reports/report-reasons.ts';
import { displayText, isolate } from '../../lib/text/display.ts';
import { directionOf } from '../../lib/words.ts';
import { PosesAs } from './PosesAs.tsx';
import type { ReportInHand } from './use-report.ts';

const WORDS: Record<ReportReason, MessageKey> = {
  poses: 'report.reason_poses',
  fraud: 'report.reason_fraud',
  'taken-over': 'report.reason_taken_over',
  'wrong-hint': 'report.reason_wrong_hint',
};

/** What is wrong with the channel, and which messages show it. */
export function WhatIsWrong(props: { calls: ChatCalls; inHand: ReportInHand; tries: number }) {
  const { calls, inHand, tries } = props;
  const { reason, change, typed, wrong, wrongLines, tooManyLinks } = inHand;
  const name = useId();
  const linksId = useId();
  const noteId = useId();
  const contactId = useId();
  const contactHelpId = useId();
  const isWrong = tries > 0 && wrong.includes('links');
  return (
    <div class="panel">
      <fieldset class="reasons-to-choose">
        <legend>{t('report.reason')}</legend>
        {REPORT_REASONS.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={name}
              value={each}
              checked={each === reason}
              onChange={() => change({ reason: each })}
            />
            {t(WORDS[each])}
          </label>
        ))}
      </fieldset>
      {reason === 'poses' && <PosesAs calls={calls} inHand={inHand} />}
      <p>
        <label for={linksId}>{t('report.links')}</label>
        <textarea
          id={linksId}
          dir="ltr"
          rows={3}
          spellcheck={false}
          placeholder="https://t.me/channel/12"
          value={typed.links}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? noteId : undefined}
          onInput={(event) => change({ links: event.currentTarget.value })}
        />
      </p>
      <div id={noteId} class="wrong">
        {isWrong && (
          <>
            {tooManyLinks && <ErrorNote key={`many ${tries}`} code="LINKS_TOO_MANY" role="alert" />}
            {wrongLines.length > 0 && <ErrorNote key={tries} code="MESSAGE_LINK_INVALID" role="alert" />}
            <ul>
              {wrongLines.map(({ number, text }) => (
                <li key={number}>
                  {t('report.line', [number, isolate(displayText(text), directionOf(translate), 'ltr')])}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <p>
        <label for={contactId}>{t('report.contact')}</label>
        <input
          id={contactId}
          type="text"
          dir="auto"
          autocomplete="off"
          maxLength={MAX_CONTACT}
          value={typed.contact}
          aria-describedby={contactHelpId}
          onInput={(event) => change({ contact: event.currentTarget.value })}
        />
      </p>
      <p id={contactHelpId} class="hint">
        {t('report.contact_help')}
      </p>
    </div>
  );
}
