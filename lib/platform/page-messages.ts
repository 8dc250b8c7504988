import { browser } from 'wxt/browser';
import type { Messages } from '../messages.ts';

/**
 * Asks the background, from a script on a Telegram page. Messages and answers have the form that @webext-core/messaging
 * gives them on the other side; its own code, which also logs and restores errors, is a kilobyte of the few that every page loads.
 *
 * @throws {Error} when nobody answers, or the background met an error: its words, and its `code` where it has one.
 */
export async function sendMessage<Type extends keyof Messages>(
  type: Type,
  data: Parameters<Messages[Type]>[0],
): Promise<ReturnType<Messages[Type]>>;
export async function sendMessage(type: string, data: unknown): Promise<unknown> {
  const answer = await browser.runtime.sendMessage({ id: 0, type, data, timestamp: Date.now() });
  const { res, err } = answer ?? { err: { message: 'no answer' } };
  if (err) throw Object.assign(new Error(err.message), { code: err.code });
  return res;
}

/** Answers one kind of question of the extension's own pages. @returns what stops it. */
export function onMessage<Type extends keyof Messages>(
  type: Type,
  answer: () => ReturnType<Messages[Type]>,
): () => void {
  const listen = (message: unknown, _sender: unknown, reply: (answer: unknown) => void) => {
    if (typeof message === 'object' && message !== null && 'type' in message && message.type === type) {
      reply({ res: answer() });
    }
    return undefined;
  };
  browser.runtime.onMessage.addListener(listen);
  return () => browser.runtime.onMessage.removeListener(listen);
}
