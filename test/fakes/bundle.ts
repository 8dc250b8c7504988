import type { BundleFile } from '../../lib/list/bundle.ts';
import type { BundleName } from '../../lib/list/bundle-name.ts';
import { fingerprintOf } from '../../lib/list/fingerprint.ts';
import type { OfficialList } from '../../lib/list/schema.ts';
import { metadataPath, targetPath } from '../../lib/list/tuf/layout.ts';
import { sha256 } from '../../registry/publish/metadata.ts';
import { splitList } from '../../registry/publish/targets.ts';
import { testPublication } from '../../registry/publish/test-publication.ts';

/** A list as the extension comes with it: signed with the test keys. */
export function bundleOf(list: OfficialList, url?: string): BundleFile {
  const { version, ...content } = list;
  const publication = testPublication(content, version);
  const text = (path: string) => new TextDecoder().decode(publication.get(path));
  return {
    ...(url && { url }),
    root: text(metadataPath('root', 1)),
    timestamp: text(metadataPath('timestamp', version)),
    snapshot: text(metadataPath('snapshot', version)),
    targets: text(metadataPath('targets', version)),
    files: Object.fromEntries(
      [...splitList(content)].map(([path, bytes]) => [path, text(targetPath(path, sha256(bytes)))]),
    ),
  };
}

/** What names a bundle beside it. Its root must be the list's first. */
export async function nameOf(bundle: BundleFile): Promise<BundleName> {
  const encoder = new TextEncoder();
  const { url } = bundle;
  return {
    id: sha256(encoder.encode(JSON.stringify(bundle))),
    fingerprint: await fingerprintOf(encoder.encode(bundle.root)),
    ...(url && { url }),
  };
}
