import { useEffect, useId, useState } from 'preact/hooks';
import { PageHeader } from '../../components/PageHeader.tsx';
import { t, translate, uiLanguage } from '../../lib/platform/page-translate.ts';
import { printHandle } from '../../lib/telegram/handle.ts';
import { printLink } from '../../lib/telegram/print-link.ts';
import { organisationName, readerLanguage } from '../../lib/words.ts';
import type { TickCalls, Unticked } from './calls.ts';

/** Telegram's own bot and page for verification (telegram.org/verify, read 2026-11). */
const BOT = 'VerifyBot';
const PAGE = 'https://telegram.org/verify';

/** How an official channel gets Telegram's tick, and a message that asks its owner to get it. */
export function App({ calls }: { calls: TickCalls }) {
  const [channel, setChannel] = useState<Unticked | undefined | 'asking'>('asking');
  useEffect(() => {
    calls.channel().then(setChannel);
  }, [calls]);
  return (
    <>
      <PageHeader title={t('tick.title')} />
      <main>
        <p class="intro">{t('tick.intro')}</p>
        <section class="panel">
          <ol class="ways">
            <li>{t('tick.networks')}</li>
            <li>{t('tick.instead')}</li>
            <li>{t('tick.press')}</li>
            <li>{t('tick.name_stays')}</li>
          </ol>
          <p class="buttons">
            <a href={printLink(BOT)} target="_blank" rel="noopener noreferrer" dir="ltr">
              {printHandle(BOT)}
            </a>{' '}
            <a href={PAGE} target="_blank" rel="noopener noreferrer" dir="ltr">
              telegram.org/verify
            </a>
          </p>
          <p>{t('tick.site_tag')}</p>
        </section>
        {channel !== 'asking' && channel && <Message channel={channel} copy={calls.copy} />}
      </main>
    </>
  );
}

function Message({ channel, copy }: { channel: Unticked; copy: TickCalls['copy'] }) {
  const [text, setText] = useState(() => messageTo(channel));
  const [copied, setCopied] = useState<'yes' | 'no' | undefined>(undefined);
  const fieldId = useId();
  return (
    <section class="panel">
      <p>
        <label for={fieldId}>{t('tick.message_heading')}</label>
        <textarea
          id={fieldId}
          dir="auto"
          rows={14}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setCopied(undefined);
          }}
        />
      </p>
      <div class="buttons">
        <button
          type="button"
          class="primary"
          onClick={() =>
            copy(text).then(
              () => setCopied('yes'),
              () => setCopied('no'),
            )
          }
        >
          {t('tick.copy')}
        </button>
        <a href={`mailto:?body=${encodeURIComponent(text)}`}>{t('tick.mail')}</a>
        <p role="status">{copied && t(copied === 'yes' ? 'tick.copied' : 'tick.copy_failed')}</p>
      </div>
    </section>
  );
}

function messageTo({ handle, organisation }: Unticked): string {
  const name = organisation && organisationName(organisation, readerLanguage(translate, uiLanguage()));
  const tag = `<meta name="telegram:channel" content="${printHandle(handle)}">`;
  return t('tick.message', [name ?? printHandle(handle), printLink(handle), tag]);
}
