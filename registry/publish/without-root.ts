import type { State } from './state.ts';
import { isComplete, type Tally, talliesOf } from './tally.ts';

export interface Publishable {
  /** What is to be published, of everything that is staged. */
  state: State;
  /** What a root that is left aside lacks; nothing when none is. */
  aside: Tally[];
}

/**
 * A list must not have to wait until a root has its signatures, which takes days: where everything else is complete by
 * the keys of the trusted root, the staged root is left aside.
 */
export function withoutUnfinishedRoot(state: State): Publishable {
  const { published, staged, trusted } = state;
  const aside = talliesOf(state).filter((one) => one.role === 'root' && !isComplete(one));
  if (aside.length === 0 || published.roots.length === 0) return { state, aside: [] };
  const without: State = { ...state, staged: { ...staged, root: undefined }, root: trusted };
  const others = talliesOf(without);
  if (others.length === 0 || !others.every(isComplete)) return { state, aside: [] };
  return { state: without, aside };
}
