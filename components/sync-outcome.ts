import type { ListStatus } from '../lib/messages.ts';
import { t, translate } from '../lib/platform/page-translate.ts';
import { listInSentence, nameInSentence } from '../lib/words.ts';

/**
 * What came of a check for updates, a sentence for each thing there is to tell. Why a list could not be updated is told
 * by its own status.
 */
export function syncOutcome(before: readonly ListStatus[], after: readonly ListStatus[]): string[] {
  const updated = after.filter(({ id, version }) => version > (before.find((list) => list.id === id)?.version ?? 0));
  const failed = after.filter(({ problem }) => problem !== undefined);
  if (updated.length === 0 && failed.length === 0) return [t('list.unchanged')];
  const sentences = updated.map(({ name, version }) => t('list.updated', [nameInSentence(name, translate), version]));
  if (failed.length === 0) return sentences;
  const names = failed.map(({ name }) => nameInSentence(name, translate));
  return [...sentences, t('list.failed', [listInSentence(names, translate)])];
}
