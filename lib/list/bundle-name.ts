import { CodedError } from '../errors.ts';
import { like, readShape } from '../shape.ts';

/** What names the bundled list, without the list: it lies in a small file of its own. */
export interface BundleName {
  /** The SHA-256 of the bundle's file, in hex. */
  id: string;
  /** Of the list's first root, see `fingerprintOf`. */
  fingerprint: string;
  /** As in the bundle. */
  url?: string;
}

const HASH = like(/^[0-9a-f]{64}$/);

/** @param value parsed JSON. @throws {CodedError} `LIST_CORRUPT` */
export function readBundleName(value: unknown): BundleName {
  const name = readShape<BundleName>(value, { id: HASH, fingerprint: HASH, url: like(/^https?:\/\/\S+\/$/) }, [
    'id',
    'fingerprint',
  ]);
  if (!name) throw new CodedError('LIST_CORRUPT', 'the bundled list has no name');
  return name;
}
