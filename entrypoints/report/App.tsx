import { useEffect, useState } from 'preact/hooks';
import type { ChatCalls } from '../../components/chat-calls.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Sent } from '../../components/Sent.tsx';
import { useLists } from '../../components/use-lists.ts';
import { useSubmission } from '../../components/use-submission.ts';
import { WholeSubmission } from '../../components/WholeSubmission.tsx';
import type { ReportDraft } from '../../lib/messages.ts';
import { t } from '../../lib/platform/page-translate.ts';
import { Channel } from './Channel.tsx';
import { Objection } from './Objection.tsx';
import { TellTelegram } from './TellTelegram.tsx';
import { useReport } from './use-report.ts';
import { WhatIsWrong } from './WhatIsWrong.tsx';

/** Makes a report of a channel: everything in it is seen, and can be changed, before anything is done with it. */
export function App({ calls }: { calls: ChatCalls }) {
  const draft = useDraft(calls);
  return (
    <>
      <PageHeader title={t('report.title')} />
      <main>{draft !== 'asking' && <ReportPage calls={calls} draft={draft} />}</main>
    </>
  );
}

function ReportPage({ calls, draft }: { calls: ChatCalls; draft: ReportDraft | undefined }) {
  const inHand = useReport(calls, draft);
  const { report, wrong, renew, reason, hint } = inHand;
  const whole = useSubmission({ calls, submission: report, isWrong: wrong.length > 0, renew });
  const lists = useLists(calls.lists);
  // Whoever gave the hint decides on an objection to it.
  const meantFor = reason === 'wrong-hint' ? hint?.verdict.list?.id : undefined;

  if (whole.sent !== undefined) {
    return (
      <>
        <Sent text={whole.sent} />
        <TellTelegram client={draft?.client} />
      </>
    );
  }
  return (
    <>
      <p class="intro">{t(draft ? 'report.intro' : 'report.empty')}</p>
      <form
        ref={whole.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          whole.save();
        }}
      >
        <Channel inHand={inHand} tries={whole.tries} />
        <WhatIsWrong calls={calls} inHand={inHand} tries={whole.tries} />
        {reason === 'wrong-hint' && <Objection hintFrom={lists?.find(({ id }) => id === meantFor)} own={lists?.[0]} />}
        <WholeSubmission inHand={whole} lists={lists} meantFor={meantFor} isWrong={wrong.includes('rest')} />
      </form>
      <TellTelegram client={draft?.client} />
    </>
  );
}

function useDraft(calls: ChatCalls): ReportDraft | undefined | 'asking' {
  const [draft, setDraft] = useState<ReportDraft | undefined | 'asking'>('asking');
  useEffect(() => {
    calls.draft().then(setDraft);
  }, [calls]);
  return draft;
}
