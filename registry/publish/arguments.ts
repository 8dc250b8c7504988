import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Role } from '../../lib/list/tuf/layout.ts';
import { isDay } from './day.ts';
import { messageOf } from './errors.ts';
import { type Home, openHome } from './home.ts';
import { type AskPassphrase, passphraseFrom } from './passphrase.ts';

/** A command line that makes no sense. */
export class UsageError extends Error {}

/** What a command is given. Every method throws a `UsageError` when an option holds what it cannot. */
export class Arguments {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
  readonly environment: NodeJS.ProcessEnv;

  constructor(
    values: Readonly<Record<string, unknown>>,
    positionals: readonly string[],
    environment: NodeJS.ProcessEnv,
  ) {
    this.#values = values;
    this.positionals = positionals;
    this.environment = environment;
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw new UsageError(`--${name} is missing`);
    return value;
  }

  texts(name: string): string[] | undefined {
    const value = this.#values[name];
    return Array.isArray(value) ? value.map(String) : undefined;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  number(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^[1-9]\d{0,3}$/.test(value)) throw new UsageError(`--${name} takes a whole number from 1 on, not “${value}”`);
    return Number(value);
  }

  role<R extends Role>(allowed: readonly R[]): R | undefined {
    const value = this.text('role');
    const role = allowed.find((one) => one === value);
    if (value !== undefined && role === undefined) throw new UsageError(`--role takes ${allowed.join(', ')}`);
    return role;
  }

  day(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined || isDay(value)) return value;
    throw new UsageError(`--${name} takes a day as 2026-09-30, not “${value}”`);
  }

  /** A number of days, written as `14d`. */
  days(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const [, days] = /^([1-9]\d{0,2})d$/.exec(value) ?? [];
    if (days === undefined) throw new UsageError(`--${name} takes days as 14d, not “${value}”`);
    return Number(days);
  }

  /** @throws {PublishError} as `openHome`. */
  get home(): Home {
    return openHome(this.text('home') ?? this.environment['TRUST_LIST_HOME']);
  }

  /** Where the command's passphrases come from. */
  get ask(): AskPassphrase {
    return passphraseFrom(this.text('passphrase-file'), this.environment);
  }
}

/** What a command takes. */
export interface Takes {
  options: NonNullable<ParseArgsConfig['options']>;
  /** How many words beside its options, and what is said when one is missing. */
  positionals: { least: number; most: number; missing: string };
}

/**
 * Reads a command's line.
 *
 * @param line what stands behind the command's name.
 * @throws {UsageError} when it holds what the command does not take, or lacks what it needs.
 */
export function readArguments(
  line: readonly string[],
  { options, positionals: { least, most, missing } }: Takes,
  environment: NodeJS.ProcessEnv,
): Arguments {
  const { values, positionals } = parseOrExplain([...line], options);
  if (positionals.length < least) throw new UsageError(`${missing} is missing`);
  if (positionals.length > most) throw new UsageError(`“${positionals[most]}” is one too many`);
  return new Arguments(values, positionals, environment);
}

function parseOrExplain(args: string[], options: Takes['options']) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}
