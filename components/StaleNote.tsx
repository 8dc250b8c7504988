import type { ComponentChildren } from 'preact';
import { t } from '../lib/platform/page-translate.ts';

/** Says that nobody has vouched for a list in a long time. What can be done about it stands below. */
export function StaleNote({ children }: { children?: ComponentChildren }) {
  return (
    <div class="error-note stale-note">
      <p class="what">{t('list.stale')}</p>
      <p>{t('list.stale_help')}</p>
      {children}
    </div>
  );
}
