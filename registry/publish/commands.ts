import { ROLES, type Role } from '../../lib/list/tuf/layout.ts';
import { REGISTRY_DIRECTORY } from '../compile.ts';
import { checkEvidence } from '../evidence/check-evidence.ts';
import { importWikidata } from '../wikidata/import.ts';
import { type Arguments, readArguments, type Takes, UsageError } from './arguments.ts';
import { build } from './build.ts';
import { revoke, rotate } from './change-root.ts';
import { check } from './check.ts';
import { collect } from './collect.ts';
import { diff } from './diff.ts';
import { exportStaged } from './export.ts';
import { initialise } from './init.ts';
import { withLock } from './lock.ts';
import { makeKeys } from './private-keys.ts';
import { readPublicKey } from './public-keys.ts';
import { publish } from './publish.ts';
import { sign } from './sign.ts';
import { status } from './status.ts';
import { verify } from './verify.ts';

export interface Outcome {
  lines: readonly string[];
  exitCode: number;
}

interface Command {
  options: Takes['options'];
  /** How many folders. */
  positionals: { least: number; most: number };
  /** @param tell prints a line at once: what somebody should see before they are asked for a passphrase. */
  run: (given: Arguments, now: Date, tell: Tell) => Promise<readonly string[] | Outcome>;
}

type Tell = (line: string) => void;

/** `status --due` found something that is due, and nothing that has expired. */
const EXIT_DUE = 3;

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;
const none = { least: 0, most: 0 };
const signing = { home: text, key: texts, 'passphrase-file': text };

