/**
 * Tests of what only a list's publisher runs: the registry's commands, the inbox, triage, a web server and a database
 * server. These need signals, file modes and programs as Linux and macOS have them.
 */
export const PUBLISHERS_TESTS = ['test/registry/**', 'test/list/nginx.test.ts', 'test/browser/end-to-end/**'];

/** The tests that are not run on a system: on Windows those of the publisher's side, elsewhere none. */
export function leftOut(platform: NodeJS.Platform = process.platform): string[] {
  return platform === 'win32' ? PUBLISHERS_TESTS : [];
}
