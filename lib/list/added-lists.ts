import * as z from 'zod/mini';

/** How many lists a reader can add. */
export const MOST_ADDED = 10;

/** A list that the reader added, as it is kept. */
const addedListSchema = z.object({
  /** Names what is kept of it. */
  id: z.string().check(z.regex(/^added-[0-9a-f]{64}$/)),
  /** Its address, with a slash at the end. */
  url: z.string().check(z.regex(/^https?:\/\/\S+\/$/)),
  /** What the reader agreed to: the hash of its first root. */
  fingerprint: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** As its publisher called it when it was added. */
  name: z.string(),
});

export type AddedList = z.infer<typeof addedListSchema>;

/** The added lists out of whatever was stored: what is not sound is left out. Never throws. */
export function readAddedLists(value: unknown): AddedList[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => addedListSchema.safeParse(entry).data ?? []).slice(0, MOST_ADDED);
}
