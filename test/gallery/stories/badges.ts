import { translate } from '../../../lib/platform/page-translate.ts';
import { BadgeView } from '../../../lib/surfaces/badge.ts';
import { drawBadge } from '../../../lib/surfaces/draw-badge.ts';
import { pageTheme } from '../../../lib/surfaces/page-theme.ts';
import { VERDICT_KINDS } from '../../../lib/verdict/verdict.ts';
import { badgeWords, verdictLabel } from '../../../lib/words.ts';
import type { Draw } from './draw.ts';
import { language, TWIN, VERDICTS } from './samples.ts';

/** Grounds that badges stand on in the clients, and what text looks like on them: lists, selected rows, bubbles. */
const GROUNDS = {
  light: [
    ['#ffffff', '#000000'],
    ['#3390ec', '#ffffff'],
    ['#eeffde', '#000000'],
  ],
  dark: [
    ['#212121', '#ffffff'],
    ['#8774e1', '#ffffff'],
    ['#181818', '#ffffff'],
  ],
} as const;

export const badges: Record<string, Draw> = {
  all(app) {
    const view = new BadgeView(document, async () => drawBadge);
    document.body.style.cssText = 'margin: 0; font: 16px/1.5 system-ui, sans-serif';
    app.style.cssText = 'display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; min-block-size: 100vh';
    for (const [ground, text] of GROUNDS[pageTheme(document)]) {
      const column = document.createElement('div');
      column.style.cssText = `background: ${ground}; color: ${text}; padding: 16px; display: grid; gap: 10px; align-content: start`;
      for (const kind of VERDICT_KINDS.filter((each) => each !== 'unknown')) {
        column.append(row(view, verdictLabel(kind, translate), kind));
      }
      column.append(row(view, translate('choice.trusted'), 'impersonation', 'trusted'));
      app.append(column);
    }
  },
};

function row(view: BadgeView, label: string, kind: keyof typeof VERDICTS, choice?: 'trusted'): HTMLElement {
  const line = document.createElement('div');
  line.style.cssText = 'display: flex; align-items: center';
  const verdict = VERDICTS[kind];
  const judged = { verdict, ...(choice && { choice }), label: badgeWords(verdict, choice, translate, language()) };
  const name = Object.assign(document.createElement('span'), { textContent: label });
  line.append(name, view.create(TWIN, judged));
  return line;
}
