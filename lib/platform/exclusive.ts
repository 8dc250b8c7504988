import type { Platform } from './platform.ts';

/** The browser's own locks: held across the extension's pages and background, and let go when whoever holds one is gone. */
export const exclusive: Platform['exclusive'] = async <T>(name: string, wait: boolean, task: () => Promise<T>) => {
  // Given a type of its own: some versions of the DOM's types wrap the task's promise once more.
  const result: T | undefined = await navigator.locks.request(name, { ifAvailable: !wait }, async (lock) =>
    lock ? task() : undefined,
  );
  return result;
};
