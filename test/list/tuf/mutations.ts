import { createHash } from 'node:crypto';
import { canonicalize } from '@tufjs/canonical-json';
import { metadataPath, type Role } from '../../../lib/list/tuf/layout.ts';
import { generateKey, type SigningKey } from '../../../registry/publish/keys.ts';
import { smallList } from '../../fakes/list.ts';
import { type Change, DAY, type MetadataJson, signaturesOf, type TestPublisher } from '../publisher.ts';

/** A publisher in the middle of its life, who publishes something odd, or whose server does. */
export type Mutation = (publisher: TestPublisher, role: Role) => unknown;

const TIMESTAMP = metadataPath('timestamp', 1);

export function publish(publisher: TestPublisher): void {
  publisher.publish(smallList({ name: `Publication ${publisher.versions.targets + 1}` }), 2);
}

/** Publishes anew, with a change to the metadata of one role. */
function offer(change: Change): Mutation {
  return (publisher, role) => publisher.offer(role, change, () => publish(publisher));
}

/** The same for one field of the signed part, or more. */
function field(fields: Record<string, unknown>): Mutation {
  return offer({ signed: (signed) => Object.assign(signed, fields) });
}

/** Publishes anew, with the metadata of one role changed as a text under the signatures it had. */
function text(change: (form: string) => string | Uint8Array): Mutation {
  return (publisher, role) => {
    const path = publisher.offer(role, {}, () => publish(publisher));
    const next = change(new TextDecoder().decode(publisher.file(path)));
    publisher.files.set(path, typeof next === 'string' ? new TextEncoder().encode(next) : next);
    publisher.relink(role);
  };
}

/** The same, well signed. */
function signedText(change: (form: string) => string): Mutation {
  return (publisher, role) => {
    const path = publisher.offer(role, {}, () => publish(publisher));
    publisher.forgeText(path, change(canonicalize(publisher.json(path).signed)));
    publisher.relink(role);
  };
}

/** Changes what is said of the snapshot or of the targets where they are named. */
function named(change: (named: NamedForm, bytes: Uint8Array) => void): Mutation {
  return (publisher, role) => {
    const [namer, what] =
      role === 'targets' ? (['snapshot', 'targets'] as const) : (['timestamp', 'snapshot'] as const);
    publish(publisher);
    const bytes = publisher.file(metadataPath(what, publisher.versions[what]));
    publisher.forge(metadataPath(namer, publisher.versions[namer]), ({ meta }) => {
      for (const each of Object.values(meta as Record<string, NamedForm>)) change(each, bytes);
    });
    publisher.relink(namer);
  };
}

interface NamedForm {
  version: number;
  length?: number;
  hashes?: Record<string, string>;
}

/** Publishes a root with other words for one role, and then a list. */
function root(change: (form: RootForm, role: Role, publisher: TestPublisher) => void): Mutation {
  return (publisher, role) => {
    const signed = (form: MetadataJson['signed']) => change(form as unknown as RootForm, role, publisher);
    publisher.offer('root', { signed }, () => {});
    publish(publisher);
  };
}

interface KeyForm {
  keytype: string;
  scheme: string;
  keyval: Record<string, unknown>;
}

interface RootForm {
  keys: Record<string, KeyForm>;
  roles: Record<string, { keyids: string[]; threshold: number }>;
}

function keyOf(publisher: TestPublisher, role: Role): SigningKey {
  const [key] = publisher.keys[role];
  if (!key) throw new Error(`${role} has no key`);
  return key;
}

/** Changes every key of a role as root writes it. */
function everyKey(change: (key: KeyForm) => void): Mutation {
  return root(({ keys, roles }, role) => {
    for (const id of roles[role]?.keyids ?? []) if (keys[id]) change(keys[id]);
  });
}

function everySignature(change: (sig: string) => string): Mutation {
  return offer({
    json: ({ signatures }) => {
      for (const signature of signatures) signature.sig = change(signature.sig);
    },
  });
}

