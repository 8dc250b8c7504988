import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListedChannel } from '../../lib/list/handle-index.ts';
import { letterMask, lettersApart } from '../../lib/list/letter-mask.ts';
import type { Organisation } from '../../lib/list/schema.ts';
import { plainHandle } from '../../lib/text/handle-form.ts';
import { letterSkeletonOf, skeletonOf } from '../../lib/text/skeleton.ts';
import { compileRegistry } from '../../registry/compile.ts';
import { handles } from '../fakes/arbitraries.ts';
import { HEALTH, HOME_FRONT } from '../fakes/list.ts';
import { handleIndexOf } from './drafted.ts';

const { organisations } = compileRegistry();
const index = handleIndexOf(organisations);
const channels: readonly ListedChannel[] = organisations.flatMap((organisation) =>
  organisation.channels.map((channel) => ({ organisation, channel })),
);

function near(plain: string, asked = index): string[] {
  return asked.near(skeletonOf(plain), letterSkeletonOf(plain)).map(({ channel }) => channel.handle);
}

/** An organisation that has channels under these handles only. */
function owning(...own: string[]): Organisation {
  return {
    ...HEALTH,
    channels: own.map((handle) => ({
      handle,
      role: 'main',
      status: 'active',
      evidence: HEALTH.channels[0]?.evidence ?? [],
    })),
  };
}

describe('exactly', () => {
  test('every listed handle is found, in any case', () => {
    for (const { organisation, channel } of channels) {
      for (const handle of [channel.handle, channel.handle.toLowerCase(), channel.handle.toUpperCase()]) {
        expect(index.byHandle(handle)).toEqual({ organisation, channel });
      }
    }
  });

  test('no other handle is', () => {
    const listed = new Set(channels.map(({ channel }) => channel.handle.toLowerCase()));
    fc.assert(
      fc.property(fc.oneof(handles, fc.string({ unit: 'binary' })), (handle) => {
        fc.pre(!listed.has(handle.toLowerCase()));
        expect(index.byHandle(handle)).toBeUndefined();
      }),
    );
  });

  test('a pinned peer id finds its channel, others do not', () => {
    const small = handleIndexOf([HOME_FRONT, HEALTH]);
    expect(small.byPeerId('-1001500000001')).toEqual({ organisation: HEALTH, channel: HEALTH.channels[0] });
    expect(small.byPeerId('1001500000001')).toBeUndefined();
    expect(small.byPeerId('')).toBeUndefined();
  });
});

/** All spellings of a text that are one edit away: a letter left out, doubled, put in or changed, or two swapped. */
function oneEditAway(text: string): string[] {
  const spellings: string[] = [];
  for (let at = 0; at <= text.length; at++) {
    const [before, behind] = [text.slice(0, at), text.slice(at)];
    for (const letter of 'enxz07') {
      spellings.push(before + letter + behind);
      if (behind !== '') spellings.push(before + letter + behind.slice(1));
    }
    if (behind !== '') spellings.push(before + behind.slice(1), before + behind.charAt(0) + behind);
    if (behind.length > 1) spellings.push(before + behind.charAt(1) + behind.charAt(0) + behind.slice(2));
  }
  return spellings;
}

describe('near', () => {
  test('every spelling one edit from any listed handle of five letters or more is found', () => {
    const missed: string[] = [];
    for (const { channel } of channels) {
      const plain = plainHandle(channel.handle);
      if (plain.length < 5) continue;
      for (const written of oneEditAway(plain)) {
        if (!near(written).includes(channel.handle)) missed.push(`${written} for ${channel.handle}`);
      }
    }
    expect(missed).toEqual([]);
  });

  test('a look-alike in place of every letter that has one is found', () => {
    const alike: Record<string, string> = {
      o: '0',
      l: '1',
      i: '1',
      s: '5',
      q: '9',
      g: '9',
      e: '3',
      a: '4',
      t: '7',
      z: '2',
    };
    for (const { channel } of channels) {
      const written = [...plainHandle(channel.handle)].map((letter) => alike[letter] ?? letter).join('');
      expect(near(written)).toContain(channel.handle);
    }
  });

  test('only few are found: what has nothing in common is not', () => {
    expect(near('qqjjxxwwqqjjxx')).toEqual([]);
    for (const { channel } of channels)
      expect(near(plainHandle(channel.handle)).length).toBeLessThan(channels.length / 10);
  });

  test('any handle is found among others with one edit', () => {
    const lists = fc.uniqueArray(handles, { minLength: 1, maxLength: 40, selector: (handle) => plainHandle(handle) });
    fc.assert(
      fc.property(lists, fc.nat(), fc.nat(), fc.constantFrom(...'abxz019'), (own, a, b, letter) => {
        const handle = own[a % own.length] ?? '';
        const plain = plainHandle(handle);
        fc.pre(plain.length >= 5);
        const at = b % plain.length;
        const asked = handleIndexOf([owning(...own)]);
        for (const written of [
          plain.slice(0, at) + plain.slice(at + 1),
          plain.slice(0, at) + letter + plain.slice(at),
          plain.slice(0, at) + letter + plain.slice(at + 1),
        ]) {
          expect(near(written, asked)).toContain(handle);
        }
      }),
    );
  });

  test('anything may be asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
        expect(index.near(text, text).length).toBeLessThan(channels.length);
        expect(index.anagrams(text).length).toBeLessThan(channels.length);
      }),
    );
    const long = 'official'.repeat(50_000);
    expect(index.near(long, long)).toEqual([]);
    expect(index.anagrams(long)).toEqual([]);
  });
});

test('every order of the letters of a listed handle finds it', () => {
  const some = fc.constantFrom(...channels).chain((listed) => {
    const letters = [...letterSkeletonOf(plainHandle(listed.channel.handle))];
    return fc.tuple(fc.constant(listed), fc.shuffledSubarray(letters, { minLength: letters.length }));
  });
  fc.assert(
    fc.property(some, ([listed, letters]) => {
      expect(index.anagrams(letters.join(''))).toContainEqual(listed);
    }),
  );
});

test('an empty list finds nothing', () => {
  const empty = handleIndexOf([]);
  expect(empty.byHandle('MOHreport')).toBeUndefined();
  expect(empty.byPeerId('-1001500000001')).toBeUndefined();
  expect(empty.near('mohreport', 'mohreport')).toEqual([]);
  expect(empty.anagrams('mohreport')).toEqual([]);
});

describe('which letters a text has', () => {
  const texts = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'), maxLength: 32 });

  test('does not turn on their order or number', () => {
    fc.assert(fc.property(texts, (text) => letterMask(text) === letterMask([...text].toReversed().join('') + text)));
  });

  test('differs in two bits at most for one edit', () => {
    fc.assert(
      fc.property(texts, fc.nat(32), fc.constantFrom(...'abxz019'), (text, at, letter) => {
        const changed = text.slice(0, at) + letter + text.slice(at + 1);
        expect(lettersApart(letterMask(text), letterMask(changed))).toBeLessThanOrEqual(2);
      }),
    );
  });

  test('is counted bit by bit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }), (a, b) => {
        expect(lettersApart(a, b)).toBe([...((a ^ b) >>> 0).toString(2)].filter((bit) => bit === '1').length);
      }),
    );
  });
});
