import { CodedError } from '../lib/errors.ts';
import { RegistryError } from './problems.ts';
import { UsageError } from './publish/arguments.ts';
import { count } from './publish/check.ts';
import { runCommand } from './publish/commands.ts';
import { PublishError } from './publish/errors.ts';

const USAGE = `npm run list -- <command>, with --home DIR or TRUST_LIST_HOME for the publisher's folder

  check [FOLDER]                what is wrong with the registry, or what is in it
  diff [--registry DIR] [--staged]
                                what has changed since the last publication
  check-evidence [--registry DIR] [--only ID] [--write] [--cache FILE] [--base URL] [--pause MS]
                                reads the pages that the registry gives as evidence
  import wikidata --out DIR [--country CC] [--limit N] [--query FILE | --from RESULT.json] [--base URL]
                                proposes entries, for people to check
  keys --role ROLE [--count N] [--out DIR]
                                makes keys; ROLE is root, targets, snapshot or timestamp
  init [--ROLE-threshold N]...  stages the first root (root 2 keys, others 1)
  build [--registry DIR] [--date YYYY-MM-DD] [--renew]
                                stages the list
  sign [--role ROLE] [--key FILE]...
                                signs what is staged
  publish --out DIR [--key FILE]... [--timestamp-only]
                                publishes what is staged, renews the timestamp
  rotate --role ROLE [--add PUBLIC.json]... [--remove KEYID]... [--threshold N]
                                stages a root with other keys, or the same for longer
  revoke --key KEYID [--replace PUBLIC.json]
                                stages a root without a stolen key
  status                        versions, expiries, keys, what is staged
  verify DIR                    checks a published folder with two clients

Passphrases: TRUST_LIST_PASSPHRASE, --passphrase-file FILE (keys, sign, publish), or asked for.
docs/PUBLISHING.md is the runbook.`;

try {
  const { lines, exitCode } = await runCommand(process.argv.slice(2), process.env, new Date());
  for (const line of lines) console.log(line);
  process.exitCode = exitCode;
} catch (error) {
  process.exitCode = explain(error);
}

/** @returns the exit code. */
function explain(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  if (error instanceof RegistryError) {
    console.error(`${error.message}\nThe registry has ${count(error.problems.length, 'problem')}.`);
    return 1;
  }
  if (error instanceof PublishError || error instanceof CodedError || isFromFileSystem(error)) {
    console.error(error.message);
    return 1;
  }
  throw error;
}

/** A full disk, a folder that may not be written: nothing to mend here. */
function isFromFileSystem(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}
