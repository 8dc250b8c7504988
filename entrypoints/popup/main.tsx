import { startPage } from '../../components/start-page.ts';
import '../../components/style.css';
import { textToCheck } from '../../lib/check-page.ts';
import { t } from '../../lib/platform/page-translate.ts';
import { App } from './App.tsx';
import { askBackground, askBackgroundAndTab } from './calls.ts';
import './style.css';

/** A tab of its own is opened with a text to look up; the popup never is. */
const inTab = textToCheck(location.hash) !== undefined;
if (inTab) document.body.classList.add('page');

startPage(
  () => t('extension.name'),
  () => <App calls={inTab ? askBackground : askBackgroundAndTab} />,
);
