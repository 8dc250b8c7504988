import { parseArgs } from 'node:util';
import { compileIndex } from '../../lib/list/compile-index.ts';
import { compileRegistry, REGISTRY_DIRECTORY } from '../compile.ts';
import { dayOf, daysBefore, RETENTION_DAYS } from '../inbox/retention.ts';
import type { InboxStore } from '../inbox/store.ts';
import { type Arguments, readArguments, type Takes, UsageError } from '../publish/arguments.ts';
import { count } from '../publish/check.ts';
import { accept } from './accept.ts';
import { type Assessment, assess, assessAll } from './assess.ts';
import { describeGroup, describeWhole, groupObject } from './describe.ts';
import { exportCsv, exportJson } from './export.ts';
import { groupByChannel } from './groups.ts';
import { openInbox } from './inbox.ts';
import { readIncoming } from './incoming.ts';
import { readAcceptance, readChannel, readRejection, readTraced, withNegativeIds } from './options.ts';
import { printable, printJson } from './printable.ts';
import { publishAndRecord, record } from './record.ts';
import { refuse } from './refuse.ts';
import { trace } from './trace.ts';
import { waitingAbout } from './waiting.ts';

/** What a command works with. */
interface Work {
  given: Arguments;
  store: InboxStore;
  /** The registry's folder. */
  registry: string;
  now: Date;
  /** `YYYY-MM-DD`, UTC. */
  today: string;
}

interface Command {
  options: Takes['options'];
  /** What the one word that is no option stands for, where there has to be one. */
  takes?: string;
  /** Says whether the line makes sense, before anything is opened. */
  check?: (given: Arguments, today: string) => unknown;
  /** @returns lines, or a value that is printed as JSON. */
  run: (work: Work) => Promise<readonly string[] | { json: unknown }>;
}

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;
const choice = { 'peer-id': text, only: text, note: text };

/** How many groups are listed at once when nothing else is said. */
const GROUPS = 20;

const COMMANDS: Readonly<Record<string, Command>> = {
  list: {
    options: { registry: text, all: flag, json: flag, limit: text },
    check: (given) => given.number('limit'),
    run: list,
  },
  show: {
    options: { registry: text, json: flag },
    takes: 'a channel',
    check: ({ positionals }) => readChannel(positionals[0] ?? ''),
    run: async ({ given, store, registry }) => {
      const group = await waitingAbout(store, readChannel(given.positionals[0] ?? ''));
      const assessment = assess(group, compileIndex(compileRegistry(registry)));
      if (!given.flag('json')) return describeWhole(assessment);
      return { json: { ...groupObject(assessment), submissions: group.submissions } };
    },
  },
  accept: {
    options: {
      ...choice,
      registry: text,
      as: text,
      of: text,
      id: text,
      kind: text,
      country: text,
      name: texts,
      website: text,
      protect: text,
      role: text,
      language: text,
      evidence: texts,
      'with-organisation': flag,
    },
    takes: 'a channel',
    check: readAcceptance,
    run: ({ given, ...desk }) => accept(desk, readAcceptance(given, desk.today)),
  },
  refuse: {
    options: { ...choice, why: text },
    takes: 'a channel',
    check: readRejection,
    run: ({ given, ...desk }) => refuse(desk, readRejection(given)),
  },
  record: {
    options: { out: text },
    check: (given) => given.required('out'),
    run: ({ given, store, now }) => record(store, given.required('out'), now),
  },
  trace: {
    options: { registry: text },
    takes: 'a channel or an id',
    check: ({ positionals }) => readTraced(positionals[0] ?? ''),
    run: ({ given, ...desk }) => trace(desk, readTraced(given.positionals[0] ?? '')),
  },
  export: {
    options: { csv: text, json: text },
    check: (given) => {
      const formats = ['csv', 'json'].filter((name) => given.text(name) !== undefined);
      if (formats.length !== 1) throw new UsageError('name one file, with --csv or with --json');
    },
    run: async ({ given, store }) => {
      const submissions = (await store.all()).map(readIncoming);
      const [csv, json] = [given.text('csv'), given.text('json')];
      if (csv !== undefined) exportCsv(submissions, csv);
      if (json !== undefined) exportJson(submissions, json);
      return [`Wrote ${count(submissions.length, 'submission')} to ${csv ?? json}.`];
    },
  },
};

