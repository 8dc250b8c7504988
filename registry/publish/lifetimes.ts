import type { Role } from '../../lib/list/tuf/layout.ts';

export const DAY = 24 * 60 * 60 * 1000;

/** For how many days the metadata of a role counts, from when it was made. */
const LIFETIME: Readonly<Record<Role, number>> = {
  // A root is signed by people who have to meet, or to take keys out of a safe: once a year, and they should.
  root: 365,
  // Offline keys sign these. A list that nobody has looked at for half a year should not go on looking fresh.
  targets: 180,
  snapshot: 180,
  // The one that says “nothing newer is kept from you”: a reader cannot be held back longer than this. Renewed every
  // day, so that two failed days are noticed before anybody's list expires.
  timestamp: 3,
};

/** With fewer days than this left, renewing is due. */
export const DUE: Readonly<Record<Role, number>> = { root: 60, targets: 30, snapshot: 30, timestamp: 1 };

/** When metadata of a role that is made now ends to count. */
export function expiryOf(role: Role, now: Date): Date {
  return new Date(now.getTime() + LIFETIME[role] * DAY);
}

/** Days until metadata ends to count; negative when it has. @param expires as metadata has it. */
export function daysLeft(expires: string, now: Date): number {
  return (Date.parse(expires) - now.getTime()) / DAY;
}
