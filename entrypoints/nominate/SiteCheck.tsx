import { useState } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { type ErrorCode, errorCode } from '../../lib/errors.ts';
import { type MessageKey, t, translate } from '../../lib/platform/page-translate.ts';
import { findChannel } from '../../lib/reports/find-channel.ts';
import { MAX_PAGES } from '../../lib/reports/limits.ts';
import type { FoundOnPage } from '../../lib/reports/nomination.ts';
import { printHandle } from '../../lib/telegram/handle.ts';
import { isolate } from '../../lib/text/display.ts';
import { directionOf } from '../../lib/words.ts';
import type { NominateCalls } from './calls.ts';
import { addressIn, type NominationInHand } from './use-nomination.ts';

const FOUND: Record<FoundOnPage, MessageKey> = {
  'meta-tag': 'nominate.found_meta',
  link: 'nominate.found_link',
  nothing: 'nominate.found_nothing',
};

/** Looks for the channel on the organisation's site, when the reader asks for it and allows it. */
export function SiteCheck({ calls, inHand }: { calls: NominateCalls; inHand: NominationInHand }) {
  const { typed, change, handle, nomination } = inHand;
  const [looking, setLooking] = useState(false);
  const [failure, setFailure] = useState<ErrorCode | undefined>(undefined);
  const [others, setOthers] = useState<string[]>([]);

  const look = () => {
    if (!handle || looking) return;
    setLooking(true);
    setFailure(undefined);
    // At once: browsers ask for a permission only while the reader presses.
    calls
      .read(addressIn(typed.website))
      .then(
        ({ address, html }) => {
          const { found, others: named } = findChannel(html, handle);
          const pages = typed.pages.filter((page) => page.address !== address);
          setOthers(found === 'nothing' ? named.slice(0, 5) : []);
          change({ pages: [...pages, { address, found, checked: nomination.created }].slice(-MAX_PAGES) });
        },
        (error: unknown) => setFailure(errorCode(error, 'SITE_UNREACHABLE')),
      )
      .finally(() => setLooking(false));
  };

  return (
    <>
      <p class="hint">{t('nominate.look_help')}</p>
      <div class="buttons">
        <button type="button" disabled={!handle || typed.website.trim() === '' || looking} onClick={look}>
          {t('nominate.look')}
        </button>
      </div>
      <div role="status">
        {failure && <ErrorNote code={failure} role="alert" />}
        <ul class="ways">
          {nomination.pages.map(({ address, found }) => (
            <li key={address}>{t(FOUND[found], [isolate(address, directionOf(translate), 'ltr')])}</li>
          ))}
        </ul>
        {others.length > 0 && (
          <p>{t('nominate.others', [isolate(others.map(printHandle).join(', '), directionOf(translate), 'ltr')])}</p>
        )}
      </div>
    </>
  );
}
