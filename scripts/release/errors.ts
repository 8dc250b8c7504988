/** Why there is no release. */
export type ReleaseCode =
  | 'RELEASE_DIRTY'
  | 'RELEASE_NOT_IN_CHANGELOG'
  | 'RELEASE_LIST_MISSING'
  | 'RELEASE_SUITE_FAILED'
  | 'RELEASE_BUILD_FAILED'
  | 'RELEASE_LINT_FAILED'
  | 'RELEASE_LICENCE_UNKNOWN'
  | 'RELEASE_NOT_SOURCES'
  | 'RELEASE_USAGE';

/** A release that was refused, with what to do about it. */
export class ReleaseError extends Error {
  readonly code: ReleaseCode;

  constructor(code: ReleaseCode, words: string) {
    super(`${code}: ${words}`);
    this.name = 'ReleaseError';
    this.code = code;
  }
}
