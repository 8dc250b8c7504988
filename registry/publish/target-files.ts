import { join } from 'node:path';
import type { ListHead } from '../../lib/list/head.ts';
import { assembleList, readHead } from '../../lib/list/publication.ts';
import type { OfficialList } from '../../lib/list/schema.ts';
import { HEAD_TARGET, targetPath } from '../../lib/list/tuf/layout.ts';
import { targetsSchema } from '../../lib/list/tuf/metadata.ts';
import { readSigned } from '../../lib/list/tuf/signed.ts';
import { PublishError } from './errors.ts';
import { readIfThere } from './files.ts';
import type { HeldTargets } from './held.ts';
import { sha256 } from './metadata.ts';

interface Place {
  /** From the folder of the publication. */
  path: string;
  sha256: string;
}

/** Where each target of a publication lies, by its path. */
export function pathsOf({ metadata }: HeldTargets): Map<string, Place> {
  return new Map(
    Object.values(metadata.signed.targets).map(({ path, hashes }) => {
      const hash = hashes['sha256'] ?? '';
      return [path, { path: targetPath(path, hash), sha256: hash }];
    }),
  );
}

/**
 * Reads the files that targets metadata names.
 *
 * @param folders where they may lie, laid out as a publication.
 * @returns bytes by target path.
 * @throws {PublishError} `FILE_CORRUPT` for the first that is missing or altered.
 */
export function readTargetFiles(targets: HeldTargets, folders: readonly string[]): Map<string, Uint8Array> {
  return new Map([...pathsOf(targets)].map(([target, place]) => [target, readPlace(place, folders)]));
}

/** What `list.json` says. @throws {PublishError} `FILE_CORRUPT`; `CodedError` when it is not as it should be. */
export function readListHead(targets: HeldTargets, folders: readonly string[]): ListHead {
  return readHead(JSON.parse(new TextDecoder().decode(readTargetFile(targets, HEAD_TARGET, folders))));
}

/** The whole list that targets metadata stands for. @throws {PublishError} `FILE_CORRUPT`; `CodedError` `LIST_*` */
export async function readList(targets: HeldTargets, folders: readonly string[]): Promise<OfficialList> {
  const { signed } = readSigned(targets.bytes, targetsSchema);
  const files = readTargetFiles(targets, folders);
  return assembleList(signed, async (path) => files.get(path));
}

function readTargetFile(targets: HeldTargets, target: string, folders: readonly string[]): Uint8Array {
  const place = pathsOf(targets).get(target);
  if (!place) throw new PublishError('FILE_CORRUPT', `${targets.path} names no ${target}`);
  return readPlace(place, folders);
}

function readPlace(place: Place, folders: readonly string[]): Uint8Array {
  for (const folder of folders) {
    const file = join(folder, place.path);
    const bytes = readIfThere(file);
    if (!bytes) continue;
    if (sha256(bytes) === place.sha256) return bytes;
    throw new PublishError('FILE_CORRUPT', `${file} is not what its name says`);
  }
  throw new PublishError('FILE_CORRUPT', `${join(folders.at(-1) ?? '', place.path)} is missing`);
}
