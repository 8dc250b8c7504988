import { startPage } from '../../components/start-page.ts';
import '../../components/style.css';
import { chatCalls } from '../../components/chat-calls.ts';
import { t } from '../../lib/platform/page-translate.ts';
import { App } from './App.tsx';
import '../../components/form.css';

startPage(
  () => `${t('report.title')} · ${t('extension.name')}`,
  () => <App calls={chatCalls} />,
);
