import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { programArgs } from '../program.ts';
import { ReleaseError } from './errors.ts';

/** The stores' browsers and the folders their builds lie in. */
export const BUILDS = { chrome: 'chrome-mv3', edge: 'edge-mv3', firefox: 'firefox-mv2' } as const;
export type StoreBrowser = keyof typeof BUILDS;

/** What a release is built from, beside the sources. */
export interface ReleaseInput {
  version: string;
  /** Where the list is synced from. */
  listUrl: string;
  /**
   * Seconds since 1970, as in SOURCE_DATE_EPOCH (reproducible-builds.org): when the sources were committed. The list is
   * looked at as of then, so that it still verifies in a later build.
   */
  epoch: number;
}

/**
 * Builds the extension for one browser.
 *
 * @param root of the sources.
 * @param publication the folder of the published list that comes with it.
 * @returns the folder of the built extension.
 * @throws {ReleaseError} `RELEASE_BUILD_FAILED` with the builder's words: among them why a list was refused.
 */
export function buildFor(browser: StoreBrowser, root: string, publication: string, input: ReleaseInput): string {
  const result = spawnSync(process.execPath, programArgs(root, 'wxt', ['build', '-b', browser]), {
    cwd: root,
    encoding: 'utf8',
    env: { ...surroundings(), ...settings(publication, input) },
  });
  if (result.status !== 0) {
    throw new ReleaseError('RELEASE_BUILD_FAILED', `${browser}\n${result.stdout}${result.stderr}`);
  }
  return join(root, '.output', BUILDS[browser]);
}

/** Of the environment only what programs are found by: nothing else may change what is built. */
function surroundings(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, SystemRoot, ComSpec, TEMP, APPDATA, USERPROFILE } = process.env;
  return { PATH, HOME, TMPDIR, SystemRoot, ComSpec, TEMP, APPDATA, USERPROFILE };
}

function settings(publication: string, { listUrl, epoch }: ReleaseInput): NodeJS.ProcessEnv {
  return {
    RELEASE: '1',
    LIST_PUBLICATION: publication,
    LIST_URL: listUrl,
    SOURCE_DATE_EPOCH: String(epoch),
  };
}
