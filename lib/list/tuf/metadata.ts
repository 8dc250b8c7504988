import * as z from 'zod/mini';

/**
 * The shapes of TUF metadata as far as this client needs them (specification 1.0, section 4). Unknown fields are left
 * aside, as the specification asks; the signatures cover them all the same, because they are checked over what was read.
 */

const version = z.number().check(z.int(), z.positive());
/** `YYYY-MM-DDTHH:MM:SSZ` (section 4.2.2); other tools write fractions of a second as well. */
const expires = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/),
  z.refine((text) => !Number.isNaN(Date.parse(text))),
);
/** This client is made for specification 1.x. */
const specVersion = z.string().check(z.regex(/^1\.\d{1,4}(\.\d{1,4})?$/));
/** SHA-256 always; SHA-512 counts as well where it is listed. Hashes of other kinds are left aside. */
const hashes = z.object({
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  sha512: z.optional(z.string().check(z.regex(/^[0-9a-f]{128}$/))),
});
const length = z.number().check(z.int(), z.nonnegative());
const keyId = z.string().check(z.minLength(1), z.maxLength(128));

const common = { spec_version: specVersion, version, expires };

/** No key is named twice, as other clients have it. */
const keyIds = z.array(keyId).check(z.refine((ids) => new Set(ids).size === ids.length));

const role = z.object({ keyids: keyIds, threshold: z.number().check(z.int(), z.positive()) });

/** Of other kinds of keys nothing is known, so they sign nothing here. */
const key = z.object({ keytype: z.string(), scheme: z.string(), keyval: z.object({ public: z.string() }) });

export const rootSchema = z.object({
  ...common,
  _type: z.literal('root'),
  consistent_snapshot: z.literal(true),
  keys: z.record(keyId, key),
  roles: z.object({ root: role, timestamp: role, snapshot: role, targets: role }),
});

/** Length and hash may be absent in the specification; a list without them is bounded by the caps alone. */
const metaFile = z.object({ version, length: z.optional(length), hashes: z.optional(hashes) });

export const timestampSchema = z.object({
  ...common,
  _type: z.literal('timestamp'),
  meta: z.object({ 'snapshot.json': metaFile }),
});

export const snapshotSchema = z.object({
  ...common,
  _type: z.literal('snapshot'),
  meta: z.catchall(z.object({ 'targets.json': metaFile }), metaFile),
});

const targetFileSchema = z.object({ length, hashes });

export const targetsSchema = z.object({
  ...common,
  _type: z.literal('targets'),
  targets: z.record(z.string().check(z.minLength(1), z.maxLength(200)), targetFileSchema),
});

export const envelopeSchema = z.object({
  signed: z.looseObject({ _type: z.string() }),
  signatures: z.array(z.object({ keyid: keyId, sig: z.string() })),
});

export type Root = z.infer<typeof rootSchema>;
export type RoleKeys = z.infer<typeof role>;
export type Timestamp = z.infer<typeof timestampSchema>;
export type Snapshot = z.infer<typeof snapshotSchema>;
export type Targets = z.infer<typeof targetsSchema>;
export type MetaFile = z.infer<typeof metaFile>;
export type TargetFile = z.infer<typeof targetFileSchema>;
