import type { Evidence, OfficialList, Organisation } from '../../lib/list/schema.ts';
import { UsageError } from '../publish/arguments.ts';
import { type Action, type Change, isSameChat } from './change.ts';
import {
  addChannel,
  addImpostor,
  addOrganisation,
  type Before,
  type ChannelFacts,
  type Chat,
  clear,
  type Edit,
  type Naming,
  remove,
  setLost,
} from './edits.ts';
import { TriageError } from './errors.ts';

/** What a person wants the registry to say. */
export interface Wanted {
  action: Action;
  /** Id of the organisation. For `removal` it may be left out. */
  of?: string | undefined;
  /** For `organisation`. */
  organisation?: Omit<Organisation, 'channels'> | undefined;
  role?: ChannelFacts['role'];
  language?: string | undefined;
  /** As typed; empty when none was. */
  evidence: readonly Evidence[];
  withOrganisation: boolean;
}

/** The chat it is about. */
export interface Subject {
  /** With the peer id that readers gave, if any. */
  chat: Chat;
  /** With the peer id only when a person typed it. */
  certain: Chat;
  /** Evidence for an entry that says it of a chat, when none was typed. */
  usual: Evidence;
}

/**
 * Says how one file of the registry has to change. Nothing is written.
 *
 * @throws {TriageError} `ORGANISATION_*`, `ENTRY_*`, `LAST_CHANNEL`, `PEER_ID_DIFFERS`; `UsageError` when something is
 *   missing on the command line.
 */
export function plan(before: Before, wanted: Wanted, subject: Subject): { edit: Edit; change: Change } {
  const { action, evidence } = wanted;
  const chat = action === 'impostor' || action === 'correction' ? subject.chat : subject.certain;
  const id = organisationOf(before.list, wanted, chat);
  const edit = editOf(before, wanted, subject, id);
  const { handle, peerId } = chat;
  const names = { ...(handle && { handle }), ...(peerId && { peerId }) };
  return { edit, change: { action, organisation: id, ...names, file: edit.path, evidence: [...evidence] } };
}

function editOf(before: Before, wanted: Wanted, subject: Subject, id: string): Edit {
  const { action, evidence, organisation, withOrganisation } = wanted;
  const { certain } = subject;
  const naming: Naming = { ...subject, typed: evidence };
  switch (action) {
    case 'impostor':
      return addImpostor(before, id, naming);
    case 'correction':
      return clear(before, id, naming);
    case 'channel':
      return addChannel(before, id, factsOf(wanted, certain));
    case 'organisation':
      if (!organisation) throw new UsageError('--id is missing');
      return addOrganisation(before, organisation, factsOf(wanted, certain));
    case 'lost':
      return setLost(before, id, certain, evidence);
    case 'removal':
      return remove(before, id, certain, withOrganisation);
  }
}

function factsOf({ role, language, evidence }: Wanted, { handle, peerId }: Chat): ChannelFacts {
  if (handle === undefined) throw new UsageError('name the channel by its handle');
  return { handle, peerId, role, language, evidence };
}

function organisationOf(list: OfficialList, { action, of, organisation }: Wanted, chat: Chat): string {
  const given = organisation?.id ?? of;
  if (given !== undefined) return given;
  if (action !== 'removal') throw new UsageError('--of is missing');
  const [found, another] = list.organisations.filter(({ channels, impostors = [] }) =>
    [...channels, ...impostors].some((entry) => isSameChat(entry, chat)),
  );
  if (!found) throw new TriageError('ENTRY_UNKNOWN', 'the registry has no entry for it');
  if (another) throw new TriageError('ENTRY_AMBIGUOUS', `${found.id} and ${another.id} name it; choose with --of`);
  return found.id;
}
