import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PROBLEM_CODES, RegistryError } from '../../registry/problems.ts';
import { readRegistry } from '../../registry/read.ts';
import { entry, problemsOf, registryOf } from './folder.ts';

const GOOD = entry('police', 'PoliceIL');

/** Where and what: `path:line CODE`, for a registry of one file that differs from a good one. */
function placesAfter(from: string | RegExp, to: string): string[] {
  const text = GOOD.replace(from, to);
  expect(text).not.toBe(GOOD);
  return problemsOf({ 'il/police.yaml': text }).map(({ at }) => at);
}

test('a good file has no problems', () => {
  expect(problemsOf({ 'il/police.yaml': GOOD })).toEqual([]);
});

describe('one file', () => {
  const cases: [what: string, from: string | RegExp, to: string, at: string][] = [
    [
      'unknown field at the top',
      'protect: titles',
      'protect: titles\neth_address: 0x1',
      'il/police.yaml:9 UNKNOWN_FIELD',
    ],
    [
      'unknown field in a channel',
      '    role: main',
      '    role: main\n    tick: true',
      'il/police.yaml:12 UNKNOWN_FIELD',
    ],
    ['unknown field in evidence', /seen: .*/, 'seen: 2026-09\n        by: me', 'il/police.yaml:17 UNKNOWN_FIELD'],
    ['handle with the @', 'handle: PoliceIL', "handle: '@PoliceIL'", 'il/police.yaml:10 BAD_HANDLE'],
    ['handle too short', 'handle: PoliceIL', 'handle: abc', 'il/police.yaml:10 BAD_HANDLE'],
    ['handle too long', 'handle: PoliceIL', `handle: ${'a'.repeat(33)}`, 'il/police.yaml:10 BAD_HANDLE'],
    ['handle with a letter of another script', 'handle: PoliceIL', 'handle: PоliceIL', 'il/police.yaml:10 BAD_HANDLE'],
    ['handle that YAML takes for nothing', 'handle: PoliceIL', 'handle: null', 'il/police.yaml:10 BAD_HANDLE'],
    [
      'handle that Telegram keeps for itself',
      'handle: PoliceIL',
      'handle: addstickers',
      'il/police.yaml:10 BAD_HANDLE',
    ],
    ['a day to come', 'seen: 2026-09', 'seen: 9999-09', 'il/police.yaml:16 BAD_DATE'],
    ['no handle', 'handle: PoliceIL\n    role', 'role', 'il/police.yaml:10 MISSING_FIELD'],
    ['peer id that is no id', '    role', '    peerId: channel\n    role', 'il/police.yaml:11 BAD_PEER_ID'],
    ['peer id without quotes', '    role', '    peerId: -1001234567890\n    role', 'il/police.yaml:11 BAD_PEER_ID'],
    ['no evidence', / {4}evidence:[\s\S]*/, '', 'il/police.yaml:10 MISSING_EVIDENCE'],
    ['evidence: nothing', /evidence:[\s\S]*/, 'evidence:\n', 'il/police.yaml:13 MISSING_EVIDENCE'],
    ['evidence: empty list', /evidence:[\s\S]*/, 'evidence: []\n', 'il/police.yaml:13 MISSING_EVIDENCE'],
    ['evidence without a date', /\n *seen: .*/, '', 'il/police.yaml:14 MISSING_FIELD'],
    ['evidence of no known kind', 'curated-list', 'hearsay', 'il/police.yaml:14 BAD_VALUE'],
    ['a month that is not', 'seen: 2026-09', 'seen: 2026-13', 'il/police.yaml:16 BAD_DATE'],
    ['a day that is not', 'seen: 2026-09', 'seen: 2026-09-31', 'il/police.yaml:16 BAD_DATE'],
    ['a year that YAML takes for a number', 'seen: 2026-09', 'seen: 2026', 'il/police.yaml:16 BAD_DATE'],
    ['own site without an address', 'kind: curated-list', 'kind: own-site', 'il/police.yaml:15 UNPROVEN_EVIDENCE'],
    [
      'Telegram quoted from elsewhere',
      /kind: curated-list\n.*/,
      'kind: platform-statement\n        source: https://telegram.org.example/blog',
      'il/police.yaml:15 UNPROVEN_EVIDENCE',
    ],
    ['no channels', /channels:[\s\S]*/, 'channels: []\n', 'il/police.yaml:9 BAD_VALUE'],
    ['no names', 'names:\n  en:\n    - Name of police\n', '', 'il/police.yaml:1 MISSING_FIELD'],
    ['a language that is none', '  en:', '  English:', 'il/police.yaml:6 BAD_VALUE'],
    ['a name that is a number', 'Name of police', '112', 'il/police.yaml:7 BAD_VALUE'],
    ['an invisible character in a name', 'Name of police', 'Name\u200B of police', 'il/police.yaml:7 UNTIDY_TEXT'],
    ['a bidi control in a name', 'Name of police', 'Name of \u202Epolice', 'il/police.yaml:7 UNTIDY_TEXT'],
    ['a name twice', 'Name of police', 'Police\n    - Police', 'il/police.yaml:8 BAD_VALUE'],
    ['a website that is no address', 'https://example.org', 'example.org', 'il/police.yaml:4 BAD_VALUE'],
    ['a country in small letters', 'country: IL', 'country: il', 'il/police.yaml:3 BAD_VALUE'],
    ['an id that is not the file name', 'id: police', 'id: the-police', 'il/police.yaml:1 ID_NOT_FILE_NAME'],
    ['a file in the wrong folder', 'country: IL', 'country: UA', 'il/police.yaml:3 WRONG_FOLDER'],
    ['no country in the folder of one', 'country: IL\n', '', 'il/police.yaml:1 WRONG_FOLDER'],
    ['a field twice', '    role: main', '    role: main\n    role: news', 'il/police.yaml:12 DUPLICATE_KEY'],
    ['broken YAML', 'role: main', 'role: "main', 'il/police.yaml:17 YAML_SYNTAX'],
    ['indentation with tabs', '    role: main', '\trole: main', 'il/police.yaml:11 YAML_SYNTAX'],
    ['an alias', 'source: A public list', 'source: *there', 'il/police.yaml:15 YAML_SYNTAX'],
  ];

  test.each(cases)('%s', (_what, from, to, at) => {
    expect(placesAfter(from, to)).toContain(at);
  });

  test('text that is not UTF-8', () => {
    expect(problemsOf({ 'il/police.yaml': Uint8Array.of(0x69, 0x64, 0x3a, 0xff) })[0]?.at).toBe(
      'il/police.yaml:1 UNREADABLE',
    );
  });

  test.each(['', '# only a comment\n', '- a\n- list\n', 'just text'])('a file that holds no fields: %j', (text) => {
    expect(problemsOf({ 'il/police.yaml': text }).map(({ at }) => at)).toEqual(['il/police.yaml:1 BAD_VALUE']);
  });

  test('Persian may keep its zero width non-joiner', () => {
    expect(problemsOf({ 'il/police.yaml': GOOD.replace('Name of police', 'پرس تی\u200Cوی') })).toEqual([]);
  });

  test('every problem is reported, in the order of lines, not the first alone', () => {
    const text = GOOD.replace('country: IL', 'country: Israel').replace('PoliceIL', '1a').replace('seen: 2026-09', '');
    const at = problemsOf({ 'il/police.yaml': text }).map((problem) => problem.at);
    expect(at).toEqual([
      'il/police.yaml:3 BAD_VALUE',
      'il/police.yaml:10 BAD_HANDLE',
      'il/police.yaml:14 MISSING_FIELD',
    ]);
  });

  test('the words name the field and what it may hold', () => {
    const words = (from: string, to: string) =>
      problemsOf({ 'il/police.yaml': GOOD.replace(from, to) }).map((problem) => problem.words);
    expect(words('kind: government', 'kind: ministry')).toEqual([expect.stringContaining('government, military')]);
    expect(words('    role: main', '    rôle: main')).toEqual(
      expect.arrayContaining([expect.stringContaining('“rôle”'), expect.stringContaining('“role” is missing')]),
    );
    expect(words('handle: PoliceIL', 'handle: a b')).toEqual([expect.stringContaining('4 to 32 letters')]);
  });
});

