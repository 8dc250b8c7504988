import { browser } from 'wxt/browser';
import { CodedError } from '../errors.ts';
import type { OutboxCalls } from '../reports/later-outbox.ts';
import { onMessage } from './page-messages.ts';

/** Answers what the extension's own pages ask of the outbox. No script in a Telegram page may send for the reader. */
export function answerOutbox(outbox: OutboxCalls): void {
  onMessage('send-submission', ({ data, sender }) => own(sender, () => outbox.send(data)));
  onMessage('outbox', ({ sender }) => own(sender, () => outbox.entries()));
  onMessage('outbox-refresh', ({ data, sender }) => own(sender, () => outbox.refresh(data.occasion)));
  onMessage('outbox-cancel', ({ data, sender }) => own(sender, () => outbox.cancel(data.id)));
  onMessage('outbox-forget', ({ data, sender }) => own(sender, () => outbox.forget(data.id)));
}

/** @throws {CodedError} `SUBMISSION_INVALID` when somebody else asks. */
async function own<T>({ id, url }: { id?: string; url?: string }, answer: () => Promise<T>): Promise<T> {
  // With the slash at its end. Not every engine gives addresses of extensions an origin.
  const root = browser.runtime.getURL('/popup.html').replace(/popup\.html$/, '');
  if (id !== browser.runtime.id || !url?.startsWith(root)) {
    throw new CodedError('SUBMISSION_INVALID', 'asked by no page of the extension');
  }
  return answer();
}
