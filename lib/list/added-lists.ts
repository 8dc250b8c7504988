import { isText, like, readShape } from '../shape.ts';

/** How many lists a reader can add. */
export const MOST_ADDED = 10;

/** A list that the reader added, as it is kept. */
export interface AddedList {
  /** Names what is kept of it. */
  id: string;
  /** Its address, with a slash at the end. */
  url: string;
  /** What the reader agreed to: the hash of its first root. */
  fingerprint: string;
  /** As its publisher called it when it was added. */
  name: string;
}

const ADDED = {
  id: like(/^added-[0-9a-f]{64}$/),
  url: like(/^https?:\/\/\S+\/$/),
  fingerprint: like(/^[0-9a-f]{64}$/),
  name: isText,
};

/** The added lists out of whatever was stored: what is not sound is left out. Never throws. */
export function readAddedLists(value: unknown): AddedList[] {
  if (!Array.isArray(value)) return [];
  const lists = value.flatMap(
    (entry) => readShape<AddedList>(entry, ADDED, ['id', 'url', 'fingerprint', 'name']) ?? [],
  );
  return lists.slice(0, MOST_ADDED);
}
