import * as z from 'zod/mini';
import { isHandle } from '../telegram/handle.ts';
import { parsePeerId } from '../telegram/peer-id.ts';
import { displayText } from '../text/display.ts';
import { CHOICES, type ChatRef, type Choice, type PersonalEntry } from './entry.ts';

/** How much of a title is kept, in characters: enough to know a chat again. */
export const TITLE_KEPT = 80;

interface ChatShape {
  handle?: string | undefined;
  peerId?: string | undefined;
}

const chatShape = {
  handle: z.optional(z.string().check(z.refine(isHandle))),
  peerId: z.optional(z.string().check(z.refine((text) => parsePeerId(text) !== undefined))),
};
const isNamed = z.refine<ChatShape>(({ handle, peerId }) => Boolean(handle || peerId));
const chatSchema = z.object(chatShape).check(isNamed);

/** An entry as it is stored and saved. Unknown fields are dropped. */
export const entrySchema = z
  .object({
    ...chatShape,
    choice: z.enum(CHOICES),
    title: z.optional(z.string()),
    added: z.string().check(
      z.regex(/^\d{4}-\d{2}-\d{2}$/),
      z.refine((day) => !Number.isNaN(Date.parse(day))),
    ),
  })
  .check(isNamed);

const choiceSchema = z.object({
  chat: chatSchema,
  choice: z.nullable(z.enum(CHOICES)),
  title: z.optional(z.string()),
});

/** Checks a chat that a page names. @returns `undefined` when it names none. Never throws. */
export function readChatRef(value: unknown): ChatRef | undefined {
  const { success, data } = chatSchema.safeParse(value);
  return success ? chatRef(data) : undefined;
}

/** Checks a decision that a page passes on. @returns `undefined` when it is none. Never throws. */
export function readChoice(value: unknown): { chat: ChatRef; choice: Choice | null; title?: string } | undefined {
  const { success, data } = choiceSchema.safeParse(value);
  if (!success) return undefined;
  return { chat: chatRef(data.chat), choice: data.choice, ...titleKept(data.title) };
}

/** A checked entry with its title bounded to {@link TITLE_KEPT}, without controls. */
export function toEntry({ choice, added, title, ...chat }: z.infer<typeof entrySchema>): PersonalEntry {
  return { ...chatRef(chat), choice, ...titleKept(title), added };
}

/** The sound entries among whatever was stored. Never throws. */
export function readEntries(stored: unknown): PersonalEntry[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((value) => {
    const { success, data } = entrySchema.safeParse(value);
    return success ? [toEntry(data)] : [];
  });
}

function chatRef({ handle, peerId }: ChatShape): ChatRef {
  const id = peerId && parsePeerId(peerId);
  return { ...(handle && { handle }), ...(id && { peerId: id }) };
}

function titleKept(title: string | undefined): { title?: string } {
  const shown = title && displayText(title, TITLE_KEPT);
  return shown ? { title: shown } : {};
}
