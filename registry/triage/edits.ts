import { isDeepStrictEqual } from 'node:util';
import type { Evidence, Impostor, OfficialChannel, OfficialList, Organisation } from '../../lib/list/schema.ts';
import { isSameChat, isSameHandle } from './change.ts';
import { TriageError } from './errors.ts';
import { type ChatList, RegistryFile } from './registry-file.ts';

/** A file of the registry as it is to be. */
export interface Edit {
  /** From the registry's folder, with slashes. */
  path: string;
  /** Absent for a file that goes. */
  text?: string;
}

/** The channel that is decided on. It has a handle, a peer id or both. */
export interface Chat {
  handle?: string | undefined;
  peerId?: string | undefined;
}

/** What a person says of an organisation's own channel. */
export interface ChannelFacts {
  handle: string;
  /** Pinned only where a person says so. */
  peerId?: string | undefined;
  role?: OfficialChannel['role'] | undefined;
  language?: string | undefined;
  evidence: readonly Evidence[];
}

/** A chat to be named in a list of chats, and what shows it. */
export interface Naming {
  chat: Chat;
  /** The same as far as it is beyond doubt: what may be taken out on its account. */
  certain: Chat;
  /** What a person typed; it is added to an entry that is there, too. */
  typed: readonly Evidence[];
  /** For a new entry when nothing was typed. */
  usual: Evidence;
}

/** Where the registry is, and what it says now. */
export interface Before {
  registry: string;
  list: OfficialList;
}

/** Names a chat as posing as the organisation, and no longer as honest. */
export function addImpostor(before: Before, id: string, naming: Naming): Edit {
  const { file, organisation } = open(before, id);
  file.remove('cleared', placesOf(organisation.cleared ?? [], naming.certain));
  addChat(file, 'impostors', organisation.impostors ?? [], naming);
  return { path: file.path, text: file.text };
}

/** Names a chat as honest, and no longer as posing as the organisation. */
export function clear(before: Before, id: string, naming: Naming): Edit {
  const { file, organisation } = open(before, id);
  file.remove('impostors', placesOf(organisation.impostors ?? [], naming.certain));
  addChat(file, 'cleared', organisation.cleared ?? [], naming);
  return { path: file.path, text: file.text };
}

/** Adds a channel of the organisation; to one that is listed, what is new about it. */
export function addChannel(before: Before, id: string, facts: ChannelFacts): Edit {
  const { file, organisation } = open(before, id);
  const place = organisation.channels.findIndex(({ handle }) => isSameHandle(handle, facts.handle));
  const listed = organisation.channels[place];
  if (!listed) file.add('channels', channelOf(facts));
  else update(file, place, listed, facts);
  return { path: file.path, text: file.text };
}

/** Makes the file of a new organisation. @throws {TriageError} `ORGANISATION_EXISTS` */
export function addOrganisation(
  before: Before,
  organisation: Omit<Organisation, 'channels'>,
  facts: ChannelFacts,
): Edit {
  const { id, country, kind } = organisation;
  const folder = country?.toLowerCase() ?? (kind === 'project' ? 'token-projects' : 'international');
  const path = `organisations/${folder}/${id}.yaml`;
  const { text } = RegistryFile.create(path, { ...organisation, channels: [channelOf(facts)] });
  if (!before.list.organisations.some((one) => one.id === id)) return { path, text };
  const { file } = open(before, id);
  // The same command made it and was killed before the inbox knew: nothing is left to write.
  if (file.path === path && file.text === text) return { path, text };
  throw new TriageError('ORGANISATION_EXISTS', `${id} is listed already; add the channel with --as channel --of ${id}`);
}

/** Says that a channel is no longer in the organisation's hands. @throws {TriageError} `ENTRY_UNKNOWN` */
export function setLost(before: Before, id: string, chat: Chat, evidence: readonly Evidence[]): Edit {
  const { file, organisation } = open(before, id);
  const places = placesOf(organisation.channels, chat);
  if (places.length === 0) throw new TriageError('ENTRY_UNKNOWN', `${id} has no such channel on the list`);
  for (const place of places) {
    if (organisation.channels[place]?.status !== 'lost') file.set('channels', place, 'status', 'lost');
    addMissing(file, 'channels', place, organisation.channels[place]?.evidence ?? [], evidence);
  }
  return { path: file.path, text: file.text };
}

