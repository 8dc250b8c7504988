import { t, translate } from '../lib/platform/page-translate.ts';
import { reasonSentence } from '../lib/sentences.ts';
import type { Reason } from '../lib/verdict/reasons.ts';

/** Why a verdict was given, a sentence each. Nothing when there is no reason to tell. */
export function ReasonList({ reasons }: { reasons: Reason[] }) {
  if (reasons.length === 0) return null;
  const sentences = new Set(reasons.map((reason) => reasonSentence(reason, translate)));
  return (
    <section class="reasons">
      <h3>{t('card.why')}</h3>
      <ul>
        {[...sentences].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
