import { canonicalize } from '@tufjs/canonical-json';
import { Metadata, MetadataKind, type Root } from '@tufjs/models';
import type { OfficialList } from '../../lib/list/schema.ts';
import { metadataPath, ROLES, type Role, targetPath } from '../../lib/list/tuf/layout.ts';
import { generateKey, type SigningKey, signerOf } from '../../registry/publish/keys.ts';
import {
  encodeMetadata,
  makeRoot,
  makeSnapshot,
  makeTargets,
  makeTimestamp,
  type RoleKeys,
  sha256,
  signMetadata,
} from '../../registry/publish/metadata.ts';
import { splitList } from '../../registry/publish/targets.ts';

export const DAY = 24 * 60 * 60 * 1000;

type Keys = Record<Role, SigningKey[]>;
type Numbers = Record<Role, number>;

/**
 * A publisher with real keys, for tests: publishes, renews and rotates as it should, and leaves its keys and numbers
 * open, so that a test can do what it should not.
 */
export class TestPublisher {
  /** What a server would serve. */
  readonly files = new Map<string, Uint8Array>();
  readonly keys: Keys;
  readonly thresholds: Numbers = { root: 1, timestamp: 1, snapshot: 1, targets: 1 };
  readonly versions: Numbers = { root: 0, timestamp: 0, snapshot: 0, targets: 0 };
  /** How long metadata counts, in milliseconds. */
  readonly lifetimes: Numbers = { root: 365 * DAY, timestamp: 3 * DAY, snapshot: 180 * DAY, targets: 180 * DAY };
  now: Date;

  /** @param counts how many keys each role has; one where nothing is said. */
  constructor(now: Date, counts: Partial<Numbers> = {}, thresholds: Partial<Numbers> = {}) {
    this.now = now;
    this.keys = Object.fromEntries(
      ROLES.map((role) => [role, Array.from({ length: counts[role] ?? 1 }, generateKey)]),
    ) as Keys;
    Object.assign(this.thresholds, thresholds);
    this.publishRoot();
  }

  /** The newest root. */
  get root(): Uint8Array {
    return this.file(metadataPath('root', this.versions.root));
  }

  file(path: string): Uint8Array {
    const bytes = this.files.get(path);
    if (!bytes) throw new Error(`${path} was not published`);
    return bytes;
  }

  expiry(role: Role): Date {
    return new Date(this.now.getTime() + this.lifetimes[role]);
  }

  roleKeys(): Record<Role, RoleKeys> {
    return Object.fromEntries(
      ROLES.map((role): [Role, RoleKeys] => [
        role,
        { keys: this.keys[role].map(({ key }) => key), threshold: this.thresholds[role] },
      ]),
    ) as Record<Role, RoleKeys>;
  }

  /** Publishes the next root with the keys there are now. @param others sign as well: the keys before. */
  publishRoot(others: readonly SigningKey[] = []): void {
    this.versions.root++;
    const root = makeRoot(this.versions.root, this.expiry('root'), this.roleKeys());
    signMetadata(root, uniqueKeys([...this.keys.root, ...others]));
    this.files.set(metadataPath('root', this.versions.root), encodeMetadata(root));
  }

  /** Gives a role new keys, with the root that says so. */
  rotate(role: Role, count = this.keys[role].length): void {
    const before = [...this.keys.root];
    this.keys[role] = Array.from({ length: count }, generateKey);
    this.publishRoot(before);
  }

  /** Publishes a list: its files, and metadata one version further than before. */
  publish(list: OfficialList, bins?: number): void {
    const { version: _, ...content } = list;
    this.publishTargets(splitList(content, bins));
  }

  publishTargets(files: ReadonlyMap<string, Uint8Array>): void {
    for (const [path, bytes] of files) this.files.set(targetPath(path, sha256(bytes)), bytes);
    this.versions.targets++;
    const targets = makeTargets(this.versions.targets, this.expiry('targets'), files);
    this.files.set(
      metadataPath('targets', this.versions.targets),
      encodeMetadata(signMetadata(targets, this.keys.targets)),
    );
    this.publishSnapshot();
  }

