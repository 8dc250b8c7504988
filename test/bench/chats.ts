import type { Sighting } from '../../lib/telegram/sighting.ts';
import { compileRegistry } from '../../registry/compile.ts';
import { makeSets } from '../accuracy/sets.ts';
import { sequence } from './lists.ts';

/** Attacks on the bundled list and innocent chats, both halves; `count` of each, evenly drawn. */
export function sampleChats(count: number): { attacks: Sighting[]; innocents: Sighting[] } {
  const { attacks, innocents } = makeSets(compileRegistry(), 'both', 1);
  const draw = (from: readonly { sighting: Sighting }[]) => {
    const random = sequence(from.length);
    return Array.from({ length: count }, () => from[Math.floor(random() * from.length)]?.sighting ?? {});
  };
  return { attacks: draw(attacks), innocents: draw(innocents) };
}
