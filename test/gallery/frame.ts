import { isLanguage } from '../../lib/languages.ts';
import { paletteCss } from '../../lib/palette.ts';
import { translate } from '../../lib/platform/page-translate.ts';
import { directionOf } from '../../lib/words.ts';
import { lookOf } from './look.ts';
import { GROUPS } from './stories/index.ts';

const { theme } = lookOf(location.search);
const [groupId = '', name = ''] = (new URLSearchParams(location.search).get('story') ?? '').split('/');
const root = document.documentElement;
const app = document.getElementById('app');
const language = translate('language.code');
root.lang = isLanguage(language) ? language : 'en';
root.dir = directionOf(translate);
// As Web K marks its own dark theme: badges and banners follow it.
root.classList.toggle('night', theme === 'dark');

// Closed to the pages it stands in, open to the checks that look at it here.
const attachShadow = Element.prototype.attachShadow;
Element.prototype.attachShadow = function openShadow(init) {
  return attachShadow.call(this, { ...init, mode: 'open' });
};

const draw = (await GROUPS[groupId]?.load())?.[name];
if (!app || !draw) throw new Error(`No story ${groupId}/${name}`);
const palette = new CSSStyleSheet();
palette.replaceSync(paletteCss(':root'));
document.adoptedStyleSheets = [palette];
showTheme([...document.styleSheets, palette]);
draw(app);
root.dataset['drawn'] = 'true';

/** The reader's own scheme gives way to the one the address names. */
function showTheme(sheets: CSSStyleSheet[]): void {
  root.style.colorScheme = theme;
  for (const sheet of sheets) settle(sheet.cssRules);
}

function settle(rules: CSSRuleList): void {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule && rule.media.mediaText.includes('prefers-color-scheme')) {
      const isDark = rule.media.mediaText.includes('dark');
      rule.media.mediaText = isDark === (theme === 'dark') ? 'all' : 'not all';
    }
  }
}
