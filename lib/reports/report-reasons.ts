/**
 * What is wrong with a channel.
 * - `poses`: it poses as an organisation
 * - `fraud`: it defrauds people
 * - `taken-over`: it is no longer in its owner's hands
 * - `wrong-hint`: it is an honest channel, and the hint about it is wrong
 */
export const REPORT_REASONS = ['poses', 'fraud', 'taken-over', 'wrong-hint'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];
