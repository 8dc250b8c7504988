import type { Verdict } from '../verdict/verdict.ts';

/** The hint on the channel, and the list it comes from. */
export interface ReportHint {
  verdict: Verdict;
  list: number;
}

/** What makes one report differ from the next. */
export interface ReportStamp {
  id: string;
  now: Date;
}
