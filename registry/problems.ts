import { relative } from 'node:path';

/** What can be wrong with the registry. docs/REGISTRY.md says what to do about each. */
export const PROBLEM_CODES = [
  'UNREADABLE',
  'UNEXPECTED_FILE',
  'WRONG_FOLDER',
  'YAML_SYNTAX',
  'DUPLICATE_KEY',
  'UNKNOWN_FIELD',
  'MISSING_FIELD',
  'MISSING_EVIDENCE',
  'UNPROVEN_EVIDENCE',
  'BAD_HANDLE',
  'BAD_PEER_ID',
  'BAD_DATE',
  'BAD_VALUE',
  'UNTIDY_TEXT',
  'ID_NOT_FILE_NAME',
  'ID_TAKEN',
  'HANDLE_REPEATED',
  'HANDLE_TAKEN',
  'PEER_ID_TAKEN',
  'IMPOSTOR_UNNAMED',
  'IMPOSTOR_REPEATED',
  'IMPOSTOR_IS_LISTED',
  'CLEARED_IS_IMPOSTOR',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing to mend: where it stands and, in plain words, what is wrong. */
export interface Problem {
  /** Path of the file. */
  file: string;
  /** Counted from 1. */
  line: number;
  code: ProblemCode;
  words: string;
}

/** `registry/organisations/il/israel-police.yaml:14`, relative to where the command was started. */
export function printPlace(place: Pick<Problem, 'file' | 'line'>): string {
  const path = relative(process.cwd(), place.file);
  return `${path.startsWith('..') ? place.file : path}:${place.line}`;
}

/** `<file>:<line>: <CODE> <plain words>` */
function printProblem(problem: Problem): string {
  return `${printPlace(problem)}: ${problem.code} ${problem.words}`;
}

/** Everything that is wrong with a registry, at once, in the order of files and lines. */
export class RegistryError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = problems.toSorted((a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.code, b.code));
    super(sorted.map(printProblem).join('\n'));
    this.name = 'RegistryError';
    this.problems = sorted;
  }
}

/** Orders text by code units, the same on every machine. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
