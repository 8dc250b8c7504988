import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageAnswer } from '../../lib/messages.ts';
import { Answers } from '../../lib/surfaces/answers.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';

const SIGHTING: Sighting = { handle: 'MOHreport', subscribers: 100_000 };
const ANSWER: PageAnswer = {
  verdict: { verdict: 'official', reasons: [], evidence: [] },
  listVersion: 1,
  bannerHidden: false,
  label: 'Trust hint: Official',
};

const ask = vi.fn<(sighting: Sighting) => Promise<PageAnswer>>();
const onChange = vi.fn();
let answers: Answers;

beforeEach(() => {
  vi.useFakeTimers();
  ask.mockReset();
  onChange.mockReset();
  answers = new Answers({ ask, onChange, schedule: (task, delay) => setTimeout(task, delay) });
  return () => vi.useRealTimers();
});

test('one question brings one answer, however often it is wanted', async () => {
  ask.mockResolvedValue(ANSWER);
  answers.want(SIGHTING);
  answers.want({ ...SIGHTING });
  await vi.advanceTimersByTimeAsync(0);
  expect(ask).toHaveBeenCalledOnce();
  expect(onChange).toHaveBeenCalledOnce();
  expect(answers.get(SIGHTING)).toBe(ANSWER);
});

test('a few subscribers more are the same question, ten times as many are not', async () => {
  ask.mockResolvedValue(ANSWER);
  answers.want(SIGHTING);
  await vi.advanceTimersByTimeAsync(0);
  expect(answers.get({ ...SIGHTING, subscribers: 100_020 })).toBe(ANSWER);
  expect(answers.get({ ...SIGHTING, subscribers: 1_000_000 })).toBeUndefined();
});

describe('a background that is not there', () => {
  test('is asked again after it died over the question', async () => {
    ask.mockRejectedValueOnce(new Error('message channel closed')).mockResolvedValue(ANSWER);
    answers.want(SIGHTING);
    await vi.advanceTimersByTimeAsync(200);
    expect(answers.get(SIGHTING)).toBe(ANSWER);
    expect(answers.unreachable).toBe(false);
  });

  test('is asked again when it never answers', async () => {
    ask.mockReturnValueOnce(new Promise(() => {})).mockResolvedValue(ANSWER);
    answers.want(SIGHTING);
    await vi.advanceTimersByTimeAsync(5000);
    expect(answers.get(SIGHTING)).toBe(ANSWER);
  });

  test('is given up on after a while, and said to be unreachable, until it answers', async () => {
    ask.mockRejectedValue(new Error('Extension context invalidated'));
    answers.want(SIGHTING);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(answers.get(SIGHTING)).toBeUndefined();
    expect(answers.unreachable).toBe(true);
    expect(ask).toHaveBeenCalledTimes(4);
    ask.mockResolvedValue(ANSWER);
    answers.want(SIGHTING);
    await vi.advanceTimersByTimeAsync(0);
    expect(answers.unreachable).toBe(false);
  });
});
