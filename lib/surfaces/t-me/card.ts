import { handleKey } from '../../telegram/handle.ts';
import { parseTelegramLink } from '../../telegram/link.ts';
import type { ChatKind, Sighting } from '../../telegram/sighting.ts';
import { parseCount } from '../count.ts';
import { shownAbout, shownText } from '../shown-text.ts';
import { lastInTitleRow, type Surface } from '../surface.ts';
import { addressedHandle } from './address.ts';
import { SEEN } from './seen.ts';

/** The card at t.me/<handle>: channel, group, bot or person. A handle nobody has shows no title. */
export const tMeCard: Surface = {
  id: 't-me-card',
  client: 't-me',
  place: 'header',
  evidence: { ...SEEN, expected: { inside: '.tgme_page .tgme_page_extra', min: 1, max: 1 } },
  selectors: { title: '.tgme_page .tgme_page_title > span[dir]', unit: '.tgme_page' },
  // Invitations have a card too, and no handle.
  expectsChat: (page) =>
    addressedHandle(page) !== undefined && page.querySelector('.tgme_page .tgme_page_extra') !== null,
  read: readCard,
  ...lastInTitleRow,
  banner: { kind: 'before', element: '.tgme_page' },
};

function readCard(title: Element): Sighting | undefined {
  const page = title.ownerDocument;
  const card = title.closest('.tgme_page');
  const handle = addressedHandle(page);
  if (!card || !handle) return undefined;
  const extra = card.querySelector('.tgme_page_extra');
  const extraText = extra ? shownText(extra) : '';
  const writtenHandle = buttonHandle(card, handle) ?? handle;
  const sighting: Sighting = {
    handle: writtenHandle,
    verified: card.querySelector('.tgme_page_title i.verified-icon') !== null,
  };
  const name = shownText(title);
  if (name) sighting.title = name;
  const description = card.querySelector('.tgme_page_description');
  if (description) sighting.about = shownAbout(description);
  const kind = kindOf(extraText, writtenHandle);
  if (kind) sighting.kind = kind;
  const subscribers = extraText.startsWith('@') ? undefined : parseCount(extraText);
  if (subscribers !== undefined) sighting.subscribers = subscribers;
  return sighting;
}

/** The open button carries the handle as its owner writes it, the address as somebody typed it. */
function buttonHandle(card: Element, handle: string): string | undefined {
  const href = card.querySelector('.tgme_page_action a[href^="tg://resolve"]')?.getAttribute('href') ?? '';
  const link = parseTelegramLink(href);
  return link?.kind === 'handle' && handleKey(link.handle) === handleKey(handle) ? link.handle : undefined;
}

/**
 * Persons and bots show "@handle" where channels show a count. Telegram gives handles that end in "bot" to bots only
 * (core.telegram.org/bots/features#creating-a-new-bot).
 */
function kindOf(extra: string, handle: string): ChatKind | undefined {
  if (/bot$/i.test(handle)) return 'bot';
  if (extra.startsWith('@')) return 'user';
  if (/subscribers?$/i.test(extra)) return 'channel';
  return /members/i.test(extra) ? 'group' : undefined;
}
