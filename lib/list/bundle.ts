import * as z from 'zod/mini';
import { CodedError } from '../errors.ts';
import type { Publication } from './storage.ts';

/**
 * The publication that came with the extension, as one file: metadata and targets as texts, because all of them are
 * JSON in UTF-8. They are verified like any other.
 */
const bundleSchema = z.strictObject({
  /** Where later publications are, with a slash at the end; absent in a build that is never synced. */
  url: z.optional(z.string().check(z.regex(/^https?:\/\/\S+\/$/))),
  root: z.string(),
  timestamp: z.string(),
  snapshot: z.string(),
  targets: z.string(),
  /** Texts by target path. */
  files: z.record(z.string(), z.string()),
});

export type BundleFile = z.infer<typeof bundleSchema>;

export interface Bundle {
  url?: string;
  publication: Publication;
  /** Bytes by target path. */
  files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads the file that came with the extension.
 *
 * @param value parsed JSON.
 * @throws {CodedError} `LIST_CORRUPT`
 */
export function readBundle(value: unknown): Bundle {
  const bundle = bundleSchema.safeParse(value);
  if (!bundle.success) throw new CodedError('LIST_CORRUPT', 'the bundled list is not as it should be');
  const { url, files, ...metadata } = bundle.data;
  const encoder = new TextEncoder();
  return {
    ...(url && { url }),
    publication: {
      root: encoder.encode(metadata.root),
      timestamp: encoder.encode(metadata.timestamp),
      snapshot: encoder.encode(metadata.snapshot),
      targets: encoder.encode(metadata.targets),
    },
    files: new Map(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)])),
  };
}
