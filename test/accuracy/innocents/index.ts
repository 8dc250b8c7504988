import { fileURLToPath } from 'node:url';
import type { Innocent, InnocentKind } from '../innocent.ts';
import { readInnocents } from './read.ts';

/** Every kind of innocent chat, each the name of the folder that holds them. */
export const INNOCENT_KINDS = [
  'same-name-other-country',
  'sister-body',
  'other-channel',
  'discussion-group',
  'about-them',
  'common-word',
  'near-handle',
  'unrelated',
] as const satisfies readonly InnocentKind[];

/**
 * Chats that pose as nobody on the list: what a judge must leave alone. Written by hand after real ones; a few are real.
 * Numbers of subscribers are made up.
 *
 * Those that resemble an organisation of the list always show, as real ones do, that they are somebody else: another
 * country or region, another body, a word such as "chat" or "unofficial", or a name of their own.
 */
export const INNOCENTS: readonly Innocent[] = INNOCENT_KINDS.flatMap((kind) =>
  readInnocents(fileURLToPath(new URL(kind, import.meta.url)), kind),
);
