/**
 * Asks again and again until there is an answer. What the question rejects with counts as none.
 *
 * @param what is waited for, in words.
 * @throws Error when there is no answer within `patience` milliseconds.
 */
export async function until<T>(what: string, patience: number, ask: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Waited ${patience} ms in vain: ${what}`);
}
