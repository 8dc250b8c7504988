import { metadataPath, ROLES, type Role } from '../../../lib/list/tuf/layout.ts';
import { generateKey, type SigningKey } from '../../../registry/publish/keys.ts';
import type { Change, MetadataJson } from '../publisher.ts';
import { attack } from './attack.ts';
import type { World } from './world.ts';

/** What is signed by others than those who may, or by too few of them. */
export function signatureAttacks(): void {
  for (const role of ROLES) roleAttacks(role);
  attack('signature of a key that no root names, besides a good one', {
    does: (world) => world.offer('timestamp', { signers: [...world.publisher.keys.timestamp, generateKey()] }),
    happens: 'survived',
    uses: 2,
  });
}

function roleAttacks(role: Role): void {
  const offers = (name: string, change: Change) =>
    attack(`${role}: ${name}`, { does: (world) => world.offer(role, change), happens: 'LIST_SIGNATURE' });
  offers('altered after it was signed', {
    json: ({ signed }) => Object.assign(signed, { version: signed.version + 1 }),
  });
  offers('wrong signature', { json: wrongSignature });
  offers('signature missing', { signers: [] });
  offers('signature of a key that no root names', { signers: [generateKey()] });
  offers('foreign signature under the id of a key', { json: (json) => foreignSignature(json) });
  offers('one signature twice', { json: ({ signatures }) => signatures.push(...signatures) });
  attack(`${role}: two of three keys needed, one signed`, {
    counts: { [role]: 3 },
    thresholds: { [role]: 2 },
    does: (world) => world.offer(role, { signers: world.publisher.keys[role].slice(0, 1) }),
    happens: 'LIST_SIGNATURE',
  });
  attack(`${role}: two of three keys needed, two signed`, {
    counts: { [role]: 3 },
    thresholds: { [role]: 2 },
    does: (world) => {
      world.offer(role, { signers: world.publisher.keys[role].slice(1) });
      if (role === 'root') world.publish();
    },
    happens: 'survived',
    uses: 2,
  });
  attack(`${role}: one key under two ids`, {
    does: (world) => underTwoIds(world, role),
    happens: 'LIST_SIGNATURE',
    keepsRoots: role !== 'root',
    mends: ({ publisher }) => publisher.publishRoot(),
  });
  attack(`${role}: one key id listed twice`, {
    does: (world) => listedTwice(world, role),
    happens: 'LIST_CORRUPT',
  });
}

function wrongSignature({ signatures }: MetadataJson): void {
  for (const signature of signatures) {
    signature.sig = signature.sig.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
  }
}

function foreignSignature({ signatures }: MetadataJson): void {
  for (const signature of signatures) signature.sig = 'ab'.repeat(64);
}

/** The next root names one key of a role under two ids and asks for two: both ids have a signature, of the one key. */
function underTwoIds(world: World, role: Role): void {
  const { publisher } = world;
  const [{ key }] = publisher.keys[role] as [SigningKey];
  const copy = 'c'.repeat(64);
  const twice = ({ signatures }: MetadataJson) => {
    const own = signatures.find(({ keyid }) => keyid === key.keyID);
    if (own) signatures.push({ ...own, keyid: copy });
  };
  world.offer('root', {
    signed: (signed) => {
      const { keys, roles } = signed as unknown as RootForm;
      keys[copy] = key.toJSON();
      roles[role] = { keyids: [key.keyID, copy], threshold: 2 };
    },
    ...(role === 'root' && { json: twice }),
  });
  if (role !== 'root') world.offer(role, { json: twice });
}

/** The next root names one key id of a role twice and asks for two. */
function listedTwice(world: World, role: Role): void {
  const [{ key }] = world.publisher.keys[role] as [SigningKey];
  world.offer('root', {
    signed: (signed) => {
      const { roles } = signed as unknown as RootForm;
      roles[role] = { keyids: [key.keyID, key.keyID], threshold: 2 };
    },
  });
}

interface RootForm {
  keys: Record<string, unknown>;
  roles: Record<Role, { keyids: string[]; threshold: number }>;
}

/** Other keys take over, as they should and as they should not. */
export function rotationAttacks(): void {
  for (const role of ROLES) {
    attack(`rotation: new ${role} key`, {
      does: (world) => {
        world.publisher.rotate(role);
        world.publish();
      },
      happens: 'survived',
      uses: 2,
    });
    attack(`rotation: old ${role} key still signs`, {
      does: (world) => {
        const before = world.publisher.keys[role];
        world.publisher.rotate(role);
        world.offer(role, { signers: before });
      },
      happens: 'LIST_SIGNATURE',
      keepsRoots: role !== 'root',
    });
  }
  attack('rotation: every key at once', {
    does: (world) => {
      for (const role of ROLES) world.publisher.rotate(role);
      world.publish();
    },
    happens: 'survived',
    uses: 2,
  });
  attack('rotation: root without consent of the old keys', {
    does: ({ publisher }) => {
      publisher.keys.root = [generateKey()];
      publisher.publishRoot();
    },
    happens: 'LIST_SIGNATURE',
  });
  attack('rotation: root without the new keys', {
    does: (world) => {
      const before = world.publisher.keys.root;
      world.publisher.keys.root = [generateKey()];
      world.offer('root', { signers: before });
    },
    happens: 'LIST_SIGNATURE',
  });
  attack('rotation: root with too few of the new keys', {
    does: (world) => {
      const { publisher } = world;
      const before = publisher.keys.root;
      publisher.keys.root = [generateKey(), generateKey(), generateKey()];
      publisher.thresholds.root = 2;
      world.offer('root', { signers: [...before, ...publisher.keys.root.slice(0, 1)] });
    },
    happens: 'LIST_SIGNATURE',
  });
  attack('rotation: root that skips a version', {
    does: ({ publisher }) => {
      publisher.versions.root++;
      publisher.publishRoot();
      publisher.files.set(metadataPath('root', 2), publisher.file(metadataPath('root', 3)));
    },
    happens: 'LIST_ROLLBACK',
  });
  attack('rotation: root that skips a version, under its own name', {
    does: ({ publisher }) => {
      publisher.versions.root++;
      publisher.publishRoot();
    },
    happens: 'survived',
    mends: ({ publisher }) => {
      publisher.versions.root = 1;
      publisher.publishRoot();
    },
  });
  attack('rotation: a new root, with an old timestamp key for what is old', {
    publications: 2,
    does: ({ publisher, server, history }) => {
      publisher.rotate('timestamp');
      const root = publisher.file(metadataPath('root', 2));
      server.files = new Map([...(history[0] ?? []), [metadataPath('root', 2), root]]);
    },
    happens: 'LIST_SIGNATURE',
    keepsRoots: true,
  });
}
