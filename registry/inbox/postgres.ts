import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';

const CONNECTIONS = 8;
/** For a connection, new or free, in milliseconds. */
const CONNECT_TIMEOUT_MS = 5000;
/** For one statement, told to the server; then it gives up and says so. */
const STATEMENT_TIMEOUT_MS = 10_000;
/** For its answer: a line that was cut silently gives none, and TCP alone would wait for a quarter of an hour. */
const ANSWER_TIMEOUT_MS = 12_000;
/** What an instance that is gone had begun holds its locks for no longer. */
const IDLE_TRANSACTION_MS = 30_000;
const KEEP_ALIVE_DELAY_MS = 10_000;

/**
 * Opens a pool of connections. No line that breaks, in use or idle, ends the process: whoever uses it is told, and it is
 * replaced. `query_timeout` and `statement_timeout` in the address go before ours.
 */
export function openPool(url: string): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
  });
  // The pool listens to idle connections only, and only hands on what it hears: both need a listener of their own.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return withoutBroken(pool);
}

/** A connection that failed to answer does not go back: the next one to use it would wait for the last one's answer. */
function withoutBroken(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      let isBroken = false;
      const query = async (sql: string, parameters: readonly unknown[]) => {
        if (isBroken) throw new Error('the connection was given up');
        try {
          return await client.query(sql, [...parameters]);
        } catch (error) {
          // What the server itself says is an answer.
          isBroken ||= !(error instanceof pg.DatabaseError);
          throw error;
        }
      };
      return {
        // Cursors, the other thing that it could be asked for, are not used.
        query: query as unknown as PostgresPoolClient['query'],
        release: (destroy) => client.release(destroy === true || isBroken),
      };
    },
  };
}
