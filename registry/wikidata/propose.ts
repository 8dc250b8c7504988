import * as z from 'zod/mini';
import { compileIndex } from '../../lib/list/compile-index.ts';
import type { ListIndex } from '../../lib/list/index.ts';
import type { OfficialList, Organisation } from '../../lib/list/schema.ts';
import { cleanLine } from '../../lib/reports/parts.ts';
import { handleKey, parseHandle } from '../../lib/telegram/handle.ts';
import { judge } from '../../lib/verdict/judge.ts';
import { isWarning } from '../../lib/verdict/verdict.ts';
import { registryFileSchema } from '../schema.ts';

const literal = z.object({ value: z.string().check(z.maxLength(2000)), 'xml:lang': z.optional(z.string()) });

/** A result of a query as SPARQL services give it (SPARQL 1.1 Query Results JSON Format). */
export const resultSchema = z.object({
  results: z.object({
    bindings: z
      .array(
        z.object({
          item: literal,
          username: literal,
          website: z.optional(literal),
          country: z.optional(literal),
          label: z.optional(literal),
          kind: z.optional(literal),
        }),
      )
      .check(z.maxLength(200_000)),
  }),
});

export type QueryResult = z.infer<typeof resultSchema>;
type Row = QueryResult['results']['bindings'][number];

/** What one item of Wikidata would be in the registry. */
export interface Proposal {
  /** Q and a number. */
  item: string;
  organisation: Organisation;
  /** What a reviewer has to look at. */
  notes: string[];
}

/** An item that makes no proposal, and why. */
export interface LeftOut {
  item: string;
  why: string;
}

interface Item {
  handles: Map<string, string>;
  websites: Set<string>;
  countries: Set<string>;
  /** Something else stood where a country should. */
  hasOddCountry: boolean;
  names: Map<string, string>;
  kinds: Set<string>;
}

/** ISO 3166-1 alpha-2. What else stands there is not even repeated: nobody knows what it would do to a terminal. */
const COUNTRY = /^[A-Z]{2}$/;

/** What an item is an instance of (P31), as far as it tells what kind of organisation it is. A reviewer confirms it. */
const KINDS: Readonly<Record<string, Organisation['kind']>> = {
  Q5: 'person',
  Q327333: 'government',
  Q192350: 'government',
  Q1752939: 'media',
  Q11032: 'media',
  Q1193236: 'media',
  Q4830453: 'company',
  Q891723: 'company',
  Q6881511: 'company',
};

/**
 * Turns a result into proposed entries: one for each item, never more than second-hand evidence.
 *
 * @param list what is listed already.
 * @param today `YYYY-MM-DD`.
 */
export function propose(
  result: QueryResult,
  list: OfficialList,
  today: string,
): { proposals: Proposal[]; leftOut: LeftOut[] } {
  const index = compileIndex(list);
  const items = gather(result);
  const owners = new Map<string, string[]>();
  for (const [id, { handles }] of items) {
    for (const key of handles.keys()) owners.set(key, [...(owners.get(key) ?? []), id]);
  }
  const proposals: Proposal[] = [];
  const leftOut: LeftOut[] = [];
  const ids = new Set(list.organisations.map(({ id }) => id));
  for (const [item, gathered] of items) {
    const fresh = [...gathered.handles.values()].filter((handle) => !index.byHandle(handle));
    if (fresh.length === 0) {
      leftOut.push({ item, why: gathered.handles.size === 0 ? 'names no valid handle' : 'is listed already' });
      continue;
    }
    if (gathered.hasOddCountry && gathered.countries.size === 0) {
      leftOut.push({ item, why: 'country is no two capital letters' });
      continue;
    }
    const organisation = organisationOf(item, gathered, fresh, today);
    const checked = registryFileSchema.safeParse(organisation);
    if (!checked.success) {
      leftOut.push({
        item,
        why: checked.error.issues
          .map(({ path, message }) => `${path.join('.')} ${message}`)
          .join('; ')
          .slice(0, 300),
      });
      continue;
    }
    const isTaken = ids.has(organisation.id);
    if (isTaken) organisation.id = `${organisation.id}-${item.toLowerCase()}`;
    ids.add(organisation.id);
    const notes = [
      ...(isTaken ? ['is called like an organisation of the list, or another item: it may be the same'] : []),
      ...notesOn(gathered, organisation, index),
      ...sharedHandles(fresh, owners),
    ];
    proposals.push({ item, organisation, notes });
  }
  return { proposals, leftOut };
}

