import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What is loaded together: everything that a page of one client runs, the popup, the worker. */
export interface Loaded {
  name: string;
  /** Paths within the built extension. */
  files: string[];
  /** The most it may weigh: bytes, gzip. */
  budget: number;
}

/** 1 kB is 1000 bytes. */
const KB = 1000;

/** The budgets, each with what it holds for. They may fall, never rise. */
const BUDGETS = {
  'web-k': 14 * KB,
  'web-a': 12.5 * KB,
  't-me': 11 * KB,
  drawing: 2.3 * KB,
  banner: 6 * KB,
  card: 21 * KB,
  popup: 25 * KB,
  worker: 36.5 * KB,
};

const ADDRESSES = {
  'web-k': 'https://web.telegram.org/k/',
  'web-a': 'https://web.telegram.org/a/',
  't-me': 'https://t.me/',
};

/** @param folder of a built extension. */
export function loadedTogether(folder: string): Loaded[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const onPage = (address: string): string[] =>
    manifest.content_scripts
      .filter(({ matches }: { matches: string[] }) => matches.some((match) => address.startsWith(match.slice(0, -1))))
      .flatMap(({ js }: { js: string[] }) => js);
  return [
    ...(['web-k', 'web-a', 't-me'] as const).map((client) => ({
      name: client,
      files: onPage(ADDRESSES[client]),
      budget: BUDGETS[client],
    })),
    { name: 'drawing', files: ['drawing.js'], budget: BUDGETS.drawing },
    { name: 'banner', files: ['banner.js'], budget: BUDGETS.banner },
    { name: 'card', files: ['card.js'], budget: BUDGETS.card },
    { name: 'popup', files: filesOfPage(folder, 'popup.html'), budget: BUDGETS.popup },
    { name: 'worker', files: ['background.js'], budget: BUDGETS.worker },
  ];
}

/** @returns bytes, each file compressed by itself as stores and browsers do. */
export function gzipSize(folder: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0);
}

/** The page itself with its scripts and styles. */
function filesOfPage(folder: string, page: string): string[] {
  const html = readFileSync(join(folder, page), 'utf8');
  const linked = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path = '']) => path);
  return [page, ...linked];
}
