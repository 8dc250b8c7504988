import { useEffect, useRef } from 'preact/hooks';
import { t } from '../lib/platform/page-translate.ts';

/** What was sent, in the place of the form that it was made in. */
export function Sent({ text }: { text: string }) {
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => note.current?.focus(), []);
  return (
    <section class="panel">
      <p ref={note} tabIndex={-1} class="sent" role="status">
        {t('send.sent')}
      </p>
      <p>
        <a href="/outbox.html">{t('outbox.title')}</a>
      </p>
      <pre dir="ltr" lang="en">
        {text}
      </pre>
    </section>
  );
}
