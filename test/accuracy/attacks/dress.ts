import type { Organisation } from '../../../lib/list/schema.ts';
import type { Sighting } from '../../../lib/telegram/sighting.ts';
import type { Random } from '../random.ts';
import { HARMLESS_TITLES, HARMLESS_WORDS } from '../tables/harmless.ts';
import { wordsOf } from './handle.ts';
import { displayNameOf } from './names.ts';

/** A handle that any channel could have. */
export function harmlessHandle(random: Random): string {
  const words = random.shuffle(HARMLESS_WORDS).slice(0, 2);
  const number = random.chance(0.3) ? String(random.below(900) + 100) : '';
  return words.join(random.chance(0.5) ? '_' : '') + number;
}

/** A twin by its title: most have some handle, a private channel has none. */
export function withTitle(title: string, random: Random): Sighting {
  const handle = random.chance(0.85) ? { handle: harmlessHandle(random) } : {};
  return { ...handle, title, kind: 'channel' };
}

/**
 * A twin by its handle: seen in a link without a title, under one that says nothing, or under the organisation's name or
 * the words of the genuine handle.
 */
export function withHandle(forged: string, organisation: Organisation, genuine: string, random: Random): Sighting {
  // Where titles are judged, the name beside a handle would hide what the handle alone is worth.
  if (organisation.protect === 'handles' && random.chance(0.4)) {
    const title = random.chance(0.5) ? displayNameOf(organisation) : wordsOf(genuine).join(' ');
    return { handle: forged, title, kind: 'channel' };
  }
  if (random.chance(0.4)) return { handle: forged, title: random.pick(HARMLESS_TITLES), kind: 'channel' };
  return { handle: forged };
}
