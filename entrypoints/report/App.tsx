import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatCalls } from '../../components/chat-calls.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Sent } from '../../components/Sent.tsx';
import { useLists } from '../../components/use-lists.ts';
import type { ReportDraft } from '../../lib/messages.ts';
import { t } from '../../lib/platform/page-translate.ts';
import { printSubmission, submissionFileName } from '../../lib/reports/print.ts';
import { Channel } from './Channel.tsx';
import { Objection } from './Objection.tsx';
import { TellTelegram } from './TellTelegram.tsx';
import { useReport } from './use-report.ts';
import { WhatIsWrong } from './WhatIsWrong.tsx';
import { WholeReport } from './WholeReport.tsx';

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
  const lists = useLists(calls.lists);
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState<string | undefined>(undefined);
  const [sent, setSent] = useState<string | undefined>(undefined);
  const form = useRef<HTMLFormElement>(null);
  const text = printSubmission(inHand.report);
  const isWrong = inHand.namesNoChannel || inHand.wrongLines.length > 0;

  const check = () => {
    setTried(true);
    setSaved(undefined);
    if (!isWrong) return true;
    // Once the fields that are wrong are marked as such.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    return false;
  };
  const save = () => {
    if (!check()) return;
    calls.save(submissionFileName(inHand.report), text);
    setSaved(text);
  };

  if (sent !== undefined) {
    return (
      <>
        <Sent text={sent} />
        <TellTelegram client={draft?.client} />
      </>
    );
  }
  return (
    <>
      <p class="intro">{t(draft ? 'report.intro' : 'report.empty')}</p>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Channel inHand={inHand} tried={tried} />
        <WhatIsWrong calls={calls} inHand={inHand} tried={tried} />
        {inHand.reason === 'wrong-hint' && <Objection list={lists?.lists[0]} />}
        <WholeReport
          text={text}
          saved={saved === text}
          reachable={lists?.reachable}
          check={check}
          send={async (list) => {
            await calls.send(text, list);
            setSent(text);
          }}
        />
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
