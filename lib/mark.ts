import { VERDICT_KINDS, type VerdictKind } from './verdict/verdict.ts';

/** What an icon can stand for: a verdict, or the reader's own trust. */
export type Mark = VerdictKind | 'trusted';

export const MARKS: readonly Mark[] = [...VERDICT_KINDS, 'trusted'];
