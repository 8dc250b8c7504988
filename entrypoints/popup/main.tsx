import { render } from 'preact';
import { paletteCss } from '../../lib/palette.ts';
import { translate } from '../../lib/platform/page-translate.ts';
import { directionOf } from '../../lib/words.ts';
import { App } from './App.tsx';
import { askBackgroundAndTab } from './calls.ts';
import './style.css';

const root = document.documentElement;
// The messages' language, not the browser's: a browser in a third language shows the English ones.
root.lang = translate('language.code');
root.dir = directionOf(translate);
document.title = translate('extension.name');

const palette = new CSSStyleSheet();
palette.replaceSync(paletteCss(':root'));
document.adoptedStyleSheets = [palette];

const app = document.getElementById('app');
if (app) render(<App calls={askBackgroundAndTab} />, app);
