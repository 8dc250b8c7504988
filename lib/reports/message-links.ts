import { parseTelegramLink } from '../telegram/link.ts';
import { MAX_MESSAGE_LINK } from './limits.ts';

/** A line that is no link to a message. */
export interface WrongLine {
  /** From 1. */
  number: number;
  text: string;
}

/** True for an address that leads to one message: of a public chat, or of a private one by its id. */
export function isMessageLink(text: string): boolean {
  const link = parseTelegramLink(text);
  return (link?.kind === 'handle' || link?.kind === 'private-post') && link.post !== undefined;
}

/**
 * True for a link to a message as browsers write it, without a user name or password in it: it has no control characters,
 * hides nothing, and leads where it seems to.
 */
export function isPlainMessageLink(text: string): boolean {
  const url = text.length <= MAX_MESSAGE_LINK ? URL.parse(text) : null;
  return url?.href === text && url.username === '' && url.password === '' && isMessageLink(text);
}

/**
 * Reads links to messages, one a line. Blank lines are skipped, a link is kept once, and as browsers write it; one without
 * a scheme is one of `https:`.
 */
export function readMessageLinks(text: string): { links: string[]; wrong: WrongLine[] } {
  const links = new Set<string>();
  const wrong: WrongLine[] = [];
  text.split(/\r\n?|\n/).forEach((line, index) => {
    const written = line.trim();
    if (written === '') return;
    const link = plainLink(written);
    if (link) links.add(link);
    else wrong.push({ number: index + 1, text: written });
  });
  return { links: [...links], wrong };
}

function plainLink(text: string): string | undefined {
  // Browsers leave out tabs in the middle of an address: what is read there is not what is opened.
  if (/\p{Cc}/u.test(text)) return undefined;
  const link = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`)?.href;
  return link !== undefined && isPlainMessageLink(link) ? link : undefined;
}
