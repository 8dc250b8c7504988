import { compileIndex, type WholeIndex } from '../../lib/list/compile-index.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { judge } from '../../lib/verdict/judge.ts';
import type { Verdict } from '../../lib/verdict/verdict.ts';
import { compileRegistry } from '../../registry/compile.ts';

/** The list that is bundled with the extension. */
export const bundledIndex: WholeIndex = compileIndex(compileRegistry());

/** Judges by the list that is bundled with the extension. */
export function judgedByBundled(sighting: Sighting): Verdict {
  return judge(sighting, bundledIndex);
}
