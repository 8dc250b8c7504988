import type { Home } from './home.ts';
import { stageSnapshot, stageTargets } from './stage.ts';
import type { State } from './state.ts';
import { isComplete, tally } from './tally.ts';
import { readTargetFiles } from './target-files.ts';

/**
 * Stages targets and snapshot anew where, by the staged root, they lack signatures or bear one that counts no longer.
 *
 * @param removed ids of keys that count no longer.
 * @throws {PublishError} `FILE_CORRUPT`
 */
export function restage(home: Home, state: State, removed: ReadonlySet<string>, now: Date): void {
  const { root, staged, published } = state;
  const targets = staged.targets ?? published.targets;
  const snapshot = staged.snapshot ?? published.snapshot;
  if (!root || !targets || !snapshot) return;
  const isSpoilt = (role: 'targets' | 'snapshot', held: typeof targets | typeof snapshot) => {
    if (Object.keys(held.metadata.signatures).some((keyId) => removed.has(keyId))) return true;
    return staged[role] === undefined && !isComplete(tally(root, role, held.metadata));
  };
  if (isSpoilt('targets', targets)) {
    stageTargets(home, state, readTargetFiles(targets, [home.staged, home.repository]), now);
  } else if (isSpoilt('snapshot', snapshot)) {
    stageSnapshot(home, state, targets, now);
  }
}
