export type StartErrorCode =
  | 'UNKNOWN_OPTION'
  | 'NO_DISPLAY'
  | 'BROWSER_MISSING'
  | 'BROWSER_FAILED'
  | 'BUILD_FAILED'
  | 'PAGES_FAILED';

/** Something that keeps `npm start` from going on, with a code and words that say what to do. */
export class StartError extends Error {
  readonly code: StartErrorCode;

  constructor(code: StartErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The first line of whatever was thrown. */
export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}
