import { browser } from 'wxt/browser';
import type { Messages } from '../messages.ts';

/*
 * The calls of lib/messages.ts between the parts of the extension. Sixty lines of our own, because every page of Telegram
 * and every start of the background loads them: the libraries for this bring twenty times as much.
 */

type Type = keyof Messages;

/** One frame of a tab, which a script of ours answers in. */
interface Frame {
  tabId: number;
  frameId: number;
}

/** Who asks, as the browser says. */
type Sender = Parameters<Parameters<typeof browser.runtime.onMessage.addListener>[0]>[1];

interface Question<T extends Type> {
  data: Parameters<Messages[T]>[0];
  sender: Sender;
}

type Answer<T extends Type> = (question: Question<T>) => ReturnType<Messages[T]> | Promise<ReturnType<Messages[T]>>;

/** What was answered, or the error that was met. */
interface Reply {
  res?: unknown;
  err?: { message: string; code?: unknown };
}

const answers = new Map<string, (question: { data: unknown; sender: Sender }) => unknown>();

/**
 * Asks the background, or a script of ours in a tab.
 *
 * @throws {Error} when nobody answers, or whoever does met an error: its words, and its `code` where it has one.
 */
export async function sendMessage<T extends Type>(
  type: T,
  data: Parameters<Messages[T]>[0],
  frame?: Frame,
): Promise<ReturnType<Messages[T]>>;
export async function sendMessage(type: string, data: unknown, frame?: Frame): Promise<unknown> {
  const message = { type, data };
  const reply: Reply | undefined = frame
    ? await browser.tabs.sendMessage(frame.tabId, message, { frameId: frame.frameId })
    : await browser.runtime.sendMessage(message);
  const { res, err } = reply ?? { err: { message: 'no answer' } };
  if (err) throw Object.assign(new Error(err.message), { code: err.code });
  return res;
}

/** Answers one kind of question of the extension's own parts. @returns what stops it. */
export function onMessage<T extends Type>(type: T, answer: Answer<T>): () => void {
  if (answers.size === 0) browser.runtime.onMessage.addListener(listen);
  answers.set(type, answer as (question: { data: unknown; sender: Sender }) => unknown);
  return () => {
    answers.delete(type);
    if (answers.size === 0) browser.runtime.onMessage.removeListener(listen);
  };
}

/** @returns true: the reply comes later. Messages that nobody here answers are left to others. */
function listen(message: unknown, sender: Sender, reply: (reply: Reply) => void): true | undefined {
  const { type, data } = (message ?? {}) as { type?: string; data?: unknown };
  const answer = type === undefined ? undefined : answers.get(type);
  if (!answer) return undefined;
  Promise.resolve()
    .then(() => answer({ data, sender }))
    .then(
      (res) => reply({ res }),
      (error: unknown) => reply({ err: readable(error) }),
    );
  return true;
}

function readable(error: unknown): NonNullable<Reply['err']> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return { message: error instanceof Error ? error.message : String(error), ...(code !== undefined && { code }) };
}
