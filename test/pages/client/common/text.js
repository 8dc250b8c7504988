const EMOJI = /\p{RGI_Emoji}|\p{Emoji_Presentation}|[\u2611\u2714]\uFE0F?/gv;

/** Both clients draw emoji as images, but on Apple's systems as text. */
export const drawsEmojiAsImages = !/Mac OS X|iPhone|iPad/.test(navigator.userAgent);

/** The text cut into `{ text }` and `{ emoji }` runs, in order. */
export function textRuns(text) {
  const runs = [];
  let end = 0;
  for (const match of text.matchAll(EMOJI)) {
    if (match.index > end) runs.push({ text: text.slice(end, match.index) });
    runs.push({ emoji: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length || runs.length === 0) runs.push({ text: text.slice(end) });
  return runs;
}

/** The file name under which the clients keep an emoji's picture: code points in hex, without the variation selector. */
export function emojiFile(emoji) {
  const points = [...emoji].map((character) => character.codePointAt(0).toString(16));
  return `${points.filter((point) => point !== 'fe0f').join('-')}.png`;
}

/** `1234567` as `1 234 567` (or with another separator). */
export function groupDigits(number, separator = ' ') {
  return String(number).replace(/\B(?=(\d{3})+$)/g, separator);
}
