/**
 * Peer ids in one form everywhere, the Bot API's (core.telegram.org/api/bots/ids):
 * users and bots are positive, basic groups negative, channels and supergroups are `-100` followed by the bare id.
 * Kept as decimal strings: supergroup ids pass 2^31, and string keys are what the clients store.
 */
export type PeerId = string & { readonly __peerId: unique symbol };

const PEER_ID = /^-?[1-9]\d{0,15}$/;
/** Bot API ids of channels and supergroups are this number plus the bare id, negated. */
const CHANNEL_OFFSET = 1_000_000_000_000;

/**
 * Reads a peer id that already is in the Bot API's form.
 *
 * @returns the id, or `undefined` when the text is not a non-zero decimal of at most 16 digits. Never throws.
 */
export function parsePeerId(text: string | number): PeerId | undefined {
  const digits = String(text);
  return PEER_ID.test(digits) ? (digits as PeerId) : undefined;
}

/**
 * The peer id of a channel or supergroup from its bare, positive id (`1500000001` to `-1001500000001`).
 *
 * @returns `undefined` when the bare id is not a positive whole number that Telegram could give.
 */
export function channelPeerId(bareId: string | number): PeerId | undefined {
  const bare = Number(bareId);
  if (!Number.isSafeInteger(bare) || bare <= 0) return undefined;
  return parsePeerId(-(CHANNEL_OFFSET + bare));
}

/**
 * Reads Web K's form: negative numbers are chats without the `-100` prefix, positive ones are users.
 * Web K's pages do not tell a basic group from a channel, so the caller says which it is when the stored record does.
 *
 * @param text as in `data-peer-id`, for example `-1500000001`.
 * @param basicGroup true when the stored record says that this is a basic group.
 */
export function peerIdFromWebK(text: string, basicGroup = false): PeerId | undefined {
  const id = parsePeerId(text);
  if (!id?.startsWith('-') || basicGroup) return id;
  return channelPeerId(id.slice(1));
}

/** True for the id of a channel or supergroup. */
export function isChannelPeerId(id: PeerId): boolean {
  return Number(id) < -CHANNEL_OFFSET;
}

/** True for the id of a user or bot. */
export function isUserPeerId(id: PeerId): boolean {
  return !id.startsWith('-');
}

/** The bare id of a channel or supergroup, without sign and offset; `undefined` for other peers. */
export function bareChannelId(id: PeerId): string | undefined {
  return isChannelPeerId(id) ? String(-Number(id) - CHANNEL_OFFSET) : undefined;
}

/** The id in Web K's form, see {@link peerIdFromWebK}. */
export function peerIdToWebK(id: PeerId): string {
  const bare = bareChannelId(id);
  return bare === undefined ? id : `-${bare}`;
}
