import * as z from 'zod/mini';
import type { DatabaseAddress } from './database.ts';
import { InboxError } from './errors.ts';

/** How an inbox runs. */
export interface InboxSettings {
  host: string;
  /** 0 takes a free one. */
  port: number;
  database: DatabaseAddress;
  /** How many proxies in front of it add the address they see to `X-Forwarded-For`. */
  trustedProxies: number;
  /** When a proof of work is asked for. */
  stamps: 'under-pressure' | 'always' | 'never';
  /** Posts a minute, from everybody, from which on it is under pressure. */
  pressure: number;
  /** Posts from one address in ten minutes, from which on it has to prove work. */
  softLimit: number;
  /** Posts and withdrawals from one address in an hour, from which on it has to wait. */
  hardLimit: number;
  /** Whether `/metrics` answers everybody, or this machine alone. */
  metrics: 'local' | 'public';
}

const whole = (fallback: number, most: number) =>
  z.pipe(
    z._default(z.string().check(z.regex(/^\d{1,9}$/)), String(fallback)),
    z.pipe(z.transform(Number), z.number().check(z.maximum(most))),
  );

const schema = z.object({
  INBOX_HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  INBOX_PORT: whole(8787, 65_535),
  INBOX_FILE: z._default(z.string().check(z.minLength(1)), 'inbox.sqlite'),
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\/\S+$/))),
  INBOX_TRUSTED_PROXIES: whole(0, 10),
  INBOX_STAMPS: z._default(z.enum(['under-pressure', 'always', 'never']), 'under-pressure'),
  INBOX_PRESSURE: whole(120, 1_000_000),
  INBOX_SOFT_LIMIT: whole(10, 1_000_000),
  INBOX_HARD_LIMIT: whole(120, 1_000_000),
  INBOX_METRICS: z._default(z.enum(['local', 'public']), 'local'),
});

/**
 * Reads the settings from the environment (docs/INBOX.md names them). What is set to nothing counts as not set.
 *
 * @throws {InboxError} `SETTINGS_INVALID` naming every variable that holds what it cannot; not what it holds, which may
 *   be a password.
 */
export function readSettings(environment: NodeJS.ProcessEnv): InboxSettings {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = schema.safeParse(set);
  if (!read.success) {
    const names = [...new Set(read.error.issues.map(({ path }) => String(path[0])))];
    throw new InboxError('SETTINGS_INVALID', `${names.join(', ')}: see docs/INBOX.md for what each takes`);
  }
  const { data } = read;
  return {
    host: data.INBOX_HOST,
    port: data.INBOX_PORT,
    database: data.DATABASE_URL ? { url: data.DATABASE_URL } : { file: data.INBOX_FILE },
    trustedProxies: data.INBOX_TRUSTED_PROXIES,
    stamps: data.INBOX_STAMPS,
    pressure: data.INBOX_PRESSURE,
    softLimit: data.INBOX_SOFT_LIMIT,
    hardLimit: data.INBOX_HARD_LIMIT,
    metrics: data.INBOX_METRICS,
  };
}