/** Everything that may happen to a publication, by name. Which role it happens to is chosen besides. */
export const MUTATIONS: Record<string, Mutation> = {
  // As it should be.
  'nothing new': () => {},
  'a list': publish,
  'a timestamp': (publisher) => publisher.publishTimestamp(),
  'a root': (publisher) => publisher.publishRoot(),
  'three roots': (publisher) => [1, 2, 3].map(() => publisher.publishRoot()),
  'new keys': (publisher, role) => {
    publisher.rotate(role);
    publish(publisher);
  },
  'more keys': (publisher, role) => {
    publisher.rotate(role, 3);
    publish(publisher);
  },
  // Signatures.
  'altered after it was signed': offer({
    json: ({ signed }) => Object.assign(signed, { version: signed.version + 1 }),
  }),
  'one more field after it was signed': offer({ json: ({ signed }) => Object.assign(signed, { more: 1 }) }),
  'wrong signatures': everySignature((sig) => sig.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))),
  'signatures in capitals': everySignature((sig) => sig.toUpperCase()),
  'signatures and more': everySignature((sig) => `${sig}zz`),
  'signatures that are empty': everySignature(() => ''),
  'no signatures': offer({ signers: [] }),
  'unknown signers': offer({ signers: [generateKey()] }),
  'each signature twice': offer({ json: ({ signatures }) => signatures.push(...signatures) }),
  'one of the signatures': offer({ json: (json) => json.signatures.splice(1) }),
  'one unknown signature more': offer({
    json: (json) => json.signatures.push(...signaturesOf(canonicalize(json.signed), [generateKey()])),
  }),
  'signatures in another order': offer({ json: ({ signatures }) => signatures.reverse() }),
  'old keys after a rotation': (publisher, role) => {
    const signers = publisher.keys[role];
    publisher.rotate(role);
    publisher.offer(role, { signers }, () => publish(publisher));
  },
  'root without consent': (publisher) => {
    publisher.keys.root = [generateKey()];
    publisher.publishRoot();
  },
  'root without its own keys': (publisher) => {
    const signers = publisher.keys.root;
    publisher.keys.root = [generateKey()];
    publisher.offer('root', { signers }, () => {});
  },
  // Versions.
  'version 0': field({ version: 0 }),
  'version -1': field({ version: -1 }),
  'version 2^53': signedText((form) => form.replace(/"version":\d+}$/, '"version":9007199254740992}')),
  'version 1.5': signedText((form) => form.replace(/"version":\d+}$/, '"version":1.5}')),
  'version 1e400': signedText((form) => form.replace(/"version":\d+}$/, '"version":1e400}')),
  'version "2"': field({ version: '2' }),
  'one version further than named': offer({
    signed: (signed) => Object.assign(signed, { version: signed.version + 1 }),
  }),
  'old timestamp': (publisher) => {
    const old = publisher.file(TIMESTAMP);
    publisher.publishTimestamp();
    publisher.forge(TIMESTAMP, (signed) => Object.assign(signed, { version: 1 }));
    if (publisher.versions.timestamp < 3) publisher.files.set(TIMESTAMP, old);
  },
  'timestamp for an older snapshot': (publisher) => {
    publish(publisher);
    publisher.forge(TIMESTAMP, (signed) => Object.assign(signed, { meta: { 'snapshot.json': { version: 1 } } }));
  },
  'snapshot for older targets': (publisher) => {
    publish(publisher);
    const { meta } = publisher.json(metadataPath('snapshot', 1)).signed;
    publisher.forge(metadataPath('snapshot', publisher.versions.snapshot), (signed) => Object.assign(signed, { meta }));
    publisher.publishTimestamp();
  },
  'snapshot for nothing': (publisher) => {
    publish(publisher);
    publisher.forge(metadataPath('snapshot', publisher.versions.snapshot), (signed) =>
      Object.assign(signed, { meta: {} }),
    );
    publisher.publishTimestamp();
  },
  'new timestamp key and older targets': (publisher) => {
    publisher.rotate('timestamp');
    MUTATIONS['snapshot for older targets']?.(publisher, 'snapshot');
  },
  'root two versions further': (publisher) => {
    publisher.versions.root++;
    publisher.publishRoot();
    const { root: version } = publisher.versions;
    publisher.files.set(metadataPath('root', version - 1), publisher.root);
  },
  // Names of files.
  'named without length and hashes': named((each) => {
    delete each.length;
    delete each.hashes;
  }),
  'named with another hash': named((each) => Object.assign(each, { hashes: { sha256: 'ab'.repeat(32) } })),
  'named with another length': named((each) => Object.assign(each, { length: 1000 })),
  'named with another version': named((each) => Object.assign(each, { version: each.version - 1 })),
  'named with a second hash': named((each, bytes) => Object.assign(each.hashes ?? {}, { sha512: sha512(bytes) })),
  'named with a wrong second hash': named((each) => Object.assign(each.hashes ?? {}, { sha512: 'ab'.repeat(64) })),
  'named with a second hash of another kind': named((each) => Object.assign(each.hashes ?? {}, { later: 'abab' })),
  'named with another kind of hash only': named((each, bytes) =>
    Object.assign(each, { hashes: { sha512: sha512(bytes) } }),
  ),
  'same snapshot with another hash': (publisher) => {
    publisher.publishTimestamp();
    publisher.forge(TIMESTAMP, ({ meta }) => {
      const [each] = Object.values(meta as Record<string, NamedForm>);
      Object.assign(each ?? {}, { hashes: { sha256: 'ab'.repeat(32) } });
    });
  },
  'another file in the timestamp': (publisher) => {
    publish(publisher);
    publisher.forge(TIMESTAMP, ({ meta }) => Object.assign(meta as object, { 'more.json': { version: 1 } }));
  },
  'another file in the snapshot': (publisher) => {
    publish(publisher);
    const path = metadataPath('snapshot', publisher.versions.snapshot);
    publisher.forge(path, ({ meta }) => Object.assign(meta as object, { 'more.json': { version: 1 } }));
    publisher.publishTimestamp();
  },
  // Expiry.
  'four days': (publisher) => {
    publisher.now = new Date(publisher.now.getTime() + 4 * DAY);
  },
  'a timestamp after two days': (publisher) => {
    publisher.now = new Date(publisher.now.getTime() + 2 * DAY);
    publisher.publishTimestamp();
  },
  'half a year without a new list': (publisher) => {
    publisher.now = new Date(publisher.now.getTime() + 200 * DAY);
    publisher.publishTimestamp();
  },
  expired: field({ expires: '2026-11-23T11:59:59Z' }),
  'expires now': field({ expires: '2026-11-23T12:00:00Z' }),
  'expires in a second': field({ expires: '2026-11-23T12:00:01Z' }),
  'expires to the millisecond': field({ expires: '2027-01-01T00:00:00.123Z' }),
  'expires in another form': field({ expires: '2027-01-01T00:00:00+00:00' }),
  'expires in no form': field({ expires: 'tomorrow' }),
  'expires never': field({ expires: null }),
  // The signed part.
  'of another role': field({ _type: 'mirrors' }),
  'of specification 1.0': field({ spec_version: '1.0' }),
  'of specification 1.0.99999': field({ spec_version: '1.0.99999' }),
  'of specification 1': field({ spec_version: '1' }),
  'of specification 2.0.0': field({ spec_version: '2.0.0' }),
  'of specification one': field({ spec_version: 'one' }),
  'unknown fields': offer({
    signed: (signed) => Object.assign(signed, { more: { deep: [1, null, 'é', '"\\'] }, 'and-more': true }),
    json: (json) => Object.assign(json, { outside: [1] }),
  }),
  'unknown fields inside': offer({ signed: addInside }),
  'a __proto__ that nobody signed': text((form) => form.replace('"signed":{', '"signed":{"__proto__":{"version":9},')),
  'a __proto__ that was signed': signedText((form) => form.replace('{"_type"', '{"__proto__":{"version":9},"_type"')),
  // The text.
  'no JSON': text((form) => form.slice(0, -5)),
  'nothing at all': text(() => ''),
  'spaced out': text((form) => JSON.stringify(JSON.parse(form), null, 3)),
  'turned around': text((form) => JSON.stringify(turned(JSON.parse(form)))),
  'a byte order mark': text((form) => `\ufeff${form}`),
  brackets: text((form) => form.replace('{', `{"deep":${'['.repeat(5000)}${']'.repeat(5000)},`)),
  'invalid UTF-8': text((form) =>
    Buffer.concat([Buffer.from(form.replace(/}\s*$/, ',"more":"')), Buffer.of(0xff), Buffer.from('"}')]),
  ),
  'a page': text(() => '<!doctype html><title>Not here</title>'),
  missing: (publisher, role) => {
    publish(publisher);
    publisher.files.delete(metadataPath(role, publisher.versions[role]));
  },
  // Keys.
  'one key under two ids': (publisher, role) => {
    const { key } = keyOf(publisher, role);
    const copy = 'c'.repeat(64);
    const twice = (json: MetadataJson) => {
      const own = json.signatures.find(({ keyid }) => keyid === key.keyID);
      if (own) json.signatures.push({ ...own, keyid: copy });
    };
    const signed = (form: MetadataJson['signed']) => {
      const { keys, roles } = form as unknown as RootForm;
      keys[copy] = key.toJSON() as unknown as KeyForm;
      roles[role] = { keyids: [key.keyID, copy], threshold: 2 };
    };
    publisher.offer('root', { signed, ...(role === 'root' && { json: twice }) }, () => {});
    if (role !== 'root') publisher.offer(role, { json: twice }, () => publish(publisher));
  },
  'one key id twice': root(({ roles }, role) => roles[role]?.keyids.push(...roles[role].keyids)),
  'threshold 0': root(({ roles }, role) => Object.assign(roles[role] ?? {}, { threshold: 0 })),
  'threshold 9': root(({ roles }, role) => Object.assign(roles[role] ?? {}, { threshold: 9 })),
  'no keys': root(({ roles }, role) => Object.assign(roles[role] ?? {}, { keyids: [] })),
  'a key id without a key': root(({ roles }, role) => roles[role]?.keyids.push('d'.repeat(64))),
  'no such role': root(({ roles }, role) => delete roles[role]),
  'another role': root(({ roles }, role) => Object.assign(roles, { mirrors: roles[role] })),
  'keys in capitals': everyKey(({ keyval }) =>
    Object.assign(keyval, { public: String(keyval['public']).toUpperCase() }),
  ),
  'keys of another scheme': everyKey((key) => Object.assign(key, { scheme: 'ed448' })),
  'keys of another type': everyKey((key) => Object.assign(key, { keytype: 'rsa' })),
  'keys that are no points': everyKey(({ keyval }) => Object.assign(keyval, { public: `02${'00'.repeat(31)}` })),
  'a key of an unknown type': root(({ keys, roles }, role) => {
    keys['e'.repeat(64)] = { keytype: 'later', scheme: 'later', keyval: { public: 'x' } };
    roles[role]?.keyids.push('e'.repeat(64));
  }),
  'keys with numbers': everyKey(({ keyval }) => Object.assign(keyval, { more: 1 })),
  'no consistent snapshots': (publisher) => {
    publisher.offer('root', { signed: (signed) => Object.assign(signed, { consistent_snapshot: false }) }, () => {});
    publish(publisher);
    for (const role of ['snapshot', 'targets'] as const) {
      publisher.files.set(`metadata/${role}.json`, publisher.file(metadataPath(role, publisher.versions[role])));
    }
  },
  'consistent snapshots in words': root((form) => Object.assign(form, { consistent_snapshot: 'yes' })),
  // Targets.
  'no list': (publisher) => publisher.publishTargets(new Map([['list.json', new Uint8Array(3)]])),
  'no files': (publisher) => publisher.publishTargets(new Map()),
  delegations: (publisher) => {
    const delegations = {
      keys: {},
      roles: [{ name: 'more', keyids: [], threshold: 1, terminating: false, paths: ['*'] }],
    };
    publisher.offer('targets', { signed: (signed) => Object.assign(signed, { delegations }) }, () =>
      publish(publisher),
    );
  },
  'delegations in words': (publisher) => {
    publisher.offer('targets', { signed: (signed) => Object.assign(signed, { delegations: 'all' }) }, () =>
      publish(publisher),
    );
  },
};

function addInside(signed: MetadataJson['signed']): void {
  const { keys, roles, meta, targets } = signed as unknown as Record<string, Record<string, object> | undefined>;
  for (const forms of [keys, roles, meta, targets]) {
    for (const form of Object.values(forms ?? {})) Object.assign(form, { more: { deep: [1, null, 'é'] } });
  }
}

/** The same JSON with the fields of every object the other way round. */
export function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, each]) => [name, turned(each)]),
  );
}

function sha512(bytes: Uint8Array): string {
  return createHash('sha512').update(bytes).digest('hex');
}
