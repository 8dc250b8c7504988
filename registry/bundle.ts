import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BundleFile, readBundle } from '../lib/list/bundle.ts';
import type { BundleName } from '../lib/list/bundle-name.ts';
import { fingerprintOf } from '../lib/list/fingerprint.ts';
import { loadOwnList } from '../lib/list/load.ts';
import { MemoryListStorage } from '../lib/list/memory-storage.ts';
import { filesOf } from '../lib/list/publication.ts';
import { sha256 } from '../lib/list/sha256.ts';
import { metadataPath, targetPath } from '../lib/list/tuf/layout.ts';
import { rootSchema, snapshotSchema, targetsSchema, timestampSchema } from '../lib/list/tuf/metadata.ts';
import { readSigned } from '../lib/list/tuf/signed.ts';
import { compileRegistry } from './compile.ts';
import { refuseWrongDay } from './publish/day.ts';
import { TEST_PUBLIC_KEYS } from './publish/keys.ts';
import { verifyWithOwnClient } from './publish/own-client.ts';
import { testPublication } from './publish/test-publication.ts';

/** The list that comes with the extension. */
export const BUNDLE_FILE = fileURLToPath(new URL('../public/list/bundle.json', import.meta.url));

/** Where a build that names no address looks for its list: nowhere but in tests, for `.test` is nobody's (RFC 2606). */
export const TEST_LIST_URL = 'https://list.channel-trust-hints.test/';

export interface BundleOptions {
  /** A published directory. Absent: the registry as it is, signed with the test keys. */
  publication?: string | undefined;
  /** Where the extension syncs from, with a slash at the end. */
  url?: string | undefined;
  /** The build is for readers: nothing of a test may be in it. */
  release?: boolean;
  outFile?: string;
  now?: Date;
}

/** Why no list was bundled. */
class BundleError extends Error {
  readonly code: 'LIST_TEST_KEY' | 'LIST_URL_MISSING' | 'LIST_NOT_PUBLISHED';

  constructor(code: BundleError['code'], words: string) {
    super(`${code}: ${words}`);
    this.name = 'BundleError';
    this.code = code;
  }
}

/**
 * Writes the list that comes with the extension: a publication, verified as the extension will verify it. A file that
 * already says the same is left alone, so that a watcher does not start over. Beside it lies `bundle-name.json`, which
 * names it ({@link BundleName}).
 *
 * @throws {BundleError} when a release would carry test keys, no publication or no address, or no list is published in
 *   the folder that was named.
 * @throws {CodedError} `LIST_*` when the publication does not verify or has expired.
 * @throws {PublishError} `DATE_WRONG` when it is dated ahead.
 */
export async function writeBundle(options: BundleOptions = {}): Promise<void> {
  const { publication, release = false, outFile = BUNDLE_FILE, now } = options;
  if (release) refuseUnreleasable(options);
  if (publication) await verifyPublication(publication, now);
  const read = publication
    ? (path: string) => readFileSync(join(publication, path))
    : readerOf(testPublication(compileRegistry()));
  const bundle = bundleFrom(read, options.url ?? TEST_LIST_URL);
  if (release) refuseTestKeys(bundle);
  // As at the first start: what does not load there is not built.
  await loadOwnList('own', readBundle(bundle), new MemoryListStorage());
  const text = `${JSON.stringify(bundle)}\n`;
  const name: BundleName = {
    id: await sha256(encode(text)),
    fingerprint: await fingerprintOf(read(metadataPath('root', 1))),
    ...(bundle.url && { url: bundle.url }),
  };
  writeIfChanged(outFile, text);
  writeIfChanged(join(dirname(outFile), 'bundle-name.json'), `${JSON.stringify(name)}\n`);
}

async function verifyPublication(folder: string, now: Date | undefined): Promise<void> {
  if (!existsSync(join(folder, metadataPath('root', 1)))) {
    throw new BundleError(
      'LIST_NOT_PUBLISHED',
      `there is no published list in ${folder}, which LIST_PUBLICATION names`,
    );
  }
  const { published } = await verifyWithOwnClient(folder, now);
  refuseWrongDay(published, now ?? new Date());
}

function refuseUnreleasable({ publication, url }: BundleOptions): void {
  if (!publication) throw new BundleError('LIST_NOT_PUBLISHED', 'name a published list in LIST_PUBLICATION');
  if (!url || !isReleasable(url)) {
    throw new BundleError('LIST_URL_MISSING', 'name the https address it is synced from in LIST_URL, slash at the end');
  }
}

/** Names that are nobody's, or everybody's own machine (RFC 2606 and RFC 6761). */
const RESERVED = /(^|\.)(test|invalid|localhost|local)\.?$/;

/** An https address that files can be put behind: no query, no fragment, written as browsers write it. */
function isReleasable(text: string): boolean {
  const url = URL.parse(text);
  if (url?.href !== text || url.protocol !== 'https:' || url.username || url.password) return false;
  return /^[^?#]*\/$/.test(text) && !RESERVED.test(url.hostname);
}

/** @throws {BundleError} when anybody but its publisher could sign for the list. */
export function refuseTestKeys({ root }: Pick<BundleFile, 'root'>): void {
  const { keys } = readSigned(new TextEncoder().encode(root), rootSchema).signed;
  const isTest = Object.values(keys).some(({ keyval }) => TEST_PUBLIC_KEYS.has(keyval.public.toLowerCase()));
  if (isTest) throw new BundleError('LIST_TEST_KEY', 'the list is signed with test keys, which everybody has');
}

function bundleFrom(read: (path: string) => Uint8Array, url: string): BundleFile {
  const text = (path: string) => new TextDecoder('utf-8', { fatal: true }).decode(read(path));
  const timestamp = text(metadataPath('timestamp', 1));
  const { meta } = readSigned(encode(timestamp), timestampSchema).signed;
  const snapshot = text(metadataPath('snapshot', meta['snapshot.json'].version));
  const targetsVersion = readSigned(encode(snapshot), snapshotSchema).signed.meta['targets.json'].version;
  const targets = text(metadataPath('targets', targetsVersion));
  const files = filesOf(readSigned(encode(targets), targetsSchema).signed);
  return {
    url,
    root: newestRoot(text),
    timestamp,
    snapshot,
    targets,
    files: Object.fromEntries([...files].map(([path, { hashes }]) => [path, text(targetPath(path, hashes.sha256))])),
  };
}

function newestRoot(text: (path: string) => string): string {
  let root = text(metadataPath('root', 1));
  for (let version = 2; ; version++) {
    try {
      root = text(metadataPath('root', version));
    } catch {
      return root;
    }
  }
}

function readerOf(files: ReadonlyMap<string, Uint8Array>): (path: string) => Uint8Array {
  return (path) => {
    const bytes = files.get(path);
    if (!bytes) throw new Error(`${path} was not published`);
    return bytes;
  };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function writeIfChanged(file: string, content: string): void {
  if (readIfThere(file) === content) return;
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
