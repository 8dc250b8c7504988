import { printFingerprint } from '../../lib/list/fingerprint.ts';
import { t } from '../../lib/platform/page-translate.ts';

/** What a list is known by, to be compared with what its publisher shows. */
export function Fingerprint({ fingerprint }: { fingerprint: string }) {
  return (
    <dl class="fingerprint">
      <dt>{t('options.list_fingerprint')}</dt>
      <dd>
        <code dir="ltr" translate={false}>
          {printFingerprint(fingerprint)}
        </code>
      </dd>
    </dl>
  );
}
