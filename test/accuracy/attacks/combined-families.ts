import type { OfficialChannel, Organisation } from '../../../lib/list/schema.ts';
import type { Sighting } from '../../../lib/telegram/sighting.ts';
import type { Random } from '../random.ts';
import { GENERIC_TITLES, OFFICIAL_CLAIMS } from '../tables/title-words.ts';
import { harmlessHandle, withHandle, withTitle } from './dress.ts';
import type { AttackFamily } from './family.ts';
import { forgeAnyHandle } from './handle-families.ts';
import { protectedNames } from './names.ts';
import { disguise } from './title-families.ts';

/** A twin gathers this many readers before it is reported; the genuine channels have thousands to millions. */
const FEW_SUBSCRIBERS = 900;

function forgedName(organisation: Organisation, random: Random): string | undefined {
  const names = protectedNames(organisation);
  if (names.length === 0) return undefined;
  const { name } = random.pick(names);
  return random.chance(0.4) ? disguise(name, random) : name;
}

/** A twin by its title where titles are judged, else by its handle. */
function anyTwin(organisation: Organisation, { handle }: OfficialChannel, random: Random): Sighting | undefined {
  const title = forgedName(organisation, random);
  if (title) return withTitle(title, random);
  const forged = forgeAnyHandle(handle, random);
  return forged ? withHandle(forged, organisation, handle, random) : undefined;
}

const handleAndTitle: AttackFamily = {
  name: 'both: handle and title',
  target: 'both',
  make(organisation, { handle }, random) {
    const forge = (): Sighting | undefined => {
      const title = forgedName(organisation, random);
      const forged = forgeAnyHandle(handle, random);
      return title && forged ? { handle: forged, title, kind: 'channel' } : undefined;
    };
    return [forge(), forge(), forge()].filter((sighting) => sighting !== undefined);
  },
};

const emojiStatus: AttackFamily = {
  name: 'emoji status as a tick',
  target: 'both',
  make(organisation, channel, random) {
    const twin = anyTwin(organisation, channel, random);
    return twin ? [{ ...twin, emojiStatus: true }] : [];
  },
};

const fewSubscribers: AttackFamily = {
  name: 'few subscribers',
  target: 'both',
  make(organisation, channel, random) {
    const twin = anyTwin(organisation, channel, random);
    return twin ? [{ ...twin, subscribers: 1 + random.below(FEW_SUBSCRIBERS) }] : [];
  },
};

const aboutClaim: AttackFamily = {
  name: 'about: claims to be official',
  target: 'about',
  make(organisation, { handle }, random) {
    const names = protectedNames(organisation).filter(({ language }) => OFFICIAL_CLAIMS[language]);
    return random
      .shuffle(names)
      .slice(0, 3)
      .map(({ language, name }) => {
        const claim = random.pick(OFFICIAL_CLAIMS[language] ?? []).replace('@', name);
        const link = random.pick([`t.me/${handle}`, `@${handle}`, `https://t.me/${harmlessHandle(random)}`, undefined]);
        const about = link ? claim + random.pick([' ', '\n', ' | ']) + link : claim;
        return {
          handle: harmlessHandle(random),
          title: random.pick(GENERIC_TITLES[language] ?? []),
          about,
          kind: 'channel',
        };
      });
  },
};

const linkText: AttackFamily = {
  name: 'link text shows another address',
  target: 'link',
  make(_organisation, { handle }, random) {
    const shown = random.pick([
      `t.me/${handle}`,
      `https://t.me/${handle}`,
      `https://t.me/s/${handle}`,
      `telegram.me/${handle}`,
      `@${handle}`,
    ]);
    return [{ handle: harmlessHandle(random), linkText: shown }];
  },
};

export const COMBINED_FAMILIES: readonly AttackFamily[] = [
  handleAndTitle,
  emojiStatus,
  fewSubscribers,
  aboutClaim,
  linkText,
];
