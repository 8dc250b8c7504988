interface Options {
  ifAvailable?: boolean;
}

/** The browser's locks, as far as the extension uses them: whoever waits comes in turn. */
export function fakeLocks() {
  const last = new Map<string, Promise<unknown>>();
  const held = new Set<string>();
  return {
    async request(name: string, { ifAvailable = false }: Options, task: (lock: object | null) => Promise<unknown>) {
      if (ifAvailable && held.has(name)) return task(null);
      const mine = (last.get(name) ?? Promise.resolve()).then(async () => {
        held.add(name);
        try {
          return await task({});
        } finally {
          held.delete(name);
        }
      });
      last.set(
        name,
        mine.catch(() => {}),
      );
      return mine;
    },
  };
}
