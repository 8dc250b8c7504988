import * as z from 'zod/mini';
import type { Client } from '../telegram/client.ts';
import { isHandle } from '../telegram/handle.ts';
import { parsePeerId } from '../telegram/peer-id.ts';
import { VERDICT_KINDS } from '../verdict/verdict.ts';
import type { ReportHint } from './hint.ts';
import { MAX_ADDRESS, MAX_CONTACT, MAX_LIST_NAME, MAX_NAME, MAX_TITLE, MAX_WORDS } from './limits.ts';

/** What reports and nominations are made of. Texts are as they were seen or typed, within limits. */

/** Control characters (Unicode category Cc) have no business in a line of text, and databases refuse some of them. */
const CONTROL = /\p{Cc}/u;
/** In words of more than one line, tabs and line feeds may stand. */
const CONTROL_IN_LINES = /(?![\t\n])\p{Cc}/u;

const clients = ['web-k', 'web-a', 't-me'] as const satisfies readonly Client[];

/** One line of text: not blank, without control characters, well-formed UTF-16. */
function line(max: number) {
  return z.string().check(
    z.minLength(1),
    z.maxLength(max),
    z.refine((text) => !CONTROL.test(text), 'has control characters'),
    z.refine((text) => text.isWellFormed(), 'is not well-formed Unicode'),
    z.refine((text) => text.trim() === text, 'has blanks at its ends'),
  );
}

export const handle = z.string().check(z.refine(isHandle, 'is no handle'));
/** In the Bot API's form. */
export const peerId = z.string().check(z.refine((text) => parsePeerId(text) !== undefined, 'is no peer id'));
export const title = line(MAX_TITLE);
export const client = z.enum(clients);
export const contact = line(MAX_CONTACT);
export const organisationId = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(80));
export const organisationName = line(MAX_NAME);
export const verdict = z.enum(VERDICT_KINDS);
/** Codes of a hint's reasons, strongest first. */
export const reasons = z.array(z.string().check(z.regex(/^[a-z]+(-[a-z]+)*$/), z.maxLength(40))).check(z.maxLength(50));
/** Version of the list that a hint rests on. */
export const listVersion = z.number().check(z.int(), z.positive());
export const listName = line(MAX_LIST_NAME);
/** Random: the same thing sent twice is one. Lower case, so that one id has one form. */
export const id = z.uuidv4().check(z.regex(/^[0-9a-f-]+$/));
/** `YYYY-MM-DD`, UTC. */
export const created = z.iso.date();

export const website = z.string().check(
  z.maxLength(MAX_ADDRESS),
  z.refine((text) => isWebAddress(text), 'is no web address'),
);

export const words = z.string().check(
  z.minLength(1),
  z.maxLength(MAX_WORDS),
  z.refine((text) => !CONTROL_IN_LINES.test(text), 'has control characters'),
  z.refine((text) => text.isWellFormed(), 'is not well-formed Unicode'),
);

/**
 * True for an `http:` or `https:` address of a host, without a user name or password in it, as browsers write it: host in
 * Punycode, everything else percent-encoded. So an address hides nothing, and one page has one address.
 */
export function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.href !== text || !/^https?:$/.test(url.protocol)) return false;
  return url.username === '' && url.password === '' && url.hostname.includes('.');
}

/** The list that a hint rests on, as a report or nomination names it. */
export function hintList(hint: ReportHint | undefined): { list?: number; listName?: string } {
  if (!hint) return {};
  const name = cleanLine(hint.listName ?? '', MAX_LIST_NAME);
  return { list: hint.list, ...(name && { listName: name }) };
}

/** An address as browsers write it; what is none stays as it is. */
export function cleanAddress(text: string): string {
  return URL.parse(text.trim())?.href ?? text.trim();
}

/**
 * Text fit for a line of a report: control characters become blanks, lone surrogates U+FFFD, blanks at the ends go.
 *
 * @param max UTF-16 units; no character is cut in two.
 */
export function cleanLine(text: string, max: number): string {
  return cut(text.replace(/\p{Cc}+/gu, ' '), max);
}

/** The same for text of several lines. */
export function cleanWords(text: string, max: number): string {
  return cut(text.replace(/\r\n?/g, '\n').replace(/(?![\t\n])\p{Cc}+/gu, ' '), max);
}

function cut(text: string, max: number): string {
  return text
    .toWellFormed()
    .trim()
    .slice(0, max)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
}