describe('files that contradict each other', () => {
  test('two organisations claim one handle, in any case: both files with their lines are named', () => {
    const [problem, ...others] = problemsOf({
      'il/army.yaml': entry('army', 'Army_IL'),
      'il/police.yaml': entry('police', 'aRMY_il'),
    });
    expect(others).toEqual([]);
    expect(problem?.at).toBe('il/police.yaml:10 HANDLE_TAKEN');
    expect(problem?.words).toMatch(/organisations\/il\/army\.yaml:10$/);
  });

  test('a contradiction is reported beside what else is wrong with the same file', () => {
    const broken = entry('police', 'Army_IL').replace('kind: government', 'kind: ministry');
    const at = problemsOf({ 'il/army.yaml': entry('army', 'Army_IL'), 'il/police.yaml': broken }).map((p) => p.at);
    expect(at).toEqual(['il/police.yaml:2 BAD_VALUE', 'il/police.yaml:10 HANDLE_TAKEN']);
  });

  const SECOND_CHANNEL = `  - handle: Second_IL
    peerId: '-1001000000001'
    role: news
    status: active
    evidence:
      - kind: curated-list
        source: A public list
        seen: 2026-09
`;

  test('one file lists a handle twice', () => {
    const text = entry('police', 'Second_IL', SECOND_CHANNEL);
    expect(problemsOf({ 'il/police.yaml': text }).map(({ at }) => at)).toEqual(['il/police.yaml:17 HANDLE_REPEATED']);
  });

  test('two channels share a peer id', () => {
    const [problem] = problemsOf({
      'il/army.yaml': entry('army', 'Army_IL', SECOND_CHANNEL),
      'il/police.yaml': entry('police', 'PoliceIL', SECOND_CHANNEL.replace('Second_IL', 'Third_IL')),
    });
    expect(problem?.at).toBe('il/police.yaml:18 PEER_ID_TAKEN');
    expect(problem?.words).toMatch(/organisations\/il\/army\.yaml:18$/);
  });

  const impostor = (field: string) => `impostors:
  - ${field}
    evidence:
      - kind: curated-list
        source: A public warning
        seen: 2026-09
`;

  test('an impostor is somebody else’s channel, by handle or by peer id', () => {
    const files = (field: string) => ({
      'il/army.yaml': entry('army', 'Army_IL', impostor(field)),
      'il/police.yaml': entry('police', 'PoliceIL', SECOND_CHANNEL),
    });
    const byHandle = problemsOf(files('handle: policeil'));
    expect(byHandle.map(({ at }) => at)).toEqual(['il/army.yaml:18 IMPOSTOR_IS_LISTED']);
    expect(byHandle[0]?.words).toMatch(/organisations\/il\/police\.yaml:10$/);
    const byPeer = problemsOf(files("peerId: '-1001000000001'"));
    expect(byPeer.map(({ at }) => at)).toEqual(['il/army.yaml:18 IMPOSTOR_IS_LISTED']);
    expect(byPeer[0]?.words).toMatch(/organisations\/il\/police\.yaml:18$/);
    expect(problemsOf(files('handle: police_1l'))).toEqual([]);
  });

  test('an impostor is known twice', () => {
    const at = problemsOf({
      'il/army.yaml': entry('army', 'Army_IL', impostor('handle: Arrny_IL')),
      'il/police.yaml': entry('police', 'PoliceIL', impostor('handle: arrny_il')),
    }).map((problem) => problem.at);
    expect(at).toEqual(['il/police.yaml:18 IMPOSTOR_REPEATED']);
  });

  test('a chat is an impostor and found honest', () => {
    const at = problemsOf({
      'il/army.yaml': entry('army', 'Army_IL', impostor('handle: Arrny_IL')),
      'il/police.yaml': entry('police', 'PoliceIL', impostor('handle: arrny_il').replace('impostors', 'cleared')),
    }).map((problem) => problem.at);
    expect(at).toEqual(['il/police.yaml:18 CLEARED_IS_IMPOSTOR']);
  });

  test('a channel on readers’ reports alone', () => {
    const text = entry('army', 'Army_IL').replace(/kind: [a-z-]+\n(\s+)source/, 'kind: reader-reports\n$1source');
    expect(text).toContain('reader-reports');
    expect(problemsOf({ 'il/army.yaml': text }).map(({ at }) => at)).toEqual([
      expect.stringMatching(/^il\/army\.yaml:\d+ UNPROVEN_EVIDENCE$/),
    ]);
  });

  test('an impostor without handle and peer id', () => {
    const text = entry('army', 'Army_IL', impostor('x: y').replace('x: y\n    ', ''));
    expect(problemsOf({ 'il/army.yaml': text }).map(({ at }) => at)).toEqual(['il/army.yaml:18 IMPOSTOR_UNNAMED']);
  });

  test('an impostor without evidence', () => {
    const text = entry('army', 'Army_IL', 'impostors:\n  - handle: Arrny_IL\n');
    const [problem, ...others] = problemsOf({ 'il/army.yaml': text });
    expect(others).toEqual([]);
    expect(problem).toEqual({ at: 'il/army.yaml:18 MISSING_EVIDENCE', words: expect.stringContaining('impostor') });
  });

  test('two files have one id', () => {
    const at = problemsOf({
      'il/police.yaml': entry('police', 'PoliceIL'),
      'international/police.yaml': entry('police', 'PoliceWorld').replace('country: IL\n', ''),
    }).map((problem) => problem.at);
    expect(at).toEqual(['international/police.yaml:1 ID_TAKEN']);
  });
});

