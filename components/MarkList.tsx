import { t, translate } from '../lib/platform/page-translate.ts';
import type { Sighting } from '../lib/telegram/sighting.ts';
import { nameInSentence } from '../lib/words.ts';

/**
 * What Telegram's own marks beside a title mean. A place that shows no marks (senders, forwards) tells nothing by their
 * absence, and where nothing was seen at all (a handle looked up) nothing is said.
 */
export function MarkList({ sighting }: { sighting: Sighting }) {
  const sentences = markSentences(sighting);
  if (sentences.length === 0) return null;
  return (
    <section class="marks">
      <h3>{t('mark.heading')}</h3>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function markSentences(sighting: Sighting): string[] {
  const sentences: string[] = [];
  if (sighting.verified) sentences.push(t('mark.verified'));
  if (sighting.scam) sentences.push(t('mark.scam'));
  if (sighting.fake) sentences.push(t('mark.fake'));
  if (sighting.thirdPartyVerified) sentences.push(thirdParty(sighting.thirdPartyWords));
  if (sighting.emojiStatus) sentences.push(t('mark.emoji_status'));
  if (sighting.verified === false && !sighting.scam && !sighting.fake) sentences.push(t('mark.none'));
  if (sighting.verified === undefined && sighting.peerId && sentences.length === 0) {
    sentences.push(t('mark.not_shown_here'));
  }
  return sentences;
}

function thirdParty(words: string | undefined): string {
  return words ? t('mark.third_party_by', [nameInSentence(words, translate)]) : t('mark.third_party');
}
