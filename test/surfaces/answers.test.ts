import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageAnswer } from '../../lib/messages.ts';
import { Answers, questionOf } from '../../lib/surfaces/answers.ts';
import { identityOf } from '../../lib/surfaces/identity.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';

const SIGHTING: Sighting = { handle: 'MOHreport', subscribers: 100_000 };
const ANSWER: PageAnswer = {
  verdict: { verdict: 'official', reasons: [], evidence: [] },
  listVersion: 1,
  bannerHidden: false,
  label: 'Trust hint: Official',
};

const QUESTION = question(SIGHTING);

const ask = vi.fn<(sightings: Sighting[]) => Promise<(PageAnswer | null)[]>>();
const onChange = vi.fn<(questions: ReadonlySet<string>) => void>();
let answers: Answers;

beforeEach(() => {
  vi.useFakeTimers();
  ask.mockReset();
  onChange.mockReset();
  answers = new Answers({ ask, onChange, now: () => Date.now(), schedule: (task, delay) => setTimeout(task, delay) });
  return () => vi.useRealTimers();
});

test('one question brings one answer, however often it is wanted', async () => {
  ask.mockResolvedValue([ANSWER]);
  want();
  want();
  await vi.advanceTimersByTimeAsync(0);
  expect(ask).toHaveBeenCalledOnce();
  expect(onChange).toHaveBeenCalledOnce();
  expect(answers.get(QUESTION)).toBe(ANSWER);
});

test('a few subscribers more are the same question, ten times as many are not', async () => {
  ask.mockResolvedValue([ANSWER]);
  want();
  await vi.advanceTimersByTimeAsync(0);
  expect(answers.get(question({ ...SIGHTING, subscribers: 100_020 }))).toBe(ANSWER);
  expect(answers.get(question({ ...SIGHTING, subscribers: 1_000_000 }))).toBeUndefined();
});

test('what is wanted in one task is one message; more waits a moment, unless the reader looks at it', async () => {
  ask.mockImplementation(async (sightings) => sightings.map(() => ANSWER));
  want({ handle: 'first' });
  want({ handle: 'second' });
  await vi.advanceTimersByTimeAsync(0);
  want({ handle: 'third' });
  await vi.advanceTimersByTimeAsync(100);
  expect(asked()).toEqual([['first', 'second']]);
  want({ handle: 'fourth' });
  await vi.advanceTimersByTimeAsync(150);
  expect(asked()).toEqual([
    ['first', 'second'],
    ['third', 'fourth'],
  ]);
  want({ handle: 'fifth' });
  want({ handle: 'open' }, true);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked().at(-1)).toEqual(['fifth', 'open']);
});

test('the questions that were answered are told, and what was not understood is asked again', async () => {
  ask.mockResolvedValueOnce([ANSWER, null]).mockResolvedValue([ANSWER]);
  want({ handle: 'first' });
  want({ handle: 'second' });
  await vi.advanceTimersByTimeAsync(0);
  expect(onChange.mock.calls).toEqual([[new Set([question({ handle: 'first' })])]]);
  await vi.advanceTimersByTimeAsync(100);
  expect(onChange.mock.calls.at(-1)).toEqual([new Set([question({ handle: 'second' })])]);
  expect(asked()).toEqual([['first', 'second'], ['second']]);
});

test('of chats of which there is nothing to say, the same words are kept once', async () => {
  const nothing = () => ({ ...ANSWER, verdict: { verdict: 'unknown' as const, reasons: [], evidence: [] } });
  ask.mockResolvedValue([nothing(), nothing(), { ...nothing(), listVersion: 2 }]);
  for (const handle of ['first', 'second', 'third']) want({ handle });
  await vi.advanceTimersByTimeAsync(0);
  const [first, second, third] = ['first', 'second', 'third'].map((handle) => answers.get(question({ handle })));
  expect(first).toBe(second);
  expect(third).toEqual({ ...first, listVersion: 2 });
});

describe('a background that is not there', () => {
  test('is asked again after it died over the question', async () => {
    ask.mockRejectedValueOnce(new Error('message channel closed')).mockResolvedValue([ANSWER]);
    want();
    await vi.advanceTimersByTimeAsync(200);
    expect(answers.get(QUESTION)).toBe(ANSWER);
    expect(answers.unreachable).toBe(false);
  });

  test('is asked again when it never answers', async () => {
    ask.mockReturnValueOnce(new Promise(() => {})).mockResolvedValue([ANSWER]);
    want();
    await vi.advanceTimersByTimeAsync(5000);
    expect(answers.get(QUESTION)).toBe(ANSWER);
  });

  test('is given up on after a while, and said to be unreachable, until it answers', async () => {
    ask.mockRejectedValue(new Error('Extension context invalidated'));
    want();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(answers.get(QUESTION)).toBeUndefined();
    expect(answers.unreachable).toBe(true);
    expect(ask).toHaveBeenCalledTimes(4);
    ask.mockResolvedValue([ANSWER]);
    want();
    await vi.advanceTimersByTimeAsync(0);
    expect(answers.unreachable).toBe(false);
  });
});

function want(sighting = SIGHTING, isUrgent = false): void {
  answers.want(question(sighting), sighting, isUrgent);
}

function question(sighting: Sighting): string {
  return questionOf(sighting, identityOf(sighting));
}

/** The handles in each message. */
function asked(): (string | undefined)[][] {
  return ask.mock.calls.map(([sightings]) => sightings.map(({ handle }) => handle));
}
