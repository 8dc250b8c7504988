import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { ListStatus } from '../../components/ListStatus.tsx';
import { ForeignText } from '../../components/text.tsx';
import type { ListPreview } from '../../lib/messages.ts';
import { t, translate } from '../../lib/platform/page-translate.ts';
import { displayText } from '../../lib/text/display.ts';
import { nameInSentence } from '../../lib/words.ts';
import type { OptionsCalls } from './calls.ts';
import { Fingerprint } from './Fingerprint.tsx';
import { type Announce, useAct } from './use-act.ts';
import type { Options } from './use-options.ts';

const MAX_ADDRESS_SHOWN = 500;

interface Props {
  calls: OptionsCalls;
  options: Options;
  announce: Announce;
  offer: ListPreview;
  onAdded: () => void;
  onCancel: () => void;
}

/** A list that can be added: what it is, and what the reader should know before they trust it. */
export function ListOffer({ calls, options, announce, offer, onAdded, onCancel }: Props) {
  const [failure, act] = useAct(announce);
  const [adding, setAdding] = useState(false);
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const add = async () => {
    if (adding) return;
    setAdding(true);
    const done = await act(async () => {
      options.showLists(await calls.addList(offer));
      return () => t('options.list_added', [nameInSentence(offer.name, translate)]);
    });
    if (done) onAdded();
    else setAdding(false);
  };
  return (
    <section class="offer" aria-labelledby={headingId}>
      <h3 id={headingId} ref={heading} tabIndex={-1}>
        {t('options.list_preview')}
      </h3>
      <div>
        <p class="name">
          <ForeignText text={offer.name} />
        </p>
        <p class="address">
          <bdi dir="ltr">{displayText(offer.url, MAX_ADDRESS_SHOWN)}</bdi>
        </p>
        <ListStatus status={offer} />
      </div>
      <Fingerprint fingerprint={offer.fingerprint} />
      <p>{t('options.list_compare')}</p>
      <p>{t('options.list_trust')}</p>
      {failure && <ErrorNote code={failure} role="alert" />}
      <div class="buttons">
        <button type="button" aria-disabled={adding} aria-busy={adding} onClick={add}>
          {t('options.list_add_confirm')}
        </button>
        <button type="button" aria-disabled={adding} onClick={() => !adding && onCancel()}>
          {t('options.cancel')}
        </button>
      </div>
    </section>
  );
}
