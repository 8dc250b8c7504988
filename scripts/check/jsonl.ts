import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import type { Verdict } from '../../lib/verdict/verdict.ts';
import { verdictObject } from './output.ts';
import { LINE_MAX_LENGTH, LineError, readLine } from './sighting-line.ts';

/**
 * Judges one sighting a line and writes one line for each, in the same order. Every line of the input has its line in
 * the output: a blank one or one that is no sighting gets an `error` object. A last line end makes no further line.
 *
 * @returns how many lines got an error.
 */
export async function judgeLines(
  input: Readable,
  output: Writable,
  judge: (sighting: Sighting) => Verdict,
): Promise<number> {
  let failed = 0;
  for await (const line of lines(input)) {
    const answer = answerTo(line, judge);
    if ('error' in answer) failed++;
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, 'drain');
  }
  return failed;
}

function answerTo(line: string, judge: (sighting: Sighting) => Verdict): Record<string, unknown> {
  try {
    return verdictObject(judge(readLine(line)));
  } catch (error) {
    if (!(error instanceof LineError)) throw error;
    return { error: { code: error.code, message: error.message } };
  }
}

/** Lines without their ends (LF or CR LF) and without a byte order mark; an endless one is cut, so that it fits in memory. */
async function* lines(input: Readable): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let pending = '';
  let isFirst = true;
  for await (const chunk of input) {
    const parts = (pending + (isFirst ? String(chunk).replace(/^\ufeff/, '') : String(chunk))).split('\n');
    isFirst = false;
    pending = (parts.pop() ?? '').slice(0, LINE_MAX_LENGTH + 1);
    for (const part of parts) yield part.replace(/\r$/, '');
  }
  if (pending !== '') yield pending.replace(/\r$/, '');
}
