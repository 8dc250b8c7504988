import { parseTelegramLink } from '../telegram/link.ts';

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
 * Reads links to messages, one a line. Blank lines are skipped, a link is kept once, and none is changed but for the
 * blanks around it and a missing `https://`.
 */
export function readMessageLinks(text: string): { links: string[]; wrong: WrongLine[] } {
  const links = new Set<string>();
  const wrong: WrongLine[] = [];
  text.split(/\r\n?|\n/).forEach((line, index) => {
    const link = line.trim();
    if (link === '') return;
    if (isMessageLink(link)) links.add(/^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `https://${link}`);
    else wrong.push({ number: index + 1, text: link });
  });
  return { links: [...links], wrong };
}
