import type * as z from 'zod/mini';
import type { Problem, ProblemCode } from './problems.ts';
import type { RuleParams } from './schema.ts';
import type { Path, SourceFile } from './source-file.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with a field, whatever the schema found there. */
const FIELDS: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  handle: ['BAD_HANDLE', 'a handle is 4 to 32 letters, digits and underscores, a letter first, without the @'],
  peerId: ['BAD_PEER_ID', "a peer id is written as the Bot API does and in quotes: '-1001234567890'"],
  seen: ['BAD_DATE', "seen is a day, month or year as exactly as it is known: 2026-09-30, 2026-09 or '2026'"],
  published: ['BAD_DATE', 'published is a day: 2026-09-30'],
  id: ['BAD_VALUE', 'an id is at most 80 lower-case letters and digits, words joined by hyphens'],
  website: ['BAD_VALUE', 'a website is a whole address, with https://'],
  country: ['BAD_VALUE', 'a country is two capital letters, ISO 3166-1: IL'],
  language: ['BAD_VALUE', 'a language is two or three small letters, ISO 639: he'],
  subscribers: ['BAD_VALUE', 'subscribers is a whole number, about how many there were'],
};

/** Says in plain words, with the line, what a schema found wrong with a file. */
export function explain(source: SourceFile, issues: readonly Issue[]): Problem[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [explainOne(source, issue)];
    return issue.keys.map((key) =>
      source.problem([...issue.path, key], 'UNKNOWN_FIELD', `there is no field “${key}” ${where(issue.path)}`),
    );
  });
}

function explainOne(source: SourceFile, issue: Issue): Problem {
  const { path } = issue;
  const field = fieldOf(path);
  if (issue.code === 'custom') {
    const params = issue.params as RuleParams | undefined;
    return source.problem(path, params?.problem ?? 'BAD_VALUE', issue.message);
  }
  if (path.length === 0) return source.problem(path, 'BAD_VALUE', 'the file holds no fields');
  if (field === 'evidence' && (issue.code === 'too_small' || issue.code === 'invalid_type')) {
    return source.problem(path, 'MISSING_EVIDENCE', `${owner(path)} needs at least one piece of evidence`);
  }
  if (!source.has(path))
    return source.problem(path, 'MISSING_FIELD', `“${field}” is missing ${where(path.slice(0, -1))}`);
  if (issue.code === 'invalid_key') {
    return source.problem(path, 'BAD_VALUE', `“${field}” is no language: two or three small letters, ISO 639`);
  }
  const [code, words] = FIELDS[field] ?? ['BAD_VALUE', `“${field}” ${wordsFor(issue)}`];
  return source.problem(path, code, words);
}

/** The nearest name on the way to a value: for an item of a list, the list's. */
function fieldOf(path: Path): string {
  return String(path.findLast((step) => typeof step === 'string') ?? 'the file');
}

function owner(path: Path): string {
  return path[0] === 'impostors' ? 'an impostor' : 'a channel';
}

function where(path: Path): string {
  return path.length === 0 ? 'at the top of a file' : `in ${path.map(printStep).join('')}`;
}

function printStep(step: PropertyKey, place: number): string {
  if (typeof step === 'number') return `[${step + 1}]`;
  return place === 0 ? String(step) : `.${String(step)}`;
}

function wordsFor(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_WORDS[issue.expected] ?? `must be a ${issue.expected}`;
    case 'invalid_value':
      return `must be one of: ${issue.values.join(', ')}`;
    case 'too_small':
      return 'must not be empty';
    case 'too_big':
      return `must have at most ${issue.maximum} characters`;
    default:
      return issue.message;
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'must be text; put quotes around numbers and words such as true',
  array: 'must be a list: one item a line, each after a hyphen',
  object: 'must hold fields',
  record: 'must hold a list for each language',
};