const COMMANDS: Readonly<Record<string, Command>> = {
  check: {
    options: {},
    positionals: { least: 0, most: 1 },
    run: async ({ positionals }) => check(positionals[0]),
  },
  'check-evidence': {
    options: { registry: text, base: text, only: text, write: flag, cache: text, pause: text },
    positionals: none,
    run: async (given, now) => {
      const { lines, holds } = await checkEvidence({
        registry: given.text('registry') ?? REGISTRY_DIRECTORY,
        base: given.text('base'),
        only: given.text('only'),
        write: given.flag('write'),
        cacheFile: given.text('cache'),
        pauseMs: given.number('pause'),
        today: now.toISOString().slice(0, 10),
      });
      return { lines, exitCode: holds ? 0 : 1 };
    },
  },
  import: {
    options: {
      registry: text,
      out: text,
      from: text,
      query: text,
      base: text,
      country: text,
      limit: text,
      pause: text,
    },
    positionals: { least: 1, most: 1 },
    run: async (given, now) => {
      if (given.positionals[0] !== 'wikidata') throw new UsageError('only wikidata can be imported from');
      const country = given.text('country');
      if (country !== undefined && !/^[A-Z]{2}$/.test(country))
        throw new UsageError('--country takes two capitals: IL');
      return importWikidata({
        registry: given.text('registry') ?? REGISTRY_DIRECTORY,
        out: given.required('out'),
        from: given.text('from'),
        query: given.text('query'),
        base: given.text('base'),
        country,
        limit: given.number('limit'),
        pauseMs: given.number('pause'),
        today: now.toISOString().slice(0, 10),
      });
    },
  },
  keys: {
    options: { home: text, role: text, count: text, out: text, 'passphrase-file': text },
    positionals: none,
    run: async (given) => {
      const role = given.role(ROLES);
      if (!role) throw new UsageError('--role is missing');
      const folder = given.text('out') ?? given.home.keys;
      const files = await makeKeys({ role, count: given.number('count') ?? 1, folder, ask: given.ask });
      return files.map((file) => `Made ${file} (and its public half, ${file.replace(/\.age$/, '.json')})`);
    },
  },
  init: {
    options: { home: text, ...Object.fromEntries(ROLES.map((role) => [`${role}-threshold`, text])) },
    positionals: none,
    run: async (given, now) => {
      const thresholds = ROLES.flatMap((role): [Role, number][] => {
        const threshold = given.number(`${role}-threshold`);
        return threshold === undefined ? [] : [[role, threshold]];
      });
      const { home } = given;
      return withLock(home, () => initialise(home, Object.fromEntries(thresholds), now));
    },
  },
  build: {
    options: { home: text, registry: text, date: text, renew: flag },
    positionals: none,
    run: async (given, now) => {
      const { home } = given;
      const options = { registry: given.text('registry'), date: given.day('date'), renew: given.flag('renew') };
      return withLock(home, () => build(home, options, now));
    },
  },
  diff: {
    options: { home: text, registry: text, staged: flag },
    positionals: none,
    run: (given) => diff(given.home, { registry: given.text('registry'), staged: given.flag('staged') }),
  },
  sign: {
    options: { ...signing, role: text },
    positionals: none,
    run: async (given, _now, tell) => {
      const { home, ask } = given;
      const role = given.role(['root', 'targets', 'snapshot'] as const);
      return withLock(home, () => sign(home, { role, keys: given.texts('key'), ask, tell }));
    },
  },
  export: {
    options: { home: text },
    positionals: { least: 1, most: 1 },
    run: async ({ home, positionals: [folder = ''] }) => withLock(home, () => exportStaged(home, folder)),
  },
  collect: {
    options: { home: text },
    positionals: { least: 1, most: 1 },
    run: async ({ home, positionals: [folder = ''] }) => withLock(home, () => collect(home, folder)),
  },
  publish: {
    options: { ...signing, out: text, 'timestamp-only': flag },
    positionals: none,
    run: async (given, now) => {
      const { home, ask } = given;
      const options = {
        out: given.required('out'),
        keys: given.texts('key'),
        timestampOnly: given.flag('timestamp-only'),
      };
      return withLock(home, () => publish(home, { ...options, ask }, now));
    },
  },
  rotate: {
    options: { home: text, role: text, add: texts, remove: texts, threshold: text },
    positionals: none,
    run: async (given, now) => {
      const { home } = given;
      const role = given.role(ROLES);
      if (!role) throw new UsageError('--role is missing');
      const add = (given.texts('add') ?? []).map(readPublicKey);
      const rotation = { role, add, remove: given.texts('remove') ?? [], threshold: given.number('threshold') };
      return withLock(home, () => rotate(home, rotation, now));
    },
  },
  revoke: {
    options: { home: text, key: text, replace: text },
    positionals: none,
    run: async (given, now) => {
      const { home } = given;
      const key = given.required('key');
      const replacement = given.text('replace');
      return withLock(home, () =>
        revoke(home, key, replacement === undefined ? undefined : readPublicKey(replacement), now),
      );
    },
  },
  status: {
    options: { home: text, due: text },
    positionals: none,
    run: async (given, now) => {
      const within = given.days('due');
      const { lines, expired, due } = status(given.home, now, within);
      if (expired) return { lines, exitCode: 1 };
      return { lines, exitCode: within !== undefined && due ? EXIT_DUE : 0 };
    },
  },
  verify: {
    options: {},
    positionals: { least: 1, most: 1 },
    run: ({ positionals }, now) => verify(positionals[0] ?? '', now),
  },
};

/**
 * Runs one command of the publisher.
 *
 * @param line what stands after `npm run list --`.
 * @param tell prints what must be seen before the command has ended.
 * @returns what to print and the exit code.
 * @throws {UsageError} when the line makes no sense; what the command throws.
 */
export async function runCommand(
  line: readonly string[],
  environment: NodeJS.ProcessEnv,
  now: Date,
  tell: Tell = () => {},
): Promise<Outcome> {
  const [name = '', ...rest] = line;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(name === '' ? 'name a command' : `there is no command “${name}”`);
  const takes = { options: command.options, positionals: { ...command.positionals, missing: 'a folder' } };
  const outcome = await command.run(readArguments(rest, takes, environment), now, tell);
  return 'lines' in outcome ? outcome : { lines: outcome, exitCode: 0 };
}
