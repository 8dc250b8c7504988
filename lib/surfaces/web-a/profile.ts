import { parseHandle } from '../../telegram/handle.ts';
import { parseTelegramLink } from '../../telegram/link.ts';
import type { Sighting } from '../../telegram/sighting.ts';
import { shownAbout, shownText } from '../shown-text.ts';
import { lastInTitleRow, type Selectors, type Surface } from '../surface.ts';
import { SEEN } from './seen.ts';
import { avatarPeer, readTitleBlock, withSubscribers } from './title-block.ts';

/** The profile in Web A's right column. It tells the handle in a row known by its icon, and the description. */
export const webAProfile: Surface = {
  id: 'web-a-profile',
  client: 'web-a',
  place: 'profile',
  evidence: {
    ...SEEN,
    expected: { inside: '#RightColumn .ProfileInfo', min: 1, max: 2 },
  },
  selectors: {
    title: '#RightColumn .ProfileInfo .title > .fullName',
    unit: '.Profile',
    status: '.ProfileInfo .status',
    handle: '.ChatExtra :is(.ListItem, .multiline-item):has(i.icon-link, i.icon-mention) .title:not(.word-break)',
    about: '.ChatExtra .multiline-item > .title.word-break',
  },
  tellsHandle: true,
  read: readProfile,
  ...lastInTitleRow,
};

function readProfile(title: Element, selectors: Selectors): Sighting | undefined {
  const profile = title.closest('.Profile');
  const part = (name: string) => (selectors[name] ? profile?.querySelector(selectors[name]) : undefined);
  const peerId = avatarPeer(title.closest('.ProfileInfo'));
  const sighting = withSubscribers(readTitleBlock(title, peerId), part('status'));
  if (!sighting) return undefined;
  const about = part('about');
  if (about) sighting.about = shownAbout(about);
  const handle = writtenHandle(part('handle'));
  if (!handle) return sighting;
  delete sighting.handlePending;
  return { ...sighting, handle };
}

/** `https://t.me/name` of channels and groups, `@name` of users and bots. */
function writtenHandle(row: Element | null | undefined): string | undefined {
  const text = row ? shownText(row) : '';
  const link = parseTelegramLink(text);
  return link?.kind === 'handle' ? link.handle : parseHandle(text);
}
