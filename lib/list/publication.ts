import { CodedError } from '../errors.ts';
import { type ListHead, listHeadSchema } from './head.ts';
import { parseList } from './parse.ts';
import { LIST_FORMAT, type OfficialList } from './schema.ts';
import type { Publication } from './storage.ts';
import { binNames, binTarget, HEAD_TARGET } from './tuf/layout.ts';
import type { Root, Snapshot, TargetFile, Targets, Timestamp } from './tuf/metadata.ts';
import { openSnapshot, openTargets, openTimestamp, requireContent } from './tuf/trust.ts';

/** The verified metadata of a publication. */
export interface OpenPublication {
  timestamp: Timestamp;
  snapshot: Snapshot;
  targets: Targets;
}

/** What a list is made of may not be larger than this, in bytes: about five times 100,000 organisations. */
const MOST_BYTES = 200_000_000;
/** `list.json` and the most bins there can be. */
const MOST_FILES = 4097;

/**
 * Verifies the metadata of a publication: signatures, hashes and versions. Not expiry: a list that expired is still the
 * last good one.
 *
 * @param root who may sign.
 * @throws {CodedError} `LIST_CORRUPT`, `LIST_SIGNATURE`, `LIST_ALTERED`, `LIST_ROLLBACK`
 */
export async function openPublication(root: Root, publication: Omit<Publication, 'root'>): Promise<OpenPublication> {
  const timestamp = await openTimestamp(root, publication.timestamp);
  const snapshot = await openSnapshot(root, timestamp, publication.snapshot);
  const targets = await openTargets(root, snapshot, publication.targets);
  return { timestamp, snapshot, targets };
}

/**
 * The files that a list is made of, by their target paths. Files of other names are for later versions to know.
 *
 * @throws {CodedError} `LIST_CORRUPT` without a `list.json`, `LIST_TOO_LARGE`.
 */
export function filesOf({ targets }: Targets): Map<string, TargetFile> {
  const files = Object.entries(targets).filter(([path]) => path === HEAD_TARGET || path.startsWith('organisations/'));
  if (!Object.hasOwn(targets, HEAD_TARGET)) throw new CodedError('LIST_CORRUPT', `no ${HEAD_TARGET}`);
  const bytes = files.reduce((sum, [, file]) => sum + file.length, 0);
  if (files.length > MOST_FILES || bytes > MOST_BYTES) {
    throw new CodedError('LIST_TOO_LARGE', `${files.length} files, ${bytes} bytes`);
  }
  return new Map(files);
}

/**
 * Puts a list together out of its files, each checked against the signed metadata, and checks the whole.
 *
 * @param read gives the bytes of a file.
 * @throws {CodedError} `LIST_ALTERED` when a file is missing or not the one that was signed, `LIST_FORMAT_NEWER`,
 *   `LIST_CORRUPT`; whatever `read` throws.
 */
export async function assembleList(
  targets: Targets,
  read: (path: string, file: TargetFile) => Promise<Uint8Array | undefined>,
): Promise<OfficialList> {
  const files = filesOf(targets);
  const json = async (path: string): Promise<unknown> => {
    const file = files.get(path);
    if (!file) throw new CodedError('LIST_CORRUPT', `no ${path}`);
    const bytes = await read(path, file);
    if (!bytes) throw new CodedError('LIST_ALTERED', `${path} is missing`);
    await requireContent(bytes, file, path);
    return parseJson(bytes, path);
  };
  const head = readHead(await json(HEAD_TARGET));
  const organisations: unknown[] = [];
  for (const bin of binNames(head.bins)) {
    const content = await json(binTarget(bin));
    if (!Array.isArray(content)) throw new CodedError('LIST_CORRUPT', `bin ${bin} is no list`);
    // Not spread: an engine takes so many arguments only.
    for (const organisation of content) organisations.push(organisation);
  }
  if (organisations.length !== head.organisations) {
    throw new CodedError('LIST_CORRUPT', `${organisations.length} organisations in place of ${head.organisations}`);
  }
  const { bins: _, ...said } = head;
  return parseList({ ...said, version: targets.version, organisations });
}

/**
 * Reads `list.json`.
 *
 * @throws {CodedError} `LIST_FORMAT_NEWER` when it was made for a later version, `LIST_CORRUPT`.
 */
export function readHead(value: unknown): ListHead {
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  if (typeof format === 'number' && format > LIST_FORMAT) {
    throw new CodedError('LIST_FORMAT_NEWER', `format ${format}, this version reads ${LIST_FORMAT}`);
  }
  const head = listHeadSchema.safeParse(value);
  if (!head.success) throw new CodedError('LIST_CORRUPT', `${HEAD_TARGET} is not as it should be`);
  return head.data;
}

function parseJson(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new CodedError('LIST_CORRUPT', `${path} is no JSON`, { cause });
  }
}
