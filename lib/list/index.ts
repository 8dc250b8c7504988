import { handleKey } from '../telegram/handle.ts';
import { HandleIndex, type ListedChannel } from './handle-index.ts';
import { ImpostorIndex, type ListedImpostor } from './impostor-index.ts';
import type { Rows } from './index-rows.ts';
import { type ListedName, NameIndex } from './name-index.ts';
import type { NameLine } from './name-lines.ts';
import type { Impostor, OfficialList, Organisation, OrganisationAt } from './schema.ts';
import { SiteIndex } from './site-index.ts';

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
  /**
   * Gives the question up for now where an answer so far rests on something that has still to be loaded: what comes next
   * would be asked in vain. It is asked again.
   */
  settle(): void;
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

/**
 * An index over rows that may still have to be loaded: what is missing is then noted by them, and left out.
 *
 * @param settle throws where something was noted.
 */
export function openIndex(
  { version, published }: Pick<OfficialList, 'version' | 'published'>,
  rows: Rows,
  organisationAt: OrganisationAt,
  nameLines: ListIndex['nameLines'],
  settle = () => {},
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
    settle,
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
