import { useEffect, useState } from 'preact/hooks';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Sent } from '../../components/Sent.tsx';
import { useLists } from '../../components/use-lists.ts';
import { useSubmission } from '../../components/use-submission.ts';
import { WholeSubmission } from '../../components/WholeSubmission.tsx';
import type { ReportDraft } from '../../lib/messages.ts';
import { t } from '../../lib/platform/page-translate.ts';
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
  const { nomination, wrong, renew } = inHand;
  const whole = useSubmission({ calls, submission: nomination, isWrong: wrong.length > 0, renew });
  const lists = useLists(calls.lists);
  const verdict = inHand.hint?.verdict.verdict;

  useEffect(() => {
    // What a page that went away while it read a site has left.
    void calls.giveBack();
  }, [calls]);

  if (whole.sent !== undefined) return <Sent text={whole.sent} />;
  return (
    <>
      <p class="intro">{t('nominate.intro')}</p>
      <form
        ref={whole.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          whole.save();
        }}
      >
        <Fields calls={calls} inHand={inHand} tries={whole.tries} />
        {verdict === 'official' && <p class="panel">{t('nominate.is_official')}</p>}
        {verdict && isWarning(verdict) && <p class="panel">{t('nominate.is_warned')}</p>}
        <WholeSubmission inHand={whole} lists={lists} isWrong={wrong.includes('rest')} />
      </form>
    </>
  );
}
