import { isOurs } from './ours.ts';
import { closest, matches } from './safe-dom.ts';

/** Selectors that say what a change is to a page. */
export interface ChangeSelectors {
  units: string;
  /** Empty where there are none. */
  stages: string;
}

/** What changes of a page mean to the titles on it. */
export interface Changes {
  /** Units in which something has changed. */
  units: Set<Element>;
  /** What was added outside any unit. Whatever is added inside one is found with it. */
  added: Set<Element>;
  /** Classes have changed that decide which titles count. */
  isStaged: boolean;
  /** Something may have been taken away. */
  isLost: boolean;
}

/**
 * Sorts out what happened to a page. Looks at as little as it can: every node that is looked at for the first time costs
 * a script in a world of its own a new object.
 */
export function readChanges(records: readonly MutationRecord[], { units, stages }: ChangeSelectors): Changes {
  const changes: Changes = { units: new Set(), added: new Set(), isStaged: false, isLost: false };
  // A burst changes the same few elements again and again.
  const unitOf = new Map<Element, Element | null>();
  for (const record of records) {
    const { type, target } = record;
    const element = target instanceof Element ? target : target.parentElement;
    if (!element || isOurs(element)) continue;
    const unit = unitOf.get(element) ?? closest(element, units);
    unitOf.set(element, unit);
    if (unit) changes.units.add(unit);
    if (type === 'attributes') changes.isStaged ||= stages !== '' && matches(element, stages);
    if (type !== 'childList') continue;
    changes.isLost = true;
    if (!unit) noteAdded(record, changes.added);
  }
  return changes;
}

function noteAdded({ addedNodes }: MutationRecord, added: Set<Element>): void {
  for (const node of addedNodes) if (node instanceof Element && !isOurs(node)) added.add(node);
}

/** True for a change that is not the coming or going of our own elements. */
export function isOthersDoing({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  return type !== 'childList' || [...addedNodes, ...removedNodes].some((node) => !isOurNode(node));
}

function isOurNode(node: Node): boolean {
  return node instanceof Element && isOurs(node);
}