/**
 * Takes out what the organisation's file says of a chat, among its channels and among its impostors.
 *
 * @param withOrganisation whether the file goes when no channel is left.
 * @throws {TriageError} `ENTRY_UNKNOWN`, `LAST_CHANNEL`
 */
export function remove(before: Before, id: string, chat: Chat, withOrganisation: boolean): Edit {
  const { file, organisation } = open(before, id);
  const channels = placesOf(organisation.channels, chat);
  const impostors = placesOf(organisation.impostors ?? [], chat);
  if (channels.length + impostors.length === 0) {
    throw new TriageError('ENTRY_UNKNOWN', `${id} names it neither as a channel nor as an impostor`);
  }
  if (channels.length === organisation.channels.length) {
    if (withOrganisation) return { path: file.path };
    const words = `${id} would have no channel left; --with-organisation removes all of it`;
    throw new TriageError('LAST_CHANNEL', words);
  }
  file.remove('channels', channels);
  file.remove('impostors', impostors);
  return { path: file.path, text: file.text };
}

function open({ registry, list }: Before, id: string): { file: RegistryFile; organisation: Organisation } {
  const organisation = list.organisations.find((one) => one.id === id);
  const file = organisation && RegistryFile.read(registry, id);
  if (!file) throw new TriageError('ORGANISATION_UNKNOWN', `the registry has no organisation ${id}`);
  return { file, organisation };
}

function placesOf(entries: readonly Chat[], chat: Chat): number[] {
  return entries.flatMap((entry, place) => (isSameChat(entry, chat) ? [place] : []));
}

/**
 * Adds a chat to impostors or cleared ones. Of what is there already only the rest is added: one entry has one handle
 * and one peer id, and no two may share either.
 */
function addChat(
  file: RegistryFile,
  list: Exclude<ChatList, 'channels'>,
  entries: readonly Impostor[],
  { chat: { handle, peerId }, typed, usual }: Naming,
): void {
  const isNewHandle = handle !== undefined && !entries.some((entry) => isSameHandle(entry.handle, handle));
  const isNewPeer = peerId !== undefined && !entries.some((entry) => entry.peerId === peerId);
  const unpinned = entries.findIndex((entry) => isSameHandle(entry.handle, handle) && !entry.peerId);
  const place = unpinned >= 0 ? unpinned : entries.findIndex((entry) => isSameChat(entry, { handle, peerId }));
  const isNew = (isNewHandle || isNewPeer) && unpinned < 0;
  if (isNew) {
    const evidence = typed.length > 0 ? typed : [usual];
    file.add(list, { ...(isNewHandle && { handle }), ...(isNewPeer && { peerId }), evidence });
    return;
  }
  if (isNewPeer) file.set(list, place, 'peerId', peerId);
  addMissing(file, list, place, entries[place]?.evidence ?? [], typed);
}

function channelOf({ handle, peerId, role = 'main', language, evidence }: ChannelFacts): OfficialChannel {
  return {
    handle,
    ...(peerId && { peerId }),
    role,
    ...(language && { language }),
    status: 'active',
    evidence: [...evidence],
  };
}

/** @throws {TriageError} `PEER_ID_DIFFERS` */
function update(file: RegistryFile, place: number, listed: OfficialChannel, facts: ChannelFacts): void {
  const { peerId, role, language, evidence } = facts;
  if (peerId && listed.peerId && listed.peerId !== peerId) {
    const words = `@${listed.handle} is pinned to ${listed.peerId}; if it is another chat now, mend ${file.path} by hand`;
    throw new TriageError('PEER_ID_DIFFERS', words);
  }
  const fields = { peerId, role, language, status: 'active' } as const;
  for (const [field, value] of Object.entries(fields) as [keyof typeof fields, string | undefined][]) {
    if (value !== undefined && listed[field] !== value) file.set('channels', place, field, value);
  }
  addMissing(file, 'channels', place, listed.evidence, evidence);
}

function addMissing(
  file: RegistryFile,
  list: ChatList,
  place: number,
  there: readonly Evidence[],
  evidence: readonly Evidence[],
): void {
  for (const piece of evidence) {
    if (!there.some((one) => isDeepStrictEqual(one, piece))) file.addEvidence(list, place, piece);
  }
}
