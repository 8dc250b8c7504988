import { startPage } from '../../components/start-page.ts';
import '../../components/style.css';
import '../../components/form.css';
import { t } from '../../lib/platform/page-translate.ts';
import { App } from './App.tsx';
import { askBackground } from './calls.ts';

startPage(
  () => `${t('nominate.title')} · ${t('extension.name')}`,
  () => <App calls={askBackground} />,
);
