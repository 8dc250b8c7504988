import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MARKS } from '../lib/mark.ts';
import type { PageSummary } from '../lib/messages.ts';
import { PALETTE } from '../lib/palette.ts';
import {
  BADGE_COLOURS,
  ICON_SIZES,
  type IconName,
  iconPath,
  OWN_ICON,
  PLAIN_BADGE_COLOUR,
  Toolbar,
  type ToolbarButton,
  toolbarLook,
} from '../lib/toolbar.ts';
import type { Verdict, VerdictKind } from '../lib/verdict/verdict.ts';
import { translatorFromYaml } from '../scripts/translate.ts';
import { DISAGREEMENT, IMPERSONATION, OFFICIAL, UNKNOWN } from './components/samples.ts';

const en = translatorFromYaml(readFileSync('locales/en.yml', 'utf8'));

const look = (summary: PageSummary, language = 'en') => toolbarLook(summary, en, language);
const showing = (verdict: Verdict, choice?: PageSummary['choice']) =>
  look({ badges: 'working', verdict, ...(choice && { choice }) });

describe('what the button tells', () => {
  test('the verdict on the open chat: by icon, tooltip and, for warnings, a sign over it', () => {
    expect(showing(OFFICIAL)).toMatchObject({
      icon: 'official',
      title: 'Trust hint: Official, Israel Ministry of Health',
      badge: '',
    });
    expect(showing(IMPERSONATION)).toMatchObject({
      icon: 'impersonation',
      title: 'Trust hint: Likely impostor, Israel Ministry of Health',
      badge: '!',
    });
    expect(showing({ ...UNKNOWN, verdict: 'suspicious' })).toMatchObject({ icon: 'suspicious', badge: '?' });
    expect(showing({ ...UNKNOWN, verdict: 'flagged' })).toMatchObject({ icon: 'flagged', badge: '!' });
    expect(showing({ ...UNKNOWN, verdict: 'listed' })).toMatchObject({ icon: 'listed', badge: '' });
  });

  test('names the organisation in the reader’s language', () => {
    expect(look({ badges: 'working', verdict: OFFICIAL }, 'he').title).toContain('משרד הבריאות');
  });

  test('how old the list is that speaks, when nobody has vouched for it in a long time', () => {
    expect(showing({ ...OFFICIAL, asOf: '2026-10-02' })).toMatchObject({
      icon: 'official',
      title: 'Trust hint: Official as of October 2, 2026, Israel Ministry of Health',
    });
  });

  test('that lists disagree', () => {
    expect(showing(DISAGREEMENT)).toMatchObject({
      icon: 'suspicious',
      title: 'Trust hint: Your lists disagree',
      badge: '?',
    });
  });

  test('that there is nothing to say', () => {
    expect(showing(UNKNOWN)).toMatchObject({ icon: 'unknown', title: 'No hint for this chat', badge: '' });
  });

  test('what the reader decided, and no warning of what they trust or do not want to see', () => {
    expect(showing(IMPERSONATION, 'trusted')).toMatchObject({
      icon: 'trusted',
      title: 'Trusted by you. Our own hint: Likely impostor',
      badge: '',
    });
    expect(showing(IMPERSONATION, 'hidden')).toMatchObject({ icon: 'unknown', title: 'Hints hidden', badge: '' });
  });

  test('that hints may be missing, whatever was known before', () => {
    const missing = look({ badges: 'missing', verdict: OFFICIAL });
    expect(missing).toMatchObject({ icon: OWN_ICON, title: 'Hints may be missing on this page', badge: '×' });
  });

  test.each<[string, PageSummary]>([
    ['no chat is open', { badges: 'waiting' }],
    ['the verdict is awaited', { badges: 'working' }],
  ])('nothing of its own while %s', (_, summary) => {
    expect(look(summary)).toMatchObject({ icon: OWN_ICON, title: 'Channel Trust Hints', badge: '' });
  });
});

