import { CodedError } from '../lib/errors.ts';
import { runCommand } from './publish/commands.ts';
import { PublishError } from './publish/errors.ts';
import { explainUsual, printError } from './triage/explain-error.ts';
import { printable } from './triage/printable.ts';

const USAGE = `npm run list -- <command>, with --home DIR or TRUST_LIST_HOME for the publisher's folder

  check [FOLDER]                what is wrong with the registry, or what is in it
  diff [--registry DIR] [--staged]
                                what has changed since the last publication
  check-evidence [--registry DIR] [--only ID] [--write] [--cache FILE] [--base URL] [--pause MS]
                                reads the pages that the registry gives as evidence
  import wikidata --out DIR [--country CC] [--limit N] [--query FILE | --from RESULT.json] [--base URL]
                                proposes entries, for people to check; TRUST_LIST_CONTACT names who asks
  keys --role ROLE [--count N] [--out DIR]
                                makes keys; ROLE is root, targets, snapshot or timestamp
  init [--ROLE-threshold N]...  stages the first root (root 2 keys, others 1)
  build [--registry DIR] [--date YYYY-MM-DD] [--renew]
                                stages the list
  sign [--role ROLE] [--key FILE]...
                                signs what is staged
  export DIR                    what is staged, for a machine with a key; sign there with --home DIR
  collect DIR                   takes over the signatures made in an exported folder
  publish --out DIR [--key FILE]... [--timestamp-only]
                                publishes what is staged, renews the timestamp
  rotate --role ROLE [--add PUBLIC.json]... [--remove KEYID]... [--threshold N]
                                stages a root with other keys, or the same for longer
  revoke --key KEYID [--replace PUBLIC.json]
                                stages a root without a stolen key
  status [--due DAYSd]          versions, expiries, keys, what is staged; exit code 3 when something is due
  verify DIR                    checks a published folder with two clients

Passphrases: TRUST_LIST_PASSPHRASE, --passphrase-file FILE (keys, sign, publish), or asked for.
docs/PUBLISHING.md is the runbook.`;

try {
  const { lines, exitCode } = await runCommand(process.argv.slice(2), process.env, new Date(), printLine);
  for (const line of lines) printLine(line);
  process.exitCode = exitCode;
} catch (error) {
  process.exitCode = explain(error);
}

/** @returns the exit code. */
function explain(error: unknown): number {
  const usual = explainUsual(error, USAGE);
  if (usual !== undefined) return usual;
  if (error instanceof PublishError || error instanceof CodedError || isFromFileSystem(error)) {
    printError(error.message);
    return 1;
  }
  throw error;
}

/** A full disk, a folder that may not be written: nothing to mend here. */
function isFromFileSystem(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}

/** Names of channels, addresses and what other sites say stand in lines. */
function printLine(line: string): void {
  console.log(printable(line));
}
