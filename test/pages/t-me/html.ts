/** Text made safe for element content and double-quoted attributes. Lone surrogates become U+FFFD, as on any server. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Title text with its emoji as t.me writes them: an `i.emoji` that still holds the character. */
export function titleHtml(text: string): string {
  return escapeHtml(text).replace(/\p{Emoji_Presentation}/gu, (emoji) => `<i class="emoji"><b>${emoji}</b></i>`);
}

/** `187 432`, as on a card. */
export function groupDigits(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** `27.4K`, as on a preview. */
export function shortCount(count: number): string {
  if (count < 1000) return String(count);
  return count < 1_000_000 ? `${(count / 1000).toFixed(1)}K` : `${(count / 1_000_000).toFixed(1)}M`;
}

/** A description, whose mentions and addresses are links. */
export function descriptionHtml(text: string): string {
  return escapeHtml(text).replace(/@([A-Za-z]\w{3,31})|https?:\/\/[^\s<]+/g, (match, handle?: string) => {
    const href = handle ? `https://t.me/${handle}` : match;
    return `<a href="${href}" target="_blank" rel="noopener">${match}</a>`;
  });
}
