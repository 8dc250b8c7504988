import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCount, isText, like, oneOf, readShape } from '../lib/shape.ts';

interface Chat {
  name: string;
  kind?: 'a' | 'b';
  members?: number;
  day?: string;
}

const read = (value: unknown) =>
  readShape<Chat>(
    value,
    { name: isText, kind: oneOf(['a', 'b']), members: isCount, day: like(/^\d{4}-\d{2}-\d{2}$/) },
    ['name'],
  );

describe('an object is read by its fields', () => {
  test('and what is not named is dropped', () => {
    const whole = { name: 'x', kind: 'b', members: 0, day: '2026-11-23' };
    expect(read({ ...whole, more: 1 })).toEqual(whole);
    expect(read({ name: '', kind: undefined })).toEqual({ name: '' });
  });

  test.each([
    undefined,
    null,
    'x',
    7,
    [],
    ['name'],
    {},
    { name: undefined },
    { name: null },
    { name: 'x', kind: 'c' },
    { name: 'x', kind: null },
    { name: 'x', members: -1 },
    { name: 'x', members: Number.NaN },
    { name: 'x', members: Number.POSITIVE_INFINITY },
    { name: 'x', members: '1' },
    { name: 'x', day: '2026-11-2' },
    { name: 'x', day: ['2026-11-23'] },
    Object.create({ name: 'inherited' }),
  ])('%j is none', (value) => {
    expect(read(value)).toBeUndefined();
  });

  test('whatever it is, nothing is thrown and nothing else comes out', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, maxDepth: 2 }), (value) => {
        const chat = read(value);
        if (chat) expect(Object.keys(chat).every((key) => ['name', 'kind', 'members', 'day'].includes(key))).toBe(true);
      }),
    );
  });
});