/** What of an item a reviewer has to look at. */
function notesOn({ websites, countries }: Item, { names, channels }: Organisation, index: ListIndex): string[] {
  const resemblances = channels.flatMap(({ handle }) => {
    const { verdict, organisation } = judge({ handle, title: names['en']?.[0] ?? '' }, index);
    return isWarning(verdict) ? [`@${handle} resembles ${organisation?.id}: ${verdict}`] : [];
  });
  return [
    ...(websites.size === 0 ? ['has no website: nothing by which to check it'] : []),
    ...(websites.size > 1 ? [`has several websites: ${[...websites].join(' ')}`] : []),
    ...(countries.size > 1 ? [`has several countries: ${[...countries].join(' ')}`] : []),
    ...resemblances,
  ];
}

/** @param owners items by the keys of the handles they claim. */
function sharedHandles(handles: readonly string[], owners: ReadonlyMap<string, string[]>): string[] {
  return handles.flatMap((handle) => {
    const items = owners.get(handleKey(handle)) ?? [];
    return items.length > 1 ? [`@${handle} is another item's as well: ${items.join(' ')}`] : [];
  });
}

function gather({ results }: QueryResult): Map<string, Item> {
  const items = new Map<string, Item>();
  for (const row of results.bindings) {
    const id = /\/(Q[1-9]\d{0,11})$/.exec(row.item.value)?.[1];
    if (!id) continue;
    const item = items.get(id) ?? {
      handles: new Map(),
      websites: new Set(),
      countries: new Set(),
      hasOddCountry: false,
      names: new Map(),
      kinds: new Set(),
    };
    items.set(id, item);
    addRow(item, row);
  }
  return items;
}

function addRow(item: Item, { username, website, country, label, kind }: Row): void {
  const handle = parseHandle(username.value);
  if (handle && !item.handles.has(handleKey(handle))) item.handles.set(handleKey(handle), handle);
  const address = website && URL.parse(website.value);
  if (address && /^https?:$/.test(address.protocol)) item.websites.add(address.href);
  if (country && COUNTRY.test(country.value)) item.countries.add(country.value);
  else if (country) item.hasOddCountry = true;
  const language = label?.['xml:lang'];
  const name = label && tidy(label.value);
  if (name && language && /^[a-z]{2,3}$/.test(language)) item.names.set(language, name);
  const kindId = /\/(Q\d+)$/.exec(kind?.value ?? '')?.[1];
  if (kindId) item.kinds.add(kindId);
}

/** As the registry wants its texts: composed, single blanks, nothing invisible. */
function tidy(text: string): string {
  const seen = text.normalize('NFC').replace(/(?!\u200C)\p{Cf}/gu, '');
  return cleanLine(seen, 200).replace(/\s+/g, ' ');
}

function organisationOf(
  item: string,
  { websites, countries, names, kinds }: Item,
  handles: readonly string[],
  today: string,
): Organisation {
  const [website] = websites;
  const [country] = countries;
  const english = names.get('en') ?? [...names.values()][0] ?? item;
  return {
    id: idOf(english, item),
    kind: [...kinds].map((kind) => KINDS[kind]).find((kind) => kind !== undefined) ?? 'project',
    ...(country && { country }),
    ...(website && { website }),
    names:
      names.size > 0 ? Object.fromEntries([...names].map(([language, name]) => [language, [name]])) : { en: [english] },
    // Titles are protected only once somebody has looked whether the name is anybody's.
    protect: 'handles',
    channels: handles.map((handle) => ({
      handle,
      role: 'main',
      status: 'active',
      evidence: [{ kind: 'community-registry', source: `https://www.wikidata.org/wiki/${item}`, seen: today }],
    })),
  };
}

function idOf(name: string, item: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return words.length >= 3 ? words : `wikidata-${item.toLowerCase()}`;
}
