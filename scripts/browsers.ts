import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findBrowser } from '../test/browser/harness/find-browser.ts';
import { findPostgres } from '../test/registry/find-postgres.ts';

/** The browsers that the suite drives, with the package that carries each on Debian and in Homebrew. */
const NEEDED = [
  { kind: 'chromium', name: 'Chromium', variable: 'CHROME_PATH', debian: 'chromium', brew: '--cask google-chrome' },
  { kind: 'firefox', name: 'Firefox', variable: 'FIREFOX_PATH', debian: 'firefox-esr', brew: '--cask firefox' },
] as const;

/** The web server behind which the published list is tested. */
const NGINX = { debian: 'nginx-light', brew: 'nginx', path: '/usr/sbin/nginx' };

/** The database server that the inbox is tested with, besides SQLite. Debian keeps each version in a folder of its own. */
const POSTGRES = { debian: 'postgresql', brew: 'postgresql@17', path: '/usr/lib/postgresql' };

/** Fonts without which Hebrew and emoji come out as boxes in screenshots. */
const FONTS = [
  { debian: 'fonts-noto-core', path: '/usr/share/fonts/truetype/noto/NotoSansHebrew-Regular.ttf' },
  { debian: 'fonts-noto-color-emoji', path: '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf' },
];

/**
 * Makes sure that the browsers are there: on Debian as root they are installed when missing, elsewhere what is there is
 * used.
 *
 * @returns what is still missing, in words that say what to install; empty when nothing is.
 */
export function ensureBrowsers(kinds: readonly ('chromium' | 'firefox')[] = ['chromium', 'firefox']): string[] {
  const needed = NEEDED.filter(({ kind }) => kinds.includes(kind));
  if (isDebianRoot()) {
    const missing = [
      ...needed.filter(({ kind }) => !findBrowser(kind)),
      ...FONTS.filter(({ path }) => !existsSync(path)),
    ];
    if (missing.length > 0) aptInstall(missing.map(({ debian }) => debian));
  }
  return needed
    .filter(({ kind }) => !findBrowser(kind))
    .map(
      ({ name, variable, ...packages }) =>
        `BROWSER_MISSING: ${name} was not found. ${howToInstall(packages)}, or set ${variable} to its path.`,
    );
}

/**
 * Makes sure that nginx is there, in the same way.
 *
 * @returns what is missing, in words that say what to install; empty when nothing is.
 */
export function ensureNginx(): string[] {
  if (isDebianRoot() && !existsSync(NGINX.path)) aptInstall([NGINX.debian]);
  const { error, status } = spawnSync(process.env['NGINX_PATH'] ?? 'nginx', ['-v'], { stdio: 'ignore' });
  if (!error && status === 0) return [];
  return [`NGINX_MISSING: nginx was not found. ${howToInstall(NGINX)}, or set NGINX_PATH to its path.`];
}

/**
 * Makes sure that PostgreSQL's programs are there, in the same way.
 *
 * @returns what is missing, in words that say what to install; empty when nothing is.
 */
export function ensurePostgres(): string[] {
  if (isDebianRoot() && !existsSync(POSTGRES.path)) aptInstall([POSTGRES.debian]);
  if (findPostgres()) return [];
  return [
    `POSTGRES_MISSING: PostgreSQL was not found. ${howToInstall(POSTGRES)}, or set POSTGRES_BIN to the folder of its programs.`,
  ];
}

function howToInstall({ debian, brew }: { debian: string; brew: string }): string {
  return `Install it (Debian, Ubuntu: apt-get install ${debian}; macOS: brew install ${brew})`;
}

function isDebianRoot(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8')) && existsSync('/usr/bin/apt-get');
}

function aptInstall(packages: string[]): void {
  console.log(`Installing ${packages.join(', ')} (apt-get) ...`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}