describe('the icons', () => {
  const names: IconName[] = [...MARKS, OWN_ICON];
  const files = names.flatMap((name) =>
    ICON_SIZES.map((size) => ({ size, file: join('public', iconPath(name, size)) })),
  );

  test('are there in every size', () => {
    expect(files.map(({ file }) => file).filter((file) => !existsSync(file))).toEqual([]);
    for (const { file, size } of files) {
      // Width and height stand at the start of a PNG's first chunk (W3C PNG, 11.2.1).
      const png = readFileSync(file);
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], file).toEqual([size, size]);
    }
  });

  test('the button with nothing to say looks like no verdict', () => {
    const drawn = (name: IconName) => readFileSync(join('public', iconPath(name, 16))).toString('base64');
    expect(new Set(names.map(drawn)).size).toBe(MARKS.length + 1);
  });

  test('are small together', () => {
    const verdicts = files.filter(({ file }) => file.includes('verdict'));
    expect(verdicts.reduce((sum, { file }) => sum + statSync(file).size, 0)).toBeLessThan(60_000);
  });
});

/** A button whose icons take as long to load as the test wants. */
function slowButton() {
  const shown = new Map<number, { icon?: string; title?: string; badge?: string }>();
  const loading: (() => void)[] = [];
  const put = (tabId: number, part: object) => shown.set(tabId, { ...shown.get(tabId), ...part });
  const button: ToolbarButton = {
    async setIcon(tabId, paths) {
      await new Promise<void>((resolve) => loading.push(resolve));
      put(tabId, { icon: paths[16] });
    },
    async setTitle(tabId, title) {
      put(tabId, { title });
    },
    async setBadge(tabId, badge) {
      put(tabId, { badge });
    },
  };
  return { button, shown, loading };
}

describe('Toolbar', () => {
  test('the last look wins, however slowly the icon before it loads', async () => {
    const { button, shown, loading } = slowButton();
    const toolbar = new Toolbar(button);
    const both = Promise.all([toolbar.show(7, showing(IMPERSONATION)), toolbar.show(7, showing(OFFICIAL))]);
    await expect.poll(() => loading.length).toBe(1);
    loading[0]?.();
    await expect.poll(() => loading.length).toBe(2);
    loading[1]?.();
    await both;
    expect(shown.get(7)).toEqual({
      icon: '/icon/verdict/official-16.png',
      title: 'Trust hint: Official, Israel Ministry of Health',
      badge: '',
    });
  });

  test('a tab does not wait for another', async () => {
    const { button, shown, loading } = slowButton();
    const toolbar = new Toolbar(button);
    void toolbar.show(1, showing(IMPERSONATION));
    const second = toolbar.show(2, showing(OFFICIAL));
    await expect.poll(() => loading.length).toBe(2);
    loading[1]?.();
    await second;
    expect(shown.get(2)?.icon).toBe('/icon/verdict/official-16.png');
  });

  test('a tab that was closed is no fault, and the next look is shown all the same', async () => {
    const { button, shown } = slowButton();
    let closed = true;
    const toolbar = new Toolbar({
      ...button,
      async setIcon(tabId, paths) {
        if (closed) throw new Error(`No tab with id: ${tabId}`);
        shown.set(tabId, { icon: paths[16] ?? '' });
      },
    });
    await toolbar.show(7, showing(OFFICIAL));
    closed = false;
    await toolbar.show(7, showing(UNKNOWN));
    expect(shown.get(7)?.icon).toBe('/icon/verdict/unknown-16.png');
  });
});

test('a list that nobody has vouched for in 30 days is told of in the tooltip, whatever the page shows', () => {
  for (const summary of [{ badges: 'waiting' }, { badges: 'missing' }] as const) {
    const fresh = toolbarLook(summary, en, 'en');
    const stale = toolbarLook(summary, en, 'en', true);
    expect(stale).toEqual({ ...fresh, title: `${fresh.title}\n${en('list.stale')}` });
    expect(stale.title).toContain('has not been confirmed for more than 30 days');
  }
});

test('what stands behind a badge has the colours of the icons', () => {
  for (const [kind, colour] of Object.entries(BADGE_COLOURS)) {
    expect(colour).toBe(PALETTE.light[kind as VerdictKind].edge);
  }
  expect(PLAIN_BADGE_COLOUR).toBe(PALETTE.light.unknown.edge);
});
