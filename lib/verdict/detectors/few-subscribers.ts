import type { Organisation } from '../../list/schema.ts';
import type { Case, Finding } from './finding.ts';

/** Below these the genuine channel is too small for the difference to say anything. */
const GENUINE_AT_LEAST = 5_000;
const TIMES_FEWER = 20;

/** Far fewer subscribers than the genuine channel had when last seen. Says nothing alone: new channels start small. */
export function corroborateFewSubscribers({ sighting }: Case, organisation: Organisation): Finding[] {
  const { subscribers } = sighting;
  const genuine = Math.max(0, ...organisation.channels.map((channel) => channel.subscribers ?? 0));
  if (subscribers === undefined || !(subscribers >= 0)) return [];
  if (genuine < GENUINE_AT_LEAST || subscribers * TIMES_FEWER > genuine) return [];
  return [{ organisation, reason: { code: 'few-subscribers', subscribers, genuine }, certainty: 'fair' }];
}
