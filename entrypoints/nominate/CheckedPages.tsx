import { useId } from 'preact/hooks';
import { type MessageKey, t, translate } from '../../lib/platform/page-translate.ts';
import type { CheckedPage, FoundOnPage } from '../../lib/reports/nomination.ts';
import { isolate } from '../../lib/text/display.ts';
import { directionOf } from '../../lib/words.ts';

const FOUND: Record<FoundOnPage, MessageKey> = {
  'meta-tag': 'nominate.found_meta',
  link: 'nominate.found_link',
  nothing: 'nominate.found_nothing',
};

interface Props {
  pages: CheckedPage[];
  remove: (address: string) => void;
}

/** The pages that were looked at, and what each says of the channel. Each can be left out. */
export function CheckedPages({ pages, remove }: Props) {
  if (pages.length === 0) return null;
  return (
    <ul class="ways">
      {pages.map((page) => (
        <Page key={page.address} page={page} remove={() => remove(page.address)} />
      ))}
    </ul>
  );
}

function Page({ page: { address, found }, remove }: { page: CheckedPage; remove: () => void }) {
  const textId = useId();
  const buttonId = useId();
  return (
    <li>
      <span id={textId}>{t(FOUND[found], [isolate(address, directionOf(translate), 'ltr')])}</span>{' '}
      <button type="button" id={buttonId} class="small" aria-labelledby={`${buttonId} ${textId}`} onClick={remove}>
        {t('nominate.leave_out')}
      </button>
    </li>
  );
}
