import { isText, like, oneOf, readShape } from '../shape.ts';
import { isHandle } from '../telegram/handle.ts';
import { type PeerId, parsePeerId } from '../telegram/peer-id.ts';
import { displayText } from '../text/display.ts';
import { CHOICES, type ChatRef, type Choice, type PersonalEntry } from './entry.ts';

/** How much of a title is kept, in characters: enough to know a chat again. */
export const TITLE_KEPT = 80;

const CHAT = {
  handle: (value: unknown) => isText(value) && isHandle(value),
  peerId: (value: unknown) => isText(value) && parsePeerId(value) !== undefined,
};
const ENTRY = {
  ...CHAT,
  choice: oneOf(CHOICES),
  title: isText,
  added: (value: unknown) => like(/^\d{4}-\d{2}-\d{2}$/)(value) && !Number.isNaN(Date.parse(String(value))),
};

interface Decision {
  chat: unknown;
  choice: Choice | null;
  title?: string;
}

/** Checks a chat that a page names. @returns `undefined` when it names none. Never throws. */
export function readChatRef(value: unknown): ChatRef | undefined {
  const chat = readShape<{ handle?: string; peerId?: string }>(value, CHAT, []);
  return chat && (chat.handle || chat.peerId) ? chatRef(chat) : undefined;
}

/** Checks a decision that a page passes on. @returns `undefined` when it is none. Never throws. */
export function readChoice(value: unknown): { chat: ChatRef; choice: Choice | null; title?: string } | undefined {
  const fields = { chat: () => true, choice: oneOf([...CHOICES, null]), title: isText };
  const decision = readShape<Decision>(value, fields, ['chat', 'choice']);
  const chat = decision && readChatRef(decision.chat);
  return chat && { chat, choice: decision.choice, ...titleKept(decision.title) };
}

/**
 * An entry as it is stored and saved, its title bounded to {@link TITLE_KEPT}, without controls. Unknown fields are
 * dropped.
 *
 * @returns `undefined` when it is none. Never throws.
 */
export function readEntry(value: unknown): PersonalEntry | undefined {
  const entry = readShape<PersonalEntry>(value, ENTRY, ['choice', 'added']);
  if (!entry || !(entry.handle || entry.peerId)) return undefined;
  const { choice, added, title, ...chat } = entry;
  return { ...chatRef(chat), choice, ...titleKept(title), added };
}

/** The sound entries among whatever was stored. Never throws. */
export function readEntries(stored: unknown): PersonalEntry[] {
  return Array.isArray(stored) ? stored.flatMap((value) => readEntry(value) ?? []) : [];
}

function chatRef({ handle, peerId }: { handle?: string; peerId?: string }): ChatRef {
  return { ...(handle && { handle }), ...(peerId && { peerId: peerId as PeerId }) };
}

function titleKept(title: string | undefined): { title?: string } {
  const shown = title && displayText(title, TITLE_KEPT);
  return shown ? { title: shown } : {};
}
