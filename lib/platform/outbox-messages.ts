import { browser } from 'wxt/browser';
import { CodedError } from '../errors.ts';
import { onMessage } from '../messages.ts';
import type { Outbox } from '../reports/outbox.ts';

/** Answers what the extension's own pages ask of the outbox. No script in a Telegram page may send for the reader. */
export function answerOutbox(outbox: Outbox): void {
  onMessage('send-submission', ({ data, sender }) => own(sender, () => outbox.send(data)));
  onMessage('outbox', ({ sender }) => own(sender, () => outbox.entries()));
  onMessage('outbox-refresh', ({ sender }) => own(sender, () => outbox.refresh()));
  onMessage('outbox-cancel', ({ data, sender }) => own(sender, () => outbox.cancel(data.id)));
  onMessage('outbox-forget', ({ data, sender }) => own(sender, () => outbox.forget(data.id)));
}

/** @throws {CodedError} `SUBMISSION_INVALID` when somebody else asks. */
async function own<T>({ id, url }: { id?: string; url?: string }, answer: () => Promise<T>): Promise<T> {
  const { origin } = new URL(browser.runtime.getURL('/popup.html'));
  if (id !== browser.runtime.id || !url?.startsWith(`${origin}/`)) {
    throw new CodedError('SUBMISSION_INVALID', 'asked by no page of the extension');
  }
  return answer();
}
