import { EVIDENCE_KINDS, type Evidence } from '../../lib/list/schema.ts';
import { UsageError } from '../publish/arguments.ts';
import type { Readers } from './readers.ts';

const FIELDS = /^(kind|source|seen)=(.*)$/s;

/**
 * Reads evidence from the command line: `kind=own-site,source=https://example.org/contact,seen=2026-11-23`, in any order.
 * The source may hold commas.
 *
 * @param today `YYYY-MM-DD`; stands for `seen` where that is left out.
 * @throws {UsageError}
 */
export function readEvidence(text: string, today: string): Evidence {
  const fields = new Map<string, string>();
  for (const part of text.split(/,(?=(?:kind|source|seen)=)/)) {
    const [, name = '', value = ''] = FIELDS.exec(part) ?? [];
    if (name === '' || fields.has(name)) throw new UsageError('--evidence takes kind=KIND,source=TEXT,seen=YYYY-MM-DD');
    fields.set(name, value);
  }
  const kind = EVIDENCE_KINDS.find((one) => one === fields.get('kind'));
  const source = fields.get('source');
  if (!kind) throw new UsageError(`the kind of --evidence is one of ${EVIDENCE_KINDS.join(', ')}`);
  if (!source) throw new UsageError('--evidence needs a source: an address, or in words what kind of source it is');
  return { kind, source, seen: fields.get('seen') ?? today };
}

/**
 * What stands in the registry for what readers reported: how many independent ones there are for certain, never who or in
 * which words. One reader who sends ten reports is one.
 */
export function evidenceOfReports({ least, most }: Readers, today: string): Evidence {
  const readers = least === 1 ? 'a reader' : `${least} readers`;
  return {
    kind: 'reader-reports',
    source: `reported by ${most > least ? 'at least ' : ''}${readers}, looked into`,
    seen: today,
  };
}
