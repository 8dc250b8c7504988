import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const permissionsPage = readFileSync(join(root, 'docs/PERMISSIONS.md'), 'utf8');

/** Every page of a host: a script may be for some of them only. */
const wholeHost = (match: string) => match.replace(/^(https:\/\/[^/]+\/).*$/, '$1*');

/** Widening any of these is a decision: change it here and say why in docs/PERMISSIONS.md. */
const PERMISSIONS = ['storage', 'alarms', 'contextMenus', 'activeTab', 'scripting'];
const PAGES = [
  'https://*.t.me/*',
  'https://t.me/*',
  'https://telegram.dog/*',
  'https://telegram.me/*',
  'https://web.telegram.org/*',
  'https://webk.telegram.org/*',
];

/** Scripts that our own on a page loads when they are needed. */
const LOADED_BY_PAGES = ['banner.js', 'card.js', 'drawing.js'];

describe.each(['chrome-mv3', 'firefox-mv2'])('the built manifest of %s', (folder) => {
  const manifest = JSON.parse(readFileSync(join(root, '.output', folder, 'manifest.json'), 'utf8'));

  test('asks for no more than is decided', () => {
    expect(manifest.permissions).toEqual(PERMISSIONS);
    expect(manifest.host_permissions ?? []).toEqual([]);
    expect([...(manifest.optional_permissions ?? []), ...(manifest.optional_host_permissions ?? [])]).toEqual([
      'https://*/*',
    ]);
    expect(permissionsPage).toContain('`https://*/*`');
    const matches = manifest.content_scripts.flatMap((script: { matches: string[] }) => script.matches);
    expect([...new Set(matches.map(wholeHost))].toSorted()).toEqual(PAGES);
    const accessible = manifest.web_accessible_resources;
    if (manifest.manifest_version === 2) expect(accessible).toEqual(LOADED_BY_PAGES);
    else expect(accessible).toEqual([{ resources: LOADED_BY_PAGES, matches: expect.arrayContaining(PAGES) }]);
    expect(accessible[0].matches ?? PAGES).toHaveLength(PAGES.length);
  });

  test('lets our own pages load nothing from elsewhere, and lists over https only', () => {
    const policy = manifest.content_security_policy;
    expect(policy.extension_pages ?? policy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
        "connect-src 'self' https: http://localhost:* http://127.0.0.1:*" +
        (folder === 'firefox-mv2' ? "; frame-src 'self'" : ''),
    );
  });

  test('puts nothing into Telegram’s pages that reads its keys or asks the network', () => {
    const files = manifest.content_scripts.flatMap((script: { js: string[] }) => script.js);
    for (const file of [...files, ...LOADED_BY_PAGES]) {
      const script = readFileSync(join(root, '.output', folder, file), 'utf8');
      expect(
        script.match(/localStorage|sessionStorage|fetch\(|XMLHttpRequest|sendBeacon|WebSocket|\.cookie\b/g) ?? [],
      ).toEqual([]);
    }
  });

  test('opens the popup by a shortcut, and takes a keyword in the address bar', () => {
    const command = manifest.manifest_version === 2 ? '_execute_browser_action' : '_execute_action';
    expect(manifest.commands).toEqual({ [command]: { suggested_key: { default: 'Alt+Shift+T' } } });
    expect(manifest.omnibox).toEqual({ keyword: 'trust' });
  });

  test('is explained', () => {
    for (const permission of PERMISSIONS) expect(permissionsPage).toContain(`\`${permission}\``);
    for (const page of PAGES)
      expect(permissionsPage).toContain(`\`${new URL(page.replace('*.', 'sub.')).hostname.replace('sub.', '*.')}\``);
  });
});

test('the Firefox build says that no data is collected', () => {
  const manifest = JSON.parse(readFileSync(join(root, '.output/firefox-mv2/manifest.json'), 'utf8'));
  expect(manifest.browser_specific_settings.gecko.data_collection_permissions).toEqual({ required: ['none'] });
});
