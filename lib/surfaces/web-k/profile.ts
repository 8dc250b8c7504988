import { parseTelegramLink } from '../../telegram/link.ts';
import type { Sighting } from '../../telegram/sighting.ts';
import { parseCount } from '../count.ts';
import { shownAbout, shownText } from '../shown-text.ts';
import { nextToTitle, type Selectors, type Surface } from '../surface.ts';
import { PEER_TITLE, readIcons, readPeerTitle } from './peer-title.ts';
import { SEEN } from './seen.ts';

/**
 * The profile in Web K's right column: the one place that tells handle, description and who vouches for a chat. Built
 * anew for every peer. The tick in the line below stands outside any title and is not read.
 */
export const webKProfile: Surface = {
  id: 'web-k-profile',
  client: 'web-k',
  place: 'profile',
  evidence: {
    ...SEEN,
    expected: { inside: '#column-right .profile-content .profile-name', min: 1, max: 2 },
  },
  selectors: {
    title: `#column-right .profile-content .profile-avatars-info .profile-name > ${PEER_TITLE}`,
    unit: '.profile-content',
    subtitle: '.profile-subtitle-text',
    rows: '.sidebar-left-section-content .row-title:not(.pre-wrap)',
    about: '.sidebar-left-section-content .row-title.pre-wrap',
    voucher: '.profile-bot-verification-content',
  },
  tellsHandle: true,
  read: readProfile,
  ...nextToTitle,
};

function readProfile(title: Element, selectors: Selectors): Sighting | undefined {
  const profile = title.closest('.profile-content');
  const sighting = readPeerTitle(title);
  if (!profile || !sighting) return undefined;
  Object.assign(sighting, readIcons(title));
  const part = (name: string) => (selectors[name] ? profile.querySelector(selectors[name]) : null);
  const handle = linkedHandle(profile, selectors['rows'] ?? '');
  if (handle) {
    delete sighting.handlePending;
    sighting.handle = handle;
  }
  const about = part('about');
  if (about) sighting.about = shownAbout(about);
  const subtitle = part('subtitle');
  const subscribers = subtitle ? parseCount(shownText(subtitle)) : undefined;
  if (subscribers !== undefined) sighting.subscribers = subscribers;
  const voucher = part('voucher');
  const words = sighting.thirdPartyVerified && voucher ? shownText(voucher) : '';
  if (words) sighting.thirdPartyWords = words;
  return sighting;
}

/** One row says exactly `t.me/<handle>`. A text of the owner's could say the same, so two such rows say nothing. */
function linkedHandle(profile: Element, rows: string): string | undefined {
  if (!rows) return undefined;
  const links = Array.from(profile.querySelectorAll(rows), (row) => shownText(row)).filter((text) =>
    /^t\.me\/\w+$/.test(text),
  );
  const link = links.length === 1 ? parseTelegramLink(links[0] ?? '') : undefined;
  return link?.kind === 'handle' ? link.handle : undefined;
}
