import { translate } from '../../../lib/platform/page-translate.ts';
import { BannerView } from '../../../lib/surfaces/banner.ts';
import type { Verdict } from '../../../lib/verdict/verdict.ts';
import type { Draw } from './draw.ts';
import { KNOWN_IMPOSTOR, language, TWIN, VERDICTS } from './samples.ts';

const { organisation: _, official: __, ...posesOnly } = VERDICTS.impersonation;

export const banners: Record<string, Draw> = {
  impersonation: banner(VERDICTS.impersonation),
  'known impostor': banner(KNOWN_IMPOSTOR),
  flagged: banner(VERDICTS.flagged),
  'without an organisation': banner(posesOnly),
  'with its reasons': banner(VERDICTS.impersonation, { opened: true }),
  narrow: banner(VERDICTS.impersonation, { width: '360px' }),
};

/** A chat's column with the banner over it. */
function banner(verdict: Verdict, { opened = false, width = '100%' } = {}): Draw {
  return (app) => {
    const isDark = document.documentElement.classList.contains('night');
    document.body.style.cssText = 'margin: 0; font: 16px/1.5 system-ui, sans-serif';
    app.style.cssText = `display: flow-root; position: relative; block-size: 460px; inline-size: ${width}; background: ${isDark ? '#0f0f0f' : '#b5cf9e'}`;
    app.className = 'column';
    const content = Object.assign(document.createElement('div'), { className: 'content', textContent: TWIN.title });
    content.style.cssText = `block-size: 100%; padding: 12px; color: ${isDark ? '#fff' : '#000'}`;
    app.append(content);
    // The banner's shadow root is closed, so its reasons are opened while it is made.
    const create = document.createElement.bind(document);
    document.createElement = (tag: string) => {
      const made = create(tag);
      if (opened && made instanceof HTMLDetailsElement) made.open = true;
      return made;
    };
    new BannerView({
      page: document,
      t: translate,
      language: language(),
      onHide() {},
      onReport() {},
      now: () => performance.now(),
    }).show({ kind: 'inset', column: '.column', content: '.content' }, TWIN, verdict);
    document.createElement = create;
  };
}
