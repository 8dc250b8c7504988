import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { type Evidence, evidenceSchema, type OfficialList, type Organisation } from '../../lib/list/schema.ts';
import { handleKey } from '../../lib/telegram/handle.ts';

/**
 * What accepting does to the registry.
 * - `impostor`: the channel is known to pose as the organisation
 * - `channel`: it is a channel of an organisation that is listed
 * - `organisation`: a new organisation, with this channel
 * - `lost`: the organisation's channel is no longer in its hands
 * - `correction`: it resembles the organisation and is honest
 * - `removal`: what the registry said of it was wrong
 */
export const ACTIONS = ['impostor', 'channel', 'organisation', 'lost', 'correction', 'removal'] as const;
export type Action = (typeof ACTIONS)[number];

/** A change to the registry, as the inbox keeps it with the decision. */
const changeSchema = z.object({
  action: z.enum(ACTIONS),
  /** Id of the organisation. */
  organisation: z.string(),
  handle: z.optional(z.string()),
  peerId: z.optional(z.string()),
  /** From the registry's folder, with slashes. */
  file: z.string(),
  /** What the entry must show for it. */
  evidence: z.array(evidenceSchema),
});

export type Change = z.infer<typeof changeSchema>;

/** Reads the change of a decision; undefined for a decision that changed nothing, or one that cannot be read. */
export function readChange(text: string | undefined): Change | undefined {
  if (text === undefined) return undefined;
  try {
    return changeSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

interface Chat {
  handle?: string | undefined;
  peerId?: string | undefined;
  evidence: readonly Evidence[];
}

/** True when a list says what the change was to make it say. */
export function holdsChange(list: Pick<OfficialList, 'organisations'>, change: Change): boolean {
  const organisation = list.organisations.find(({ id }) => id === change.organisation);
  if (change.action === 'removal') return !organisation || !isNamed(entriesOf(organisation), change);
  if (!organisation) return false;
  const { impostors = [], cleared = [], channels } = organisation;
  switch (change.action) {
    case 'impostor':
      return names(impostors, change);
    case 'correction':
      return names(cleared, change) && !isNamed(impostors, change);
    case 'lost':
      return names(
        channels.filter(({ status }) => status === 'lost'),
        change,
      );
    case 'channel':
    case 'organisation':
      return names(
        channels.filter(({ status }) => status === 'active'),
        change,
      );
  }
}

/** What an organisation says of single chats, but for those it was found not to have to do with. */
function entriesOf({ channels, impostors = [] }: Organisation): Chat[] {
  return [...channels, ...impostors];
}

/** True when the chats have the handle and the peer id, in one entry or in two, and the evidence. */
function names(chats: readonly Chat[], { handle, peerId, evidence }: Change): boolean {
  const matching = chats.filter((chat) => isSameChat(chat, { handle, peerId }));
  const hasHandle = handle === undefined || matching.some((chat) => isSameHandle(chat.handle, handle));
  const hasPeerId = peerId === undefined || matching.some((chat) => chat.peerId === peerId);
  const shown = matching.flatMap((chat) => chat.evidence);
  return hasHandle && hasPeerId && evidence.every((piece) => shown.some((one) => isDeepStrictEqual(one, piece)));
}

function isNamed(chats: readonly Chat[], change: Change): boolean {
  return chats.some((chat) => isSameChat(chat, change));
}

/** True when an entry speaks of this chat, by its handle or by its peer id. */
export function isSameChat(entry: Omit<Chat, 'evidence'>, { handle, peerId }: Omit<Chat, 'evidence'>): boolean {
  return isSameHandle(entry.handle, handle) || (peerId !== undefined && entry.peerId === peerId);
}

/** True for two handles that lead to the same chat. */
export function isSameHandle(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && handleKey(one) === handleKey(other);
}
