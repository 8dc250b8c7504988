import { useId, useState } from 'preact/hooks';
import { type ErrorCode, errorCode } from '../lib/errors.ts';
import type { ListStatus } from '../lib/messages.ts';
import { t, translate } from '../lib/platform/page-translate.ts';
import { isolate } from '../lib/text/display.ts';
import { directionOf } from '../lib/words.ts';
import { ErrorNote } from './ErrorNote.tsx';
import { hasContact, ListContact } from './ListContact.tsx';

interface Props {
  /** What is sent. */
  text: string;
  /** The lists in use, the extension's own first; `undefined` while they are being asked for. */
  lists: ListStatus[] | undefined;
  /** The list whose publisher it concerns; else the first that takes something. */
  meantFor?: string | undefined;
  /** True when there is nothing that keeps it from being sent; else whatever is wrong gets shown. */
  check: () => boolean;
  /** Afterwards this is gone from the page. */
  send: (list: string) => Promise<unknown>;
  saved: boolean;
}

/** Where it goes, and the two ways: send it there, or save it as a file, by the form around. Sent once, and then no more. */
export function SendTo({ text, lists, meantFor, check, send, saved }: Props) {
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<{ of: string; code: ErrorCode } | undefined>(undefined);
  const selectId = useId();
  const byId = (wanted: string | undefined) => lists?.find(({ id }) => id === wanted);
  const list = byId(chosen) ?? byId(meantFor) ?? lists?.find(inboxOf) ?? lists?.[0];
  const offered = lists?.filter((each) => inboxOf(each) || each === list || each.id === meantFor) ?? [];
  const inbox = list && inboxOf(list);

  const press = () => {
    if (!list || isSending || !check()) return;
    setSending(true);
    setFailure(undefined);
    send(list.id)
      .catch((error: unknown) => setFailure({ of: text, code: errorCode(error, 'BACKGROUND_UNREACHABLE') }))
      .finally(() => setSending(false));
  };

  return (
    <>
      {offered.length > 1 && (
        <p>
          <label for={selectId}>{t('send.to_which')}</label>
          <select id={selectId} value={list?.id} onChange={(event) => setChosen(event.currentTarget.value)}>
            {offered.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </p>
      )}
      {lists && !inbox && <p>{t('send.no_inbox')}</p>}
      {list && inbox && <p class="goes-to">{t('send.goes_to', [quoted(list.name), quoted(new URL(inbox).host)])}</p>}
      {list && hasContact(list) && (
        <div class="by-hand">
          <p class="hint">{t('send.by_hand')}</p>
          <ListContact contact={list.contact} />
        </div>
      )}
      {failure?.of === text && <ErrorNote code={failure.code} role="alert" />}
      <div class="buttons">
        {inbox && (
          <button type="button" class="primary" aria-disabled={isSending} onClick={press}>
            {t('send.send')}
          </button>
        )}
        <button type="submit" class={inbox ? undefined : 'primary'}>
          {t('report.save')}
        </button>
        <p role="status">{saved && t('report.saved')}</p>
      </div>
    </>
  );
}

function inboxOf({ contact }: ListStatus): string | undefined {
  return contact?.inbox;
}

function quoted(text: string): string {
  return isolate(text, directionOf(translate), 'auto');
}