describe('the folder', () => {
  test('a file that is no .yaml file does not pass unseen; hidden ones do', () => {
    const at = problemsOf({ 'il/police.yaml': GOOD, 'il/army.yml': GOOD, 'il/.DS_Store': '' }).map((p) => p.at);
    expect(at).toEqual(['il/army.yml:1 UNEXPECTED_FILE']);
  });

  test('a file outside or too deep in the folders', () => {
    const at = problemsOf({ 'police.yaml': GOOD, 'il/deep/army.yaml': entry('army', 'Army_IL') }).map((p) => p.at);
    expect(at).toEqual(['il/deep/army.yaml:3 WRONG_FOLDER', 'police.yaml:3 WRONG_FOLDER']);
  });

  test('no folder of organisations', () => {
    expect(problemsOf({}).map(({ at }) => at)).toEqual(['organisations:1 UNREADABLE']);
  });

  test.each([
    ["name: ''\npublished: 2026-11-23\n", 'list.yaml:1 BAD_VALUE'],
    ['name: Two  blanks\npublished: 2026-11-23\n', 'list.yaml:1 UNTIDY_TEXT'],
    ['name: Test list\npublished: 2026-11\n', 'list.yaml:2 BAD_DATE'],
    ['name: Test list\npublished: 2026-02-30\n', 'list.yaml:2 BAD_DATE'],
    ['name: Test list\n', 'list.yaml:1 MISSING_FIELD'],
    ['name: Test list\npublished: 2026-11-23\nversion: 1\n', 'list.yaml:3 UNKNOWN_FIELD'],
  ])('list.yaml: %j', (text, at) => {
    expect(problemsOf({ 'list.yaml': text, 'il/police.yaml': GOOD }).map((problem) => problem.at)).toEqual([at]);
  });

  test('the error prints one line a problem: file, line, code, words', () => {
    const directory = registryOf({ 'il/police.yaml': GOOD.replace('PoliceIL', 'no') });
    expect(() => readRegistry(directory)).toThrow(RegistryError);
    expect(() => readRegistry(directory)).toThrow(
      /^\S+\/organisations\/il\/police\.yaml:10: BAD_HANDLE a handle is 4 to 32 letters/,
    );
  });
});

test('the document says what each problem means', () => {
  const documented = readFileSync('docs/REGISTRY.md', 'utf8').match(/^\| `[A-Z_]+`/gm) ?? [];
  expect(documented.map((cell) => cell.slice(3, -1))).toEqual([...PROBLEM_CODES]);
});
