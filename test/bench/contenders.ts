import UFuzzy from '@leeoniya/ufuzzy';
import { distance } from 'fastest-levenshtein';
import Fuse from 'fuse.js';
import { compileIndex } from '../../lib/list/compile-index.ts';
import type { OfficialList } from '../../lib/list/schema.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { judge } from '../../lib/verdict/judge.ts';

/** A way to warn of twins: prepared once with a list, then asked about one chat at a time. */
export interface Contender {
  name: string;
  prepare(list: OfficialList): (sighting: Sighting) => boolean;
}

const WARNINGS: ReadonlySet<string> = new Set(['impersonation', 'suspicious', 'flagged']);

const ours: Contender = {
  name: 'judge',
  prepare(list) {
    const index = compileIndex(list);
    return (sighting) => WARNINGS.has(judge(sighting, index).verdict);
  },
};

/** Every handle and name of the list, lower case. */
function entriesOf({ organisations }: OfficialList): { handles: string[]; names: string[] } {
  const handles = organisations.flatMap(({ channels }) => channels.map(({ handle }) => handle.toLowerCase()));
  const protectedOnes = organisations.filter(({ protect }) => protect === 'titles');
  const names = protectedOnes.flatMap((organisation) => Object.values(organisation.names).flat());
  return { handles, names: names.map((name) => name.toLowerCase()) };
}

/** Compares with every entry; a genuine handle is never warned of. */
function levenshtein(limit: number): Contender {
  return {
    name: `fastest-levenshtein, ${limit} edit${limit === 1 ? '' : 's'}`,
    prepare(list) {
      const { handles, names } = entriesOf(list);
      const genuine = new Set(handles);
      const isNear = (text: string | undefined, entries: readonly string[]) => {
        if (!text) return false;
        const written = text.toLowerCase();
        let near = false;
        for (const entry of entries) if (distance(written, entry) <= limit) near = true;
        return near;
      };
      return ({ handle, title }) => {
        if (handle && genuine.has(handle.toLowerCase())) return false;
        const byHandle = isNear(handle, handles);
        return isNear(title, names) || byHandle;
      };
    },
  };
}

const fuse: Contender = {
  name: 'fuse.js',
  prepare(list) {
    const { handles, names } = entriesOf(list);
    const genuine = new Set(handles);
    const options = { threshold: 0.2, ignoreLocation: false, includeScore: true };
    const byHandle = new Fuse(handles, options);
    const byName = new Fuse(names, options);
    return ({ handle, title }) => {
      if (handle && genuine.has(handle.toLowerCase())) return false;
      const found = [
        handle ? byHandle.search(handle, { limit: 1 }) : [],
        title ? byName.search(title, { limit: 1 }) : [],
      ];
      return found.some((hits) => hits.length > 0);
    };
  },
};

const uFuzzy: Contender = {
  name: 'uFuzzy',
  prepare(list) {
    const { handles, names } = entriesOf(list);
    const genuine = new Set(handles);
    const finder = new UFuzzy({ unicode: true, intraMode: 1, interSplit: '[^\\p{L}\\d]+' });
    const has = (text: string | undefined, entries: string[]) => {
      const hits = text ? finder.filter(entries, text.toLowerCase()) : null;
      return hits !== null && hits.length > 0;
    };
    return ({ handle, title }) => {
      if (handle && genuine.has(handle.toLowerCase())) return false;
      return has(handle, handles) || has(title, names);
    };
  },
};

/** Ours first. */
export const CONTENDERS: readonly Contender[] = [ours, levenshtein(1), levenshtein(2), fuse, uFuzzy];
