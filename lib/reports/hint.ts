import type { Verdict } from '../verdict/verdict.ts';

/** The hint on the channel, and the list it comes from. */
export interface ReportHint {
  verdict: Verdict;
  /** The list's version. */
  list: number;
  /** Of a list that the reader added: what its publisher calls it. */
  listName?: string;
}

/** What makes one report differ from the next. */
export interface ReportStamp {
  id: string;
  now: Date;
}
