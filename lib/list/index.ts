import { handleKey } from '../telegram/handle.ts';
import { HandleIndex, type ListedChannel } from './handle-index.ts';
import { type ListedName, NameIndex } from './name-index.ts';
import type { Impostor, OfficialList, Organisation } from './schema.ts';

export type { ListedChannel } from './handle-index.ts';
export type { ListedName } from './name-index.ts';

/** A chat the list names as posing as an organisation. */
export interface ListedImpostor {
  organisation: Organisation;
  impostor: Impostor;
}

/**
 * The official list, ready to be asked. Built once for a list, read only afterwards.
 * It holds numbers in typed arrays beside the list itself, about 300 bytes an organisation.
 */
export interface ListIndex {
  /** Rises by one with every publication of the list. */
  version: number;
  /** `YYYY-MM-DD`, UTC. */
  published: string;
  organisations: readonly Organisation[];
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
}

/** Prepares a verified list for look-ups. Pure; the list must not change afterwards. */
export function compileIndex(list: OfficialList): ListIndex {
  const handles = new HandleIndex(list.organisations);
  const names = new NameIndex(list.organisations);
  const impostorHandles = new Map<string, ListedImpostor>();
  const impostorPeers = new Map<string, ListedImpostor>();
  for (const organisation of list.organisations) {
    for (const impostor of organisation.impostors ?? []) {
      if (impostor.handle) impostorHandles.set(handleKey(impostor.handle), { organisation, impostor });
      if (impostor.peerId) impostorPeers.set(impostor.peerId, { organisation, impostor });
    }
  }
  return {
    version: list.version,
    published: list.published,
    organisations: list.organisations,
    byHandle: (handle) => handles.byHandle(handle),
    byPeerId: (peerId) => handles.byPeerId(peerId),
    impostorByHandle: (handle) => impostorHandles.get(handleKey(handle)),
    impostorByPeerId: (peerId) => impostorPeers.get(peerId),
    isCleared: ({ cleared = [] }, handles, peerId) => cleared.some((chat) => isSameChat(chat, handles, peerId)),
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