/** What nobody has decided on is announced for so long before it is erased. */
const NOTICE_DAYS = 30;

async function list({ given, store, registry, today }: Work): Promise<readonly string[] | { json: unknown }> {
  const rows = (given.flag('all') ? await store.all() : await store.waiting()).map(readIncoming);
  const groups = groupByChannel(rows);
  const assessed = assessAll(groups, compileIndex(compileRegistry(registry)));
  if (given.flag('json')) return { json: assessed.map(groupObject) };
  const most = given.number('limit') ?? (given.flag('all') ? assessed.length : GROUPS);
  const due = daysBefore(today, RETENTION_DAYS.undecided - NOTICE_DAYS);
  const late = rows.filter(({ state, received }) => state === 'received' && received <= due).length;
  const erased = rows.length - groups.reduce((sum, { submissions }) => sum + submissions.length, 0);
  return [
    ...assessed.slice(0, most).flatMap(numbered),
    ...(assessed.length > most ? [`and ${count(assessed.length - most, 'group')} more (--limit)`] : []),
    `${count(rows.length - erased, 'submission')} in ${count(groups.length, 'group')}.`,
    ...(late > 0 ? [`${count(late, 'submission')} will be erased undecided within ${NOTICE_DAYS} days.`] : []),
    ...(erased > 0 ? [`${count(erased, 'submission')} whose content has been erased.`] : []),
  ];
}

function numbered(assessment: Assessment, place: number): string[] {
  const [head, ...lines] = describeGroup(assessment);
  return [`${place + 1}. ${head}`, ...lines, ''];
}

/**
 * Runs one command of triage.
 *
 * @param line what stands after `npm run triage --`; `list` when nothing does.
 * @returns what to print, safe for a terminal whatever readers sent.
 * @throws {UsageError} when the line makes no sense; what the command throws.
 */
export async function runTriage(
  line: readonly string[],
  environment: NodeJS.ProcessEnv,
  now: Date,
): Promise<readonly string[]> {
  const isNamed = line[0] !== undefined && !line[0].startsWith('-');
  const [name, rest] = isNamed ? [line[0] ?? '', line.slice(1)] : ['list', line];
  if (name === 'publish') return (await publish(rest, environment, now)).map(printable);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(`there is no command “${name}”`);
  const given = readArguments(withNegativeIds(rest), takesOf(command), environment);
  const today = dayOf(now);
  command.check?.(given, today);
  return withInbox(environment, async (store) => {
    const registry = given.text('registry') ?? REGISTRY_DIRECTORY;
    const outcome = await command.run({ given, store, registry, now, today });
    return 'json' in outcome ? printJson(outcome.json).split('\n') : outcome.map(printable);
  });
}

async function publish(line: readonly string[], environment: NodeJS.ProcessEnv, now: Date): Promise<string[]> {
  const { out } = parseArgs({ args: [...line], options: { out: text }, strict: false }).values;
  if (typeof out !== 'string') throw new UsageError('--out is missing');
  return withInbox(environment, (store) => publishAndRecord(store, line, out, environment, now));
}

async function withInbox<T>(environment: NodeJS.ProcessEnv, work: (store: InboxStore) => Promise<T>): Promise<T> {
  const store = await openInbox(environment);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function takesOf({ options, takes }: Command): Takes {
  const words = takes === undefined ? 0 : 1;
  return { options, positionals: { least: words, most: words, missing: takes ?? '' } };
}
