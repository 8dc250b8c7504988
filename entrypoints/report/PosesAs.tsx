import { useId } from 'preact/hooks';
import type { ChatCalls } from '../../components/chat-calls.ts';
import { useOffers } from '../../components/use-offers.ts';
import { t } from '../../lib/platform/page-translate.ts';
import { MAX_NAME } from '../../lib/reports/limits.ts';
import type { ReportInHand } from './use-report.ts';

/** Whom the channel poses as: an organisation on the list, offered while it is typed, or any other. */
export function PosesAs({ calls, inHand }: { calls: ChatCalls; inHand: ReportInHand }) {
  const { organisation, change } = inHand;
  const fieldId = useId();
  const listId = useId();
  const offers = useOffers(calls, organisation);
  const type = (name: string) => {
    const id = offers.find((offer) => offer.name === name)?.id;
    change({ organisation: id ? { id, name } : { name } });
  };
  return (
    <p>
      <label for={fieldId}>{t('report.poses_as')}</label>
      <input
        id={fieldId}
        type="text"
        dir="auto"
        autocomplete="off"
        maxLength={MAX_NAME}
        list={listId}
        value={organisation.name}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <datalist id={listId}>
        {offers.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </p>
  );
}
