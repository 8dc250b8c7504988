import type { Answer, PageAnswer } from './messages.ts';
import { badgeWords, type Translate } from './words.ts';

/**
 * Puts to each answer what a screen reader says of its badge: said here, so that no page needs the words' code.
 *
 * @param language the reader's, a BCP 47 tag.
 */
export function pageAnswers(
  answers: readonly (Answer | null)[],
  t: Translate,
  language: string,
): (PageAnswer | null)[] {
  return answers.map(
    (answer) => answer && { ...answer, label: badgeWords(answer.verdict, answer.choice, t, language) },
  );
}
