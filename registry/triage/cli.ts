import { runTriage } from './commands.ts';
import { explainUsual, printError } from './explain-error.ts';

const USAGE = `npm run triage [-- command], on the inbox in DATABASE_URL or INBOX_FILE, with --registry DIR for another registry

  list [--all] [--limit N] [--json]
                                what waits, by channel, most pressing first; --all: what was decided, too
  show CHANNEL [--json]         everything about one channel, contacts and whole texts included
  accept CHANNEL --as impostor --of ID
  accept CHANNEL --as channel --of ID --evidence E [--role ROLE] [--language LL]
  accept CHANNEL --as organisation --id ID --kind KIND --name en=NAME... --evidence E
         [--country CC] [--website URL] [--protect titles|handles] [--role ROLE] [--language LL]
  accept CHANNEL --as lost --of ID
  accept CHANNEL --as correction --of ID
  accept CHANNEL --as removal [--of ID] [--with-organisation]
                                changes the registry; E is kind=KIND,source=TEXT[,seen=YYYY-MM-DD]
  refuse CHANNEL --why WHY      WHY is honest, no-evidence, not-official, too-small, already-listed or out-of-scope
                                accept and refuse also take --only ID[,ID], --peer-id ID|none, --note TEXT
  publish --out DIR [options of npm run list -- publish]
                                publishes, then notes what is in the list
  record --out DIR              notes what is in a list that was published by hand
  trace CHANNEL|ID              from report to decision, file and list version
  export --csv FILE | --json FILE

CHANNEL is a handle, a link or a peer id. docs/TRIAGE.md is the runbook.`;

// A reader that has seen enough (`| head`) closes the pipe: nothing is wrong then.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  for (const line of await runTriage(process.argv.slice(2), process.env, new Date())) console.log(line);
} catch (error) {
  process.exitCode = explain(error);
}

/** @returns the exit code. */
function explain(error: unknown): number {
  const usual = explainUsual(error, USAGE, '; nothing was changed');
  if (usual !== undefined) return usual;
  // A coded error is one line; of anything else, where it happened helps whoever mends it.
  const isCoded = error instanceof Error && 'code' in error;
  printError(isCoded ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}
