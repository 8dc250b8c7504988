import { readFileSync } from 'node:fs';
import { hasCode, PublishError } from './errors.ts';

/**
 * Where passphrases come from.
 *
 * @param what they are for, to be shown when somebody is asked.
 * @param isNew when a key is made with it: it is asked for twice.
 */
export type AskPassphrase = (what: string, isNew: boolean) => Promise<string>;

/** The variable that a passphrase may come from. */
const PASSPHRASE_VARIABLE = 'TRUST_LIST_PASSPHRASE';

/**
 * Takes the passphrase from a file, from the environment, or from whoever sits at the terminal, in this order.
 *
 * @throws {PublishError} when asked: `PASSPHRASE_MISSING`, `PASSPHRASE_EMPTY`, `PASSPHRASE_DIFFERS`.
 */
export function passphraseFrom(file: string | undefined, environment: NodeJS.ProcessEnv): AskPassphrase {
  return async (what, isNew) => {
    const given = file === undefined ? environment[PASSPHRASE_VARIABLE] : readPassphrase(file);
    const passphrase = given ?? (await askTerminal(what, isNew));
    if (passphrase === '') throw new PublishError('PASSPHRASE_EMPTY', 'a key needs a passphrase');
    return passphrase;
  };
}

/** The first line: editors end files with a line break that nobody means. */
function readPassphrase(file: string): string {
  try {
    return /^[^\r\n]*/.exec(readFileSync(file, 'utf8'))?.[0] ?? '';
  } catch (cause) {
    const why = hasCode(cause, 'ENOENT') ? 'there is no' : 'cannot read the';
    throw new PublishError('PASSPHRASE_MISSING', `${why} passphrase file ${file}`, { cause });
  }
}

async function askTerminal(what: string, isNew: boolean): Promise<string> {
  if (!process.stdin.isTTY) {
    const words = `give the passphrase in ${PASSPHRASE_VARIABLE} or with --passphrase-file; there is no terminal to ask at`;
    throw new PublishError('PASSPHRASE_MISSING', words);
  }
  const first = await askHidden(`Passphrase of ${what}: `);
  if (isNew && first !== '' && (await askHidden('The same again: ')) !== first) {
    throw new PublishError('PASSPHRASE_DIFFERS', 'the two are not the same; nothing was written');
  }
  return first;
}

/** Reads a line without showing it. */
async function askHidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  try {
    return await readHiddenLine();
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}

function readHiddenLine(): Promise<string> {
  const { stdin } = process;
  return new Promise((resolve, reject) => {
    let line = '';
    const finish = (act: () => void) => {
      stdin.off('data', take);
      act();
    };
    const take = (chunk: string) => {
      for (const letter of chunk) {
        if (letter === '\r' || letter === '\n') return finish(() => resolve(line));
        if (letter === '\u0003' || letter === '\u0004') {
          return finish(() => reject(new PublishError('PASSPHRASE_MISSING', 'no passphrase was given')));
        }
        line = letter === '\u007f' || letter === '\b' ? [...line].slice(0, -1).join('') : line + letter;
      }
    };
    stdin.on('data', take);
    stdin.resume();
  });
}
