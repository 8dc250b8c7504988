import { metadataPath, ROLES, type Role, targetPath } from '../../lib/list/tuf/layout.ts';
import { testKey } from './keys.ts';
import {
  encodeMetadata,
  makeRoot,
  makeSnapshot,
  makeTargets,
  makeTimestamp,
  type RoleKeys,
  sha256,
  signMetadata,
} from './metadata.ts';
import { type PublishedList, splitList } from './targets.ts';

const YEAR = 365 * 24 * 60 * 60 * 1000;

/**
 * A list as it would be published, signed with the test keys: for builds that are not released, and for tests.
 *
 * @param list what to publish.
 * @param version of all metadata but the root, which is the first.
 * @param expires when all of it ends to count; ten years after the day of publication when absent, so that the same
 *   list always gives the same bytes.
 * @returns the files by their paths from the list's address.
 */
export function testPublication(
  list: PublishedList,
  version = 1,
  expires = new Date(Date.parse(list.published) + 10 * YEAR),
): Map<string, Uint8Array> {
  const roles = Object.fromEntries(
    ROLES.map((role): [Role, RoleKeys] => [role, { keys: [testKey(role).key], threshold: 1 }]),
  ) as Record<Role, RoleKeys>;
  const files = splitList(list);
  const root = encodeMetadata(signMetadata(makeRoot(1, expires, roles), [testKey('root')]));
  const targets = encodeMetadata(signMetadata(makeTargets(version, expires, files), [testKey('targets')]));
  const snapshot = encodeMetadata(
    signMetadata(makeSnapshot(version, expires, { version, bytes: targets }), [testKey('snapshot')]),
  );
  const timestamp = encodeMetadata(
    signMetadata(makeTimestamp(version, expires, { version, bytes: snapshot }), [testKey('timestamp')]),
  );
  return new Map([
    [metadataPath('root', 1), root],
    [metadataPath('targets', version), targets],
    [metadataPath('snapshot', version), snapshot],
    [metadataPath('timestamp', version), timestamp],
    ...[...files].map(([target, bytes]) => [targetPath(target, sha256(bytes)), bytes] as const),
  ]);
}
