import { foldText } from '../text/fold.ts';
import { officialNames } from './name-form.ts';
import { isConfirmed } from './organisation.ts';
import type { OfficialChannel, Organisation } from './schema.ts';

/** A name or handle as it is searched: folded words. */
export type FoldedName = readonly string[];

/** What a search reads of one organisation, without the organisation itself. */
export interface NameLine {
  /** Of two that match as well the higher comes first. */
  rank: number;
  /** In the order of {@link searchableNames}. */
  names: readonly FoldedName[];
}

/** Names, abbreviations and handles, always in the same order. */
export function searchableNames(organisation: Organisation): string[] {
  return [...officialNames(organisation).map(({ name }) => name), ...organisation.channels.map(({ handle }) => handle)];
}

/** The channel to open for an organisation that was found by name: one that is still theirs, where there is one. */
export function channelToOpen({ channels }: Organisation): OfficialChannel | undefined {
  return channels.find(({ status }) => status === 'active') ?? channels[0];
}

/** Folds what is to be searched of an organisation into one line of text, without a line's end. */
export function writeNameLine(organisation: Organisation): string {
  const names = searchableNames(organisation).map((name) =>
    foldText(name)
      .words.map(({ fold }) => fold)
      .join(' '),
  );
  return [rankOf(organisation), ...names].join('\t');
}

/** Confirmed before listed, names that are protected before handles that merely contain the word. */
function rankOf(organisation: Organisation): number {
  const channel = channelToOpen(organisation);
  return (channel && isConfirmed(channel) ? 2 : 0) + (organisation.protect === 'titles' ? 1 : 0);
}

export function readNameLine(line: string): NameLine {
  const [rank = '0', ...names] = line.split('\t');
  return { rank: Number(rank), names: names.map((name) => (name === '' ? [] : name.split(' '))) };
}
