import type { ComponentChildren } from 'preact';
import { useCallback } from 'preact/hooks';
import { LookupForm } from '../../components/LookupForm.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { VerdictIcon } from '../../components/VerdictIcon.tsx';
import type { Mark } from '../../lib/mark.ts';
import { colour } from '../../lib/palette.ts';
import { t, translate } from '../../lib/platform/page-translate.ts';
import type { VerdictKind } from '../../lib/verdict/verdict.ts';
import { verdictLabel, verdictText } from '../../lib/words.ts';
import type { WelcomeCalls } from './calls.ts';

const ICON_SIZE = 36;
const QUIETER: VerdictKind[] = ['listed', 'telegram-verified', 'flagged'];
/** An official channel, and the handle of a twin of it: what a lookup says of each. */
const EXAMPLES = ['@MOHreport', '@MOHrep0rt'];

/** Opened once after installation: what the hints mean and what they do not, and a lookup to try. */
export function App({ calls }: { calls: WelcomeCalls }) {
  const ask = useCallback((query: string) => calls.lookup(query), [calls]);
  return (
    <>
      <PageHeader title={t('welcome.title')} />
      <main>
        <ul class="meanings">
          <Meaning kind="official">{t('welcome.official')}</Meaning>
          <Meaning kind="impersonation">{t('welcome.impersonation')}</Meaning>
          <Meaning kind="suspicious">{t('welcome.suspicious')}</Meaning>
          <Meaning kind="unknown">{t('welcome.unknown')}</Meaning>
          <li>
            <Lock />
            <p>{t('welcome.private')}</p>
          </li>
        </ul>
        <details>
          <summary>{t('welcome.more')}</summary>
          <ul class="meanings quieter">
            {QUIETER.map((kind) => (
              <Meaning key={kind} kind={kind}>
                <strong>{verdictLabel(kind, translate)}</strong> {verdictText(kind, translate)}
              </Meaning>
            ))}
            <Meaning kind="trusted">
              <strong>{t('choice.trusted')}</strong> {t('choice.note_trusted')}
            </Meaning>
          </ul>
        </details>
        <section class="panel" aria-labelledby="try">
          <h2 id="try">{t('welcome.try')}</h2>
          <LookupForm ask={ask} focus={false} examples={EXAMPLES} />
        </section>
        <p>
          <a class="button" href="/options.html">
            {t('welcome.options')}
          </a>
        </p>
      </main>
    </>
  );
}

function Meaning({ kind, children }: { kind: Mark; children: ComponentChildren }) {
  const tint = kind === 'unknown' ? {} : { '--tint': colour(kind, 'ground') };
  return (
    <li style={tint}>
      <VerdictIcon kind={kind} size={ICON_SIZE} />
      <p>{children}</p>
    </li>
  );
}

/** A closed lock, for what stays in the browser. */
function Lock() {
  return (
    <svg class="lock" viewBox="0 0 24 24" width={ICON_SIZE} height={ICON_SIZE} aria-hidden="true">
      <path d="M7.5 10.5V7.5a4.5 4.5 0 0 1 9 0V10.5" />
      <rect x="4.5" y="10.5" width="15" height="10.5" rx="2" />
      <path d="M12 14.5V17" />
    </svg>
  );
}
