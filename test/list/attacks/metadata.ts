import { canonicalize } from '@tufjs/canonical-json';
import { expect } from 'vitest';
import type { ErrorCode } from '../../../lib/errors.ts';
import { ROLES, type Role } from '../../../lib/list/tuf/layout.ts';
import type { MetadataJson } from '../publisher.ts';
import { attack } from './attack.ts';
import type { World } from './world.ts';

const NESTED = '['.repeat(100_000) + ']'.repeat(100_000);
/** Stands where a test wants something that JSON.stringify would not write. */
const HERE = '"<here>"';

/** Metadata that no honest tool writes today, or that a later one may. */
export function metadataAttacks(): void {
  for (const role of ROLES) roleAttacks(role);
  attack('targets: files named __proto__, constructor and above the list', {
    does: (world) => {
      const path = world.offer('targets', { signed: ({ targets }) => addOddNames(targets as Forms) });
      const form = canonicalize(world.publisher.json(path).signed).replace('"<proto>":', '"__proto__":');
      world.publisher.forgeText(path, form);
      world.publisher.relink('targets');
    },
    happens: 'survived',
    uses: 2,
    also: ({ server }) => {
      expect(({} as { length?: unknown }).length).toBeUndefined();
      expect(server.requests.filter((path) => path.includes('timestamp.json/') || path.includes('..'))).toEqual([]);
    },
  });
}

function roleAttacks(role: Role): void {
  const survives = (name: string, does: (world: World) => void) =>
    attack(`${role}: ${name}`, {
      does: (world) => {
        does(world);
        if (role === 'root') world.publish();
      },
      happens: 'survived',
      uses: 2,
    });
  const isRefused = (name: string, happens: ErrorCode, does: (world: World) => void) =>
    attack(`${role}: ${name}`, { does, happens });

  survives('unknown fields everywhere', (world) => {
    world.offer(role, { signed: addUnknown, json: (json) => addUnknownOutside(json) });
  });
  survives('a __proto__ that was signed', (world) => signText(world, role, (form) => withProto(form)));
  isRefused('a __proto__ that nobody signed', 'LIST_SIGNATURE', (world) => {
    alterText(world, role, (form) => form.replace('"signed":{', '"signed":{"__proto__":{"version":9},'));
  });
  isRefused('metadata of another role', 'LIST_CORRUPT', (world) => {
    world.offer(role, { signed: (signed) => Object.assign(signed, { _type: role === 'root' ? 'targets' : 'root' }) });
  });
  isRefused('no JSON', 'LIST_CORRUPT', (world) => alterText(world, role, (form) => form.slice(0, -4)));
  isRefused('invalid UTF-8', 'LIST_CORRUPT', (world) => invalidUtf8(world, role));
  isRefused('a byte order mark', 'LIST_CORRUPT', (world) => alterText(world, role, (form) => `\ufeff${form}`));
  // What is read of a timestamp is less than that.
  const tooDeep = role === 'timestamp' ? 'LIST_TOO_LARGE' : 'LIST_CORRUPT';
  isRefused('100,000 brackets', tooDeep, (world) => signText(world, role, (form) => form.replace(HERE, NESTED)));
  for (const version of ['9007199254740992', '1e400', '0', '-1', '1.5', '"2"', 'null']) {
    isRefused(`version ${version}`, 'LIST_CORRUPT', (world) => {
      signText(world, role, (form) => form.replace(/"version":\d+}$/, `"version":${version}}`));
    });
  }
}

interface Forms {
  [name: string]: object | undefined;
}

/** Publishes anew, with a text of anybody's making, well signed, in the place of the metadata of one role. */
function signText(world: World, role: Role, change: (form: string) => string): void {
  const path = world.offer(role, { signed: (signed) => Object.assign(signed, { unknown: '<here>' }) });
  const form = canonicalize(world.publisher.json(path).signed);
  const next = change(form);
  if (next === form) throw new Error('nothing was changed');
  world.publisher.forgeText(path, next);
  world.publisher.relink(role);
}

/** Publishes anew, with the metadata of one role changed as a text, under the signatures it had. */
function alterText(world: World, role: Role, change: (form: string) => string): void {
  const path = world.offer(role, {});
  const form = new TextDecoder().decode(world.publisher.file(path));
  world.publisher.files.set(path, new TextEncoder().encode(change(form)));
  world.publisher.relink(role);
}

/** One byte that is no UTF-8 stands where a decoder would put what the signature is over. */
function invalidUtf8(world: World, role: Role): void {
  const path = world.offer(role, { signed: (signed) => Object.assign(signed, { unknown: '\ufffd' }) });
  const bytes = Buffer.from(world.publisher.file(path));
  const at = bytes.indexOf('\ufffd');
  world.publisher.files.set(path, Buffer.concat([bytes.subarray(0, at), Buffer.of(0xff), bytes.subarray(at + 3)]));
  world.publisher.relink(role);
}

function withProto(form: string): string {
  return form.replace(`{"_type"`, `{"__proto__":{"version":9},"_type"`);
}

/** As a later version of the specification may have them. */
function addUnknown(signed: MetadataJson['signed']): void {
  const { keys, roles, meta, targets } = signed as unknown as Record<string, Forms | undefined>;
  for (const each of [keys, roles, meta, targets]) {
    for (const form of Object.values(each ?? {})) Object.assign(form ?? {}, { unknown: { deep: [1, null, 'é'] } });
  }
  Object.assign(signed, { unknown: { deep: [1, null, 'é'] }, 'unknown-2': true });
}

function addUnknownOutside(json: MetadataJson): void {
  for (const signature of json.signatures) Object.assign(signature, { unknown: 1 });
  Object.assign(json, { unknown: [1] });
}

function addOddNames(targets: Forms): void {
  const [file] = Object.values(targets);
  Object.assign(targets, { constructor: file, '<proto>': file, '../../metadata/timestamp.json': file });
}
