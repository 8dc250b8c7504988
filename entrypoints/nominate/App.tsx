import { useEffect, useId, useState } from 'preact/hooks';
import { PageHeader } from '../../components/PageHeader.tsx';
import { SendTo } from '../../components/SendTo.tsx';
import { Sent } from '../../components/Sent.tsx';
import { useLists } from '../../components/use-lists.ts';
import type { ReportDraft } from '../../lib/messages.ts';
import { t } from '../../lib/platform/page-translate.ts';
import { printSubmission, submissionFileName } from '../../lib/reports/print.ts';
import { isWarning } from '../../lib/verdict/verdict.ts';
import type { NominateCalls } from './calls.ts';
import { Fields } from './Fields.tsx';
import { useNomination } from './use-nomination.ts';

/** Puts a channel forward as an organisation's official one: everything in it is seen before anything is done with it. */
export function App({ calls }: { calls: NominateCalls }) {
  const [draft, setDraft] = useState<ReportDraft | undefined | 'asking'>('asking');
  useEffect(() => {
    calls.draft().then(setDraft);
  }, [calls]);
  return (
    <>
      <PageHeader title={t('nominate.title')} />
      <main>{draft !== 'asking' && <NominatePage calls={calls} draft={draft} />}</main>
    </>
  );
}

function NominatePage({ calls, draft }: { calls: NominateCalls; draft: ReportDraft | undefined }) {
  const inHand = useNomination(calls, draft);
  const lists = useLists(calls.lists);
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState<string | undefined>(undefined);
  const [sent, setSent] = useState<string | undefined>(undefined);
  const headingId = useId();
  const text = printSubmission(inHand.nomination);
  const verdict = inHand.hint?.verdict.verdict;

  const check = () => {
    setTried(true);
    setSaved(undefined);
    return inHand.missing.length === 0;
  };
  if (sent !== undefined) return <Sent text={sent} />;
  return (
    <>
      <p class="intro">{t('nominate.intro')}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!check()) return;
          calls.save(submissionFileName(inHand.nomination), text);
          setSaved(text);
        }}
      >
        <Fields calls={calls} inHand={inHand} tried={tried} />
        {verdict === 'official' && <p class="panel">{t('nominate.is_official')}</p>}
        {verdict && isWarning(verdict) && <p class="panel">{t('nominate.is_warned')}</p>}
        <section class="panel" aria-labelledby={headingId}>
          <h2 id={headingId}>{t('report.whole')}</h2>
          <p class="hint">{t('report.whole_help')}</p>
          <pre dir="ltr" lang="en">
            {text}
          </pre>
          <SendTo
            key={text}
            reachable={lists?.reachable}
            check={check}
            saved={saved === text}
            send={async (list) => {
              await calls.send(text, list);
              setSent(text);
            }}
          />
        </section>
      </form>
    </>
  );
}
