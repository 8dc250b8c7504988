import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CodedError } from '../../lib/errors.ts';
import { parseList } from '../../lib/list/parse.ts';
import { HEALTH, HOME_FRONT, smallList } from '../fakes/list.ts';

function codeOf(value: unknown): string | undefined {
  try {
    parseList(value);
    return undefined;
  } catch (error) {
    return error instanceof CodedError ? error.code : String(error);
  }
}

test('a sound list is read as it is', () => {
  expect(parseList(structuredClone(smallList()))).toEqual(smallList());
});

test.each([
  ['nothing', undefined],
  ['text', 'list'],
  ['no format', { version: 1 }],
  ['an unknown field', { ...smallList(), extra: 1 }],
  ['a field missing', { format: 1, version: 1 }],
  ['a bad handle', smallList({ organisations: [{ ...HEALTH, channels: [{ ...channel(), handle: 'x' }] }] })],
  ['no evidence', smallList({ organisations: [{ ...HEALTH, channels: [{ ...channel(), evidence: [] }] }] })],
  ['a website that is none', smallList({ organisations: [{ ...HEALTH, website: 'javascript:alert(1)' }] })],
  [
    'one handle under two organisations',
    smallList({ organisations: [HEALTH, { ...HOME_FRONT, channels: HEALTH.channels }] }),
  ],
])('a list with %s is corrupt', (_, value) => {
  expect(codeOf(value)).toBe('LIST_CORRUPT');
});

test('a list of a later format is told from a corrupt one', () => {
  expect(codeOf({ format: 2, anything: true })).toBe('LIST_FORMAT_NEWER');
});

test('whatever was stored is read or refused with a code', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(['LIST_CORRUPT', 'LIST_FORMAT_NEWER']).toContain(codeOf(value));
    }),
  );
});

function channel() {
  const [first] = HEALTH.channels;
  if (!first) throw new Error('the fake has a channel');
  return first;
}