  publishSnapshot(): void {
    const { targets } = this.versions;
    this.versions.snapshot++;
    const bytes = this.file(metadataPath('targets', targets));
    const snapshot = makeSnapshot(this.versions.snapshot, this.expiry('snapshot'), { version: targets, bytes });
    this.files.set(
      metadataPath('snapshot', this.versions.snapshot),
      encodeMetadata(signMetadata(snapshot, this.keys.snapshot)),
    );
    this.publishTimestamp();
  }

  publishTimestamp(): void {
    const { snapshot } = this.versions;
    this.versions.timestamp++;
    const bytes = this.file(metadataPath('snapshot', snapshot));
    const timestamp = makeTimestamp(this.versions.timestamp, this.expiry('timestamp'), { version: snapshot, bytes });
    this.files.set(metadataPath('timestamp', 1), encodeMetadata(signMetadata(timestamp, this.keys.timestamp)));
  }

  /** A copy of everything that is served now, to be served again later. */
  copy(): Map<string, Uint8Array> {
    return new Map(this.files);
  }

  /** Changes metadata that was published and puts it in its place, with the signatures it had. */
  tamper(path: string, change: (json: MetadataJson) => void): void {
    const json = this.json(path);
    change(json);
    this.files.set(path, new TextEncoder().encode(JSON.stringify(json)));
  }

  /**
   * Publishes anew, with a change to the metadata of one role. What names this metadata fits it.
   *
   * @param publish publishes a list.
   * @returns the path of the changed metadata.
   */
  offer(role: Role, { signed = () => {}, signers, json }: Change, publish: () => void): string {
    if (role === 'root') this.publishRoot();
    else publish();
    const path = metadataPath(role, this.versions[role]);
    this.forge(path, signed, signers);
    if (json) this.tamper(path, json);
    this.relink(role);
    return path;
  }

  /** Publishes anew what names the metadata of a role, after it was changed. */
  relink(role: Role): void {
    if (role === 'targets') this.publishSnapshot();
    if (role === 'snapshot') this.publishTimestamp();
  }

  /**
   * Changes metadata that was published and signs it anew, as somebody who holds the keys could.
   *
   * @param signers the keys of its role where nothing is said.
   */
  forge(path: string, change: (signed: MetadataJson['signed']) => void, signers = this.keysFor(path)): void {
    this.tamper(path, (json) => {
      change(json.signed);
      json.signatures = signaturesOf(canonicalize(json.signed), signers);
    });
  }

  /**
   * Puts a text in the place of metadata, with good signatures over it: for what no tool would write.
   *
   * @param signed the signed part, in its canonical form already.
   */
  forgeText(path: string, signed: string, signers = this.keysFor(path)): void {
    const signatures = JSON.stringify(signaturesOf(signed, signers));
    this.files.set(path, new TextEncoder().encode(`{"signatures":${signatures},"signed":${signed}}`));
  }

  /** The keys of the role that metadata belongs to. */
  keysFor(path: string): readonly SigningKey[] {
    const role = ROLES.find((each) => path.endsWith(`${each}.json`));
    if (!role) throw new Error(`${path} is no metadata`);
    return this.keys[role];
  }

  /** Metadata that was published, as JSON. */
  json(path: string): MetadataJson {
    return JSON.parse(new TextDecoder().decode(this.file(path))) as MetadataJson;
  }

  /** The newest root as an object of @tufjs/models. */
  rootModel(): Metadata<Root> {
    return Metadata.fromJSON(MetadataKind.Root, JSON.parse(new TextDecoder().decode(this.root)));
  }
}

/** How somebody who holds keys changes metadata, or somebody who holds none. */
export interface Change {
  signed?(signed: MetadataJson['signed']): void;
  signers?: readonly SigningKey[];
  /** What is done after it was signed. */
  json?(json: MetadataJson): void;
}

export interface MetadataJson {
  signed: { _type: string; version: number; expires: string; [field: string]: unknown };
  signatures: { keyid: string; sig: string }[];
}

/** Good signatures over a text. */
export function signaturesOf(text: string, keys: readonly SigningKey[]): MetadataJson['signatures'] {
  return keys.map((key) => {
    const { keyID, sig } = signerOf(key)(Buffer.from(text));
    return { keyid: keyID, sig };
  });
}

function uniqueKeys(keys: readonly SigningKey[]): SigningKey[] {
  return [...new Map(keys.map((key) => [key.key.keyID, key])).values()];
}
