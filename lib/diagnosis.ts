import type { PageState } from './messages.ts';

/** What a diagnosis tells besides the page's state. */
export interface Versions {
  /** The extension's own: `0.1.0`. */
  extension: string;
  /** See {@link browserName}. */
  browser: string;
  /** The list's; absent when there is none. */
  list?: number;
}

/**
 * What whoever mends the extension needs to know after Telegram has changed its pages: versions, and how every surface
 * is doing. Each field is picked by name, so that no name, handle, id, message or address can come along.
 *
 * @returns JSON to be read by people.
 */
export function diagnosis({ client, badges, problem, surfaces }: PageState, versions: Versions): string {
  const { extension, browser, list } = versions;
  const report = {
    format: 'channel-trust-hints/diagnosis',
    extension,
    browser,
    client,
    list,
    badges,
    problem,
    surfaces: surfaces.map(({ id, title, fixed, off, faults, expected, found, read }) => ({
      id,
      selector: title,
      fixed,
      off,
      faults,
      expected,
      found,
      read,
    })),
  };
  return JSON.stringify(report, null, 2);
}

/** The brands of browsers by which they name themselves, the more particular before those they are made from. */
const BROWSERS: readonly (readonly [name: string, mark: string])[] = [
  ['Edge', 'Edg'],
  ['Opera', 'OPR'],
  ['Firefox', 'Firefox'],
  ['Chromium', 'Chrome'],
];

/**
 * The browser and its main version, and nothing else of what `navigator.userAgent` tells.
 *
 * @returns `Firefox 153`; `unknown` for what names itself otherwise.
 */
export function browserName(userAgent: string): string {
  for (const [name, mark] of BROWSERS) {
    const version = new RegExp(`${mark}/(\\d+)`).exec(userAgent)?.[1];
    if (version) return `${name} ${version}`;
  }
  return 'unknown';
}
