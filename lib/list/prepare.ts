import type { IndexStorage } from './index-storage.ts';
import type { LoadedList } from './load.ts';
import { prepareIndex } from './prepare-index.ts';
import type { ListFacts, MadeList, PreparedHead } from './prepared.ts';
import type { OfficialList } from './schema.ts';
import { sha256 } from './sha256.ts';

/**
 * Prepares a list that was loaded, and keeps what it prepared for the next start, if that can be kept.
 *
 * @param from see `madeFrom`; `undefined` when it is not to be kept.
 * @param pause lets others have a turn.
 */
export async function prepare(
  key: string,
  { list, source }: LoadedList,
  from: string | undefined,
  storage: IndexStorage,
  pause: () => Promise<void>,
): Promise<MadeList> {
  const facts = factsOf(list);
  const { shape, pages } = await prepareIndex(list, pause);
  if (from !== undefined) {
    const stamp = await sha256(new TextEncoder().encode(from));
    const head: PreparedHead = { stamp, madeFrom: from, facts, source, shape };
    // Not waited for: questions are answered out of memory meanwhile. What is not kept is made anew at the next start.
    void storage.write(key, head, pages).catch(() => {});
  }
  return { facts, source, shape, pages };
}

function factsOf({ format: _, organisations, ...said }: OfficialList): ListFacts {
  return { ...said, organisations: organisations.length };
}
