import { useRef, useState } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { type ErrorCode, errorCode } from '../../lib/errors.ts';
import { t, translate } from '../../lib/platform/page-translate.ts';
import type { SiteElsewhere, SitePage } from '../../lib/platform/site-page.ts';
import { findChannel } from '../../lib/reports/find-channel.ts';
import { MAX_PAGES } from '../../lib/reports/limits.ts';
import { pageAddress } from '../../lib/reports/nomination.ts';
import { handleKey, printHandle } from '../../lib/telegram/handle.ts';
import { isolate } from '../../lib/text/display.ts';
import { directionOf } from '../../lib/words.ts';
import { CheckedPages } from './CheckedPages.tsx';
import type { NominateCalls } from './calls.ts';
import { addressIn, type NominationInHand } from './use-nomination.ts';

/** Other channels that a site names are told up to here. */
const MOST_OTHERS = 5;

/** What the last look has shown, besides whether the page names the channel. */
interface Shown {
  failure?: ErrorCode;
  /** A host that the site leads to. */
  leadsTo?: string;
  /** An address of which only the beginning was read. */
  cut?: string;
  /** Handles of other channels. */
  others?: string[];
}

/** Looks for the channel on the organisation's site, when the reader asks for it and allows it. */
export function SiteCheck({ calls, inHand }: { calls: NominateCalls; inHand: NominationInHand }) {
  const { typed, change, handle, nomination } = inHand;
  const [looking, setLooking] = useState(false);
  const [shown, setShown] = useState<{ on: string; what: Shown }>({ on: '', what: {} });
  const button = useRef<HTMLButtonElement>(null);
  const key = handle && handleKey(handle);
  const now = useRef(key);
  now.current = key;
  // What was found for one channel says nothing of another.
  const { failure, leadsTo, cut, others = [] } = shown.on === key ? shown.what : {};

  const credit = (page: SitePage | SiteElsewhere, wanted: string): Shown => {
    if ('leadsTo' in page) return { leadsTo: page.leadsTo };
    const address = pageAddress(page.address);
    if (!address) return { failure: 'SITE_ADDRESS_INVALID' };
    const { found, others: named } = findChannel(page.html, wanted);
    change(({ pages }) => ({
      pages: [
        ...pages.filter((each) => each.address !== address),
        { address, found, checked: nomination.created },
      ].slice(-MAX_PAGES),
    }));
    return {
      ...(page.isCut && { cut: address }),
      ...(found === 'nothing' && { others: named.slice(0, MOST_OTHERS) }),
    };
  };

  const look = () => {
    if (!handle || !key || looking) return;
    setLooking(true);
    setShown({ on: key, what: {} });
    // At once: browsers ask for a permission only while the reader presses.
    calls
      .read(addressIn(typed.website))
      .then(
        // Another channel may stand in the field by now: what was looked for is not it.
        (page) => now.current === key && setShown({ on: key, what: credit(page, handle) }),
        (error: unknown) => setShown({ on: key, what: { failure: errorCode(error, 'SITE_UNREACHABLE') } }),
      )
      .finally(() => setLooking(false));
  };

  return (
    <>
      <p class="hint">{t('nominate.look_help')}</p>
      <div class="buttons">
        <button
          ref={button}
          type="button"
          disabled={!handle || typed.website.trim() === ''}
          aria-disabled={looking}
          onClick={look}
        >
          {t('nominate.look')}
        </button>
      </div>
      <div role="status" class="found">
        {failure && <ErrorNote code={failure} role="alert" />}
        {leadsTo && <p>{t('nominate.leads_elsewhere', [inSentence(leadsTo)])}</p>}
        <CheckedPages
          pages={nomination.pages}
          remove={(address) => {
            change(({ pages }) => ({ pages: pages.filter((page) => page.address !== address) }));
            button.current?.focus();
          }}
        />
        {cut && <p>{t('nominate.cut', [inSentence(cut)])}</p>}
        {others.length > 0 && <p>{t('nominate.others', [inSentence(others.map(printHandle).join(', '))])}</p>}
      </div>
    </>
  );
}

function inSentence(text: string): string {
  return isolate(text, directionOf(translate), 'ltr');
}
