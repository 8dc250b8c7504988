import { useId } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { ListChecked, ListStatus } from '../../components/ListStatus.tsx';
import { StaleNote } from '../../components/StaleNote.tsx';
import { ForeignText } from '../../components/text.tsx';
import type { ListStatus as Status } from '../../lib/messages.ts';
import { t, translate } from '../../lib/platform/page-translate.ts';
import { hostInSentence } from '../../lib/words.ts';
import { Fingerprint } from './Fingerprint.tsx';
import { RemoveList } from './RemoveList.tsx';

interface Props {
  status: Status;
  /** Resolves to false when it could not be removed. */
  onRemove: () => Promise<boolean>;
}

/** One list: whose it is, how old, what is wrong with it. Added ones can be removed. */
export function ListEntry({ status, onRemove }: Props) {
  const { name, url, fingerprint, version, problem, stale, syncs } = status;
  const nameId = useId();
  return (
    <li>
      <h3 id={nameId}>
        <ForeignText text={name} />
      </h3>
      <p class="origin">
        {url ? t('options.list_host', [hostInSentence(hostOf(url), translate)]) : t('options.list_own')}
      </p>
      {version > 0 ? <ListStatus status={status} /> : <p>{t('options.list_unusable')}</p>}
      <ListChecked status={status} />
      {!syncs && <p class="list-checked">{t('options.list_no_address')}</p>}
      {stale && <StaleNote />}
      {problem && <ErrorNote code={problem} />}
      {fingerprint && <Fingerprint fingerprint={fingerprint} />}
      {url && <RemoveList nameId={nameId} onRemove={onRemove} />}
    </li>
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}
