interface Waiting<K, V> {
  key: K;
  resolve(value: V): void;
  reject(reason: unknown): void;
}

/**
 * Turns a call for many into a call for one: what is asked for within one task goes out together.
 *
 * @param askMany answers in the order of the keys. When it rejects, every one of them is rejected.
 * @param most how many keys go into one call.
 * @param wait what is done before a bunch goes out: later than at the end of the task, where every call is dear.
 */
export function inBatches<K, V>(
  askMany: (keys: K[]) => Promise<V[]>,
  most: number,
  wait: (flush: () => void) => void = queueMicrotask,
): (key: K) => Promise<V> {
  let waiting: Waiting<K, V>[] = [];

  async function send(batch: Waiting<K, V>[]): Promise<void> {
    try {
      const values = await askMany(batch.map(({ key }) => key));
      if (values.length !== batch.length) throw new Error(`asked ${batch.length}, answered ${values.length}`);
      for (const [index, { resolve }] of batch.entries()) resolve(values[index] as V);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  function flush(): void {
    const all = waiting;
    waiting = [];
    for (let start = 0; start < all.length; start += most) void send(all.slice(start, start + most));
  }

  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) wait(flush);
      waiting.push({ key, resolve, reject });
    });
}
