import { handleKey } from '../telegram/handle.ts';
import { HandleDraft, HandleIndex, type ListedChannel } from './handle-index.ts';
import { ImpostorDraft, ImpostorIndex, type ListedImpostor } from './impostor-index.ts';
import { type DraftedRows, openWhole, type Rows } from './index-rows.ts';
import { type ListedName, NameDraft, NameIndex } from './name-index.ts';
import { type NameLine, readNameLine, writeNameLine } from './name-lines.ts';
import { type Layout, Missing, WHOLE } from './rows.ts';
import type { Impostor, OfficialList, Organisation, OrganisationAt } from './schema.ts';
import { SiteDraft, SiteIndex } from './site-index.ts';

export type { ListedChannel } from './handle-index.ts';
export type { ListedImpostor } from './impostor-index.ts';
export type { ListedName } from './name-index.ts';

/**
 * The official list, ready to be asked. Built once for a list, read only afterwards.
 * It holds numbers in typed arrays, about 300 bytes an organisation, and organisations as they are asked for.
 */
export interface ListIndex {
  /** Rises by one with every publication of the list. */
  version: number;
  /** `YYYY-MM-DD`, UTC. */
  published: string;
  /** The organisation at a place in the list. */
  organisationAt: OrganisationAt;
  /** Organisations whose website has this host name, with or without `www.`. */
  organisationsOf(host: string): Organisation[];
  /** The channel under exactly this handle, in any case. */
  byHandle(handle: string): ListedChannel | undefined;
  /** The channel pinned to this peer id. */
  byPeerId(peerId: string): ListedChannel | undefined;
  impostorByHandle(handle: string): ListedImpostor | undefined;
  impostorByPeerId(peerId: string): ListedImpostor | undefined;
  /** True when the list says that this chat resembles the organisation and is honest. */
  isCleared(organisation: Organisation, handles: readonly string[], peerId: string | undefined): boolean;
  /** Channels whose handle may be a few edits from one with these skeletons, or just one; whoever asks verifies. */
  handlesNear(skeleton: string, letters: string, edits?: 1 | 2): ListedChannel[];
  /** Channels whose handle has one of these skeletons, and few others; whoever asks verifies. */
  handlesAlike(skeleton: string, letters: string): ListedChannel[];
  /** Channels whose handle has the same letters in another order; whoever asks verifies. */
  handleAnagrams(letters: string): ListedChannel[];
  /** Names, of organisations with protected titles, that may be a few edits from this skeleton; whoever asks verifies. */
  namesNear(skeleton: string, fold?: string): ListedName[];
  /** Names with exactly this skeleton, or this fold where one is given. */
  namesEqual(skeleton: string, fold?: string): ListedName[];
  /** What a search by name reads of every organisation, with its place in the list. */
  nameLines(): Iterable<readonly [place: number, line: NameLine]>;
}

/** An index beside the list it was made of. */
export interface WholeIndex extends ListIndex {
  organisations: readonly Organisation[];
}

/** Collects the organisations of a list, in its order, to be found by an index. */
export class IndexDraft {
  readonly #handles = new HandleDraft();
  readonly #names = new NameDraft();
  readonly #impostors = new ImpostorDraft();
  readonly #sites = new SiteDraft();
  #places = 0;

  add(organisation: Organisation): void {
    const place = this.#places++;
    this.#handles.add(organisation, place);
    this.#names.add(organisation, place);
    this.#impostors.add(organisation, place);
    this.#sites.add(organisation, place);
  }

  finish(layout: Layout): DraftedRows {
    const parts = [this.#handles, this.#names, this.#impostors, this.#sites].map((part) => part.finish(layout));
    return { rows: parts.flatMap(({ rows }) => rows), shapes: Object.assign({}, ...parts.map(({ shapes }) => shapes)) };
  }
}

/** Prepares a verified list for look-ups, in memory. Pure; the list must not change afterwards. */
export function compileIndex(list: OfficialList): WholeIndex {
  const draft = new IndexDraft();
  for (const organisation of list.organisations) draft.add(organisation);
  const rows = openWhole(draft.finish(WHOLE), new Missing());
  const organisationAt = (place: number) => list.organisations[place];
  // Written when a search first asks for them: most of what asks an index never does.
  let lines: (readonly [number, NameLine])[] | undefined;
  const nameLines = () => {
    lines ??= list.organisations.map((each, place) => [place, readNameLine(writeNameLine(each))] as const);
    return lines;
  };
  return { ...openIndex(list, rows, organisationAt, nameLines), organisations: list.organisations };
}

/** An index over rows that may still have to be loaded: what is missing is then noted by them, and left out. */
export function openIndex(
  { version, published }: Pick<OfficialList, 'version' | 'published'>,
  rows: Rows,
  organisationAt: OrganisationAt,
  nameLines: ListIndex['nameLines'],
): ListIndex {
  const handles = new HandleIndex(rows, organisationAt);
  const names = new NameIndex(rows, organisationAt);
  const impostors = new ImpostorIndex(rows, organisationAt);
  const sites = new SiteIndex(rows, organisationAt);
  return {
    version,
    published,
    organisationAt,
    nameLines,
    organisationsOf: (host) => sites.at(host),
    byHandle: (handle) => handles.byHandle(handle),
    byPeerId: (peerId) => handles.byPeerId(peerId),
    impostorByHandle: (handle) => impostors.byHandle(handle),
    impostorByPeerId: (peerId) => impostors.byPeerId(peerId),
    isCleared: ({ cleared = [] }, asked, peerId) => cleared.some((chat) => isSameChat(chat, asked, peerId)),
    handlesNear: (skeleton, letters, edits) => handles.near(skeleton, letters, edits),
    handlesAlike: (skeleton, letters) => handles.alike(skeleton, letters),
    handleAnagrams: (letters) => handles.anagrams(letters),
    namesNear: (skeleton, fold) => names.near(skeleton, fold),
    namesEqual: (skeleton, fold) => names.equal(skeleton, fold),
  };
}

/** Peer ids decide where both are known: a handle can change hands. */
function isSameChat(chat: Impostor, handles: readonly string[], peerId: string | undefined): boolean {
  if (chat.peerId && peerId) return chat.peerId === peerId;
  const { handle } = chat;
  return handle !== undefined && handles.some((each) => handleKey(each) === handleKey(handle));
}
