import type { LookupResult } from './messages.ts';
import { printHandle } from './telegram/handle.ts';
import {
  handleInSentence,
  nameInSentence,
  organisationName,
  type Translate,
  verdictHeading,
  verdictLabel,
} from './words.ts';

/** A line below the address bar. `content` is what stands in it when the line is chosen. */
export interface Suggestion {
  content: string;
  description: string;
}

/** What the omnibox shows for a text. */
export interface OmniboxAnswer {
  /** Stands in the first line, which is for the text itself. */
  first: string;
  suggestions: Suggestion[];
}

/** More are not shown by any browser. */
const MAX_SUGGESTIONS = 5;

/** How a browser takes descriptions: Chromium as XML, Firefox as plain text. */
export type DescriptionForm = 'xml' | 'plain';

/** The first line before anything is typed. */
export function omniboxHint(t: Translate, form: DescriptionForm): string {
  return described(t('omnibox.hint'), form);
}

/**
 * What the omnibox says of a lookup: the verdict on the handle or link that was typed, and the organisations found.
 *
 * @param language the reader's, a BCP 47 tag.
 */
export function omniboxAnswer(
  result: Pick<LookupResult, 'chat' | 'matches'>,
  t: Translate,
  language: string,
  form: DescriptionForm,
): OmniboxAnswer {
  const { chat, matches } = result;
  const handle = chat?.sighting.handle;
  const first =
    chat && handle
      ? t('omnibox.result', [handleInSentence(handle, t), verdictHeading(chat.verdict, t, language)])
      : t('omnibox.hint');
  const suggestions = matches.slice(0, MAX_SUGGESTIONS).map(({ organisation, handle: own, status }) => {
    const name = nameInSentence(organisationName(organisation, language), t);
    const line = t('omnibox.result', [`${name} ${handleInSentence(own, t)}`, verdictLabel(status, t)]);
    return { content: printHandle(own), description: described(line, form) };
  });
  return { first: described(first, form), suggestions };
}

const XML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

function described(text: string, form: DescriptionForm): string {
  return form === 'plain' ? text : text.replace(/[&<>"']/g, (character) => XML[character] ?? character);
}
