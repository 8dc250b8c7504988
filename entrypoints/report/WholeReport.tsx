import { useId } from 'preact/hooks';
import { SendTo } from '../../components/SendTo.tsx';
import type { ReachableList } from '../../components/use-lists.ts';
import { t } from '../../lib/platform/page-translate.ts';

interface Props {
  /** The report as it is sent, or stands in the file. */
  text: string;
  /** This very report has been saved. */
  saved: boolean;
  reachable: ReachableList[] | undefined;
  check: () => boolean;
  send: (list: string) => Promise<unknown>;
}

/** The report as it will leave the browser, and the ways it can. */
export function WholeReport({ text, saved, reachable, check, send }: Props) {
  const headingId = useId();
  return (
    <section class="panel" aria-labelledby={headingId}>
      <h2 id={headingId}>{t('report.whole')}</h2>
      <p class="hint">{t('report.whole_help')}</p>
      <pre dir="ltr" lang="en">
        {text}
      </pre>
      <SendTo key={text} reachable={reachable} check={check} send={send} saved={saved} />
    </section>
  );
}
