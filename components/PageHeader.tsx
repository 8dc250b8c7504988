import { t } from '../lib/platform/page-translate.ts';
import { OwnIcon } from './OwnIcon.tsx';

/** The head of a whole page: whose it is, and what it is about. */
export function PageHeader({ title }: { title: string }) {
  return (
    <header class="page-header">
      <p class="brand">
        <OwnIcon size={24} />
        {t('extension.name')}
      </p>
      <h1>{title}</h1>
    </header>
  );
}
