/**
 * The sorts of places where channels show up, as the reader chooses among them. A surface belongs to one.
 * - `header`: the open chat, with the banner
 * - `message`: senders, forwards and replies in messages
 * - `link`: links and mentions in texts, where only warnings are marked
 */
export const PLACES = ['header', 'chat-list', 'search', 'profile', 'message', 'link', 'similar'] as const;

export type Place = (typeof PLACES)[number];
