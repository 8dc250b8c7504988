import type { ComponentChild } from 'preact';
import { useId } from 'preact/hooks';
import { type MessageKey, t } from '../../lib/platform/page-translate.ts';
import type { Client } from '../../lib/telegram/client.ts';
import { printHandle } from '../../lib/telegram/handle.ts';
import { printLink } from '../../lib/telegram/print-link.ts';

/**
 * Telegram's own addresses for impostors and abuse (telegram.org/faq_spam and telegram.org/faq,
 * "There's illegal content on Telegram. How do I take it down?").
 */
const BOT = 'notoscam';
const MAIL = 'abuse@telegram.org';

const STEPS: Record<Client, MessageKey> = {
  'web-k': 'report.telegram_web_k',
  'web-a': 'report.telegram_web_a',
  't-me': 'report.telegram_t_me',
};

/** How to tell Telegram itself, in the client where the channel was seen. */
export function TellTelegram({ client }: { client: Client | undefined }) {
  const headingId = useId();
  return (
    <section class="panel" aria-labelledby={headingId}>
      <h2 id={headingId}>{t('report.telegram')}</h2>
      <ul class="ways">
        <li>{t(STEPS[client ?? 't-me'])}</li>
        <li>
          {sentenceWith(
            'report.telegram_bot',
            <a href={printLink(BOT)} target="_blank" rel="noopener noreferrer" dir="ltr">
              {printHandle(BOT)}
            </a>,
          )}
        </li>
        <li>
          {sentenceWith(
            'report.telegram_mail',
            <a href={`mailto:${MAIL}`} dir="ltr">
              {MAIL}
            </a>,
          )}
        </li>
      </ul>
    </section>
  );
}

/** Stands in a message for what is put in its place (U+FFFC, object replacement character). */
const PLACE = '\ufffc';

/** A message with an element in the place of `$1`. */
function sentenceWith(key: MessageKey, element: ComponentChild): ComponentChild {
  const [before, after] = t(key, [PLACE]).split(PLACE);
  return (
    <>
      {before}
      {element}
      {after}
    </>
  );
}
