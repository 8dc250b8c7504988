import { describe, expect, test } from 'vitest';
import { hasDisplay, wantsWindow } from '../../scripts/start/display.ts';
import { StartError } from '../../scripts/start/errors.ts';
import { parseOptions } from '../../scripts/start/options.ts';
import { SCENES } from '../../scripts/start/scenes.ts';
import { tableLines } from '../../scripts/start/table.ts';

const NONE = { live: false, headless: false, firefox: false, help: false };

function codeOf(action: () => unknown): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return error instanceof StartError ? error.code : String(error);
  }
}

describe('options', () => {
  test('are read in any order', () => {
    expect(parseOptions([])).toEqual(NONE);
    expect(parseOptions(['--firefox', '--live'])).toEqual({ ...NONE, firefox: true, live: true });
  });

  test('that are unknown stop the start', () => {
    expect(codeOf(() => parseOptions(['--liev']))).toBe('UNKNOWN_OPTION');
  });
});

describe('a window', () => {
  test('is there on macOS and Windows, elsewhere when a display server says so', () => {
    expect(hasDisplay('darwin', {})).toBe(true);
    expect(hasDisplay('win32', {})).toBe(true);
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  });

  test('is opened where there is a display, unless it is not wanted', () => {
    expect(wantsWindow(NONE, true)).toBe(true);
    expect(wantsWindow(NONE, false)).toBe(false);
    expect(wantsWindow({ ...NONE, headless: true }, true)).toBe(false);
    expect(wantsWindow({ ...NONE, live: true }, true)).toBe(true);
  });

  test('that cannot be opened is said with a code', () => {
    expect(codeOf(() => wantsWindow({ ...NONE, live: true }, false))).toBe('NO_DISPLAY');
    expect(codeOf(() => wantsWindow({ ...NONE, live: true, headless: true }, true))).toBe('NO_DISPLAY');
  });
});

describe('the table', () => {
  test('lines up its columns, whatever the script', () => {
    const lines = tableLines([
      { page: 'Web K', channel: '"משרד הבריאות"', verdict: 'official', reason: 'On the list.' },
      { page: 't.me', channel: '"a ✅"', verdict: 'unknown', reason: '' },
    ]);
    expect(lines).toEqual([
      'page   channel         verdict   reason',
      '-----  --------------  --------  ------',
      'Web K  "משרד הבריאות"  official  On the list.',
      't.me   "a ✅"          unknown',
    ]);
  });

  test('has the seed case first, and no two pictures of one name', () => {
    expect(SCENES.slice(0, 2).map(({ channel }) => channel)).toEqual([
      '@MOHreport "משרד הבריאות"',
      '@MOHrep0rt "משרד הבריאות"',
    ]);
    const pictures = SCENES.flatMap(({ picture, popupPicture }) => [picture, popupPicture]).filter(Boolean);
    expect(new Set(pictures).size).toBe(pictures.length);
  });
});
