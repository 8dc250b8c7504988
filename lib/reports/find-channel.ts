import { Tokenizer } from 'htmlparser2';
import { handleKey, parseHandle } from '../telegram/handle.ts';
import { parseTelegramLink } from '../telegram/link.ts';
import type { FoundOnPage } from './nomination.ts';

/** Other channels of a page that are told. */
const MOST_OTHERS = 20;
/** Longer pages are read up to here, in UTF-16 units. */
const MOST_LENGTH = 5_000_000;

/** What a page says of a channel. */
export interface PageFinding {
  found: FoundOnPage;
  /** Handles of other channels that it declares or links to, as it writes them. */
  others: string[];
}

/**
 * Looks for a channel on a page: in `<meta name="telegram:channel">`, then in its links. What stands in comments, scripts
 * or as mere text counts for nothing: a page may quote a twin to warn of it. Never throws, however the page is built.
 *
 * @param html the page.
 * @param handle the channel's, no @.
 */
export function findChannel(html: string, handle: string): PageFinding {
  const wanted = handleKey(handle);
  const others = new Map<string, string>();
  let found: FoundOnPage = 'nothing';
  const note = (named: string, how: FoundOnPage) => {
    const key = handleKey(named);
    if (key === wanted) found = found === 'meta-tag' ? found : how;
    else if (others.size < MOST_OTHERS && !others.has(key)) others.set(key, named);
  };
  readTags(html.slice(0, MOST_LENGTH), (name, attributes) => {
    if (name === 'meta' && attributes.get('name')?.trim().toLowerCase() === 'telegram:channel') {
      const declared = parseHandle(attributes.get('content') ?? '');
      if (declared) note(declared, 'meta-tag');
    }
    if (name !== 'a' && name !== 'area' && name !== 'link') return;
    const href = (attributes.get('href') ?? '').trim();
    const link = parseTelegramLink(href.startsWith('//') ? `https:${href}` : href);
    if (link?.kind === 'handle' && isWhole(href)) note(link.handle, 'link');
  });
  return { found, others: [...others.values()] };
}

/** An address without a scheme leads to a page of the same site, whatever it looks like. */
function isWhole(href: string): boolean {
  return /^(https?:|tg:|\/\/)/i.test(href);
}

/**
 * Tells every opening tag of a page, by its name and its attributes. By the tokenizer alone: the parser above it keeps what is
 * open in an array whose beginning moves, and takes minutes for a page of nothing but opening tags (htmlparser2 12.0.0).
 */
function readTags(html: string, onTag: (name: string, attributes: ReadonlyMap<string, string>) => void): void {
  let name = '';
  let attributes = new Map<string, string>();
  let attribute = '';
  let value = '';
  const nothing = () => {};
  const tell = () => onTag(name, attributes);
  const tokenizer = new Tokenizer(
    {},
    {
      onopentagname(start, end) {
        name = html.slice(start, end).toLowerCase();
        attributes = new Map();
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata(start, end) {
        value += html.slice(start, end);
      },
      onattribentity(codepoint) {
        value += String.fromCodePoint(codepoint);
      },
      onattribend() {
        if (!attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: tell,
      onselfclosingtag: tell,
      oncdata: nothing,
      onclosetag: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onprocessinginstruction: nothing,
      ontext: nothing,
      ontextentity: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
