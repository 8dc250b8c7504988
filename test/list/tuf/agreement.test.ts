import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ROLES, type Role } from '../../../lib/list/tuf/layout.ts';
import { TestPublisher } from '../publisher.ts';
import { ownClient, standardClient, type Verdict } from './clients.ts';
import { MUTATIONS, publish } from './mutations.ts';
import { randomNumbers } from './random.ts';

const NOW = new Date('2026-11-23T12:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});

afterEach(() => {
  vi.useRealTimers();
});

/** What the standard client takes and this one refuses, and why. */
const STRICTER: Readonly<Record<string, string>> = {
  'one key under two ids': 'the standard client counts ids; a threshold is about keys',
  'keys of another scheme': 'the standard client does not look at the scheme of an Ed25519 key',
  'signatures and more': 'the standard client reads hex up to the first character that is none',
  'same snapshot with another hash': 'the standard client does not hash the snapshot that it holds',
  'named with another version': 'the same: the version named is that of the snapshot it holds',
  'named with another kind of hash only': 'lists are published with SHA-256',
  'no consistent snapshots': 'lists are published with consistent snapshots',
  'version 0': 'versions begin at 1 (section 4.3)',
  'version -1': 'versions begin at 1 (section 4.3)',
  'version 2^53': 'from here on a number can stand for its neighbour',
  'expires in another form': 'section 4.2.2 has one form',
  'of specification 1.0.99999': 'there will be no such version',
  'invalid UTF-8': 'the standard client puts a replacement character for what is none',
  'no list': 'the standard client does not know what a list is',
  'no files': 'the standard client does not know what a list is',
};

/** What this client takes and the standard one refuses, and why. */
const LAXER: Readonly<Record<string, string>> = {
  'a page': 'hosts that answer every missing file with a page: no successor of the root is there',
  'new timestamp key and older targets':
    'section 5.3.11: the trusted snapshot goes as well, whichever of the keys is new',
  'another file in the timestamp': 'an unknown part, which the signature covers: the standard client loses it',
  'named with a second hash of another kind':
    'SHA-256 was checked; the standard client refuses hashes it does not know',
  'keys with numbers': 'an unknown part of a key',
  'delegations in words': 'this client does not follow delegations, and does not look at them',
};

interface Judged {
  name: string;
  /** What happened, in words. */
  story: string;
  own: Verdict;
  standard: Verdict;
}

type Step = readonly [name: string, role: Role];

/**
 * Two clients follow one publisher.
 *
 * @param areNew they have followed nothing before the first step.
 * @returns how they judge what is published at the end of each step.
 */
async function follow(seed: number, steps: readonly Step[], areNew = false): Promise<Judged[]> {
  const random = randomNumbers(seed * 7919 + 1);
  const hasMany = random() < 0.4;
  const counts = hasMany ? { root: 3, timestamp: 2, snapshot: 2, targets: 3 } : {};
  const publisher = new TestPublisher(NOW, counts, hasMany ? { root: 2, targets: 2 } : {});
  const [own, standard] = [ownClient(publisher.root), standardClient(publisher.root)];
  try {
    const judged: Judged[] = [];
    const judge = async (name: string, role?: Role) => {
      vi.setSystemTime(publisher.now);
      const served = publisher.copy();
      const told = `${name}${role ? ` (${role})` : ''}, ${hasMany ? 'many keys' : 'one key a role'}, story ${seed}`;
      judged.push({ name, story: told, own: await own.judge(served), standard: await standard.judge(served) });
    };
    publish(publisher);
    if (random() < 0.5) publish(publisher);
    if (!areNew) await judge('a list');
    for (const [name, role] of steps) {
      MUTATIONS[name]?.(publisher, role);
      await judge(name, role);
    }
    return judged;
  } finally {
    standard.close();
  }
}

/** `stricter` or `laxer` where this client judges otherwise than the standard one. */
function differenceOf({ own, standard }: Judged): 'stricter' | 'laxer' | undefined {
  if ((own === undefined) === (standard === undefined)) return undefined;
  return own === undefined ? 'laxer' : 'stricter';
}

const AGREED = Object.keys(MUTATIONS).filter((name) => !(name in STRICTER) && !(name in LAXER));
/** Each in every role; once, where a mutation does not ask for one. */
const inEveryRole = (names: readonly string[]): Step[] =>
  names.flatMap((name) => ROLES.slice(MUTATIONS[name]?.length === 1 ? -1 : 0).map((role) => [name, role] as const));

test('both clients judge everything that can happen to a publication alike, but for what is listed', async () => {
  const differ = new Set<string>();
  const stories = [
    ...inEveryRole(Object.keys(MUTATIONS)).map((step) => ({ step, areNew: false })),
    ...inEveryRole(Object.keys(STRICTER)).map((step) => ({ step, areNew: true })),
  ];
  for (const [seed, { step, areNew }] of stories.entries()) {
    for (const judged of await follow(seed, [step], areNew)) {
      const difference = differenceOf(judged);
      if (difference) differ.add(`${difference}: ${judged.name}`);
      expect(judged.own ?? 'LIST_', judged.story).toMatch(/^LIST_/);
    }
  }
  const listed = [
    ...Object.keys(STRICTER).map((name) => `stricter: ${name}`),
    ...Object.keys(LAXER).map((name) => `laxer: ${name}`),
  ];
  expect([...differ].toSorted()).toEqual(listed.toSorted());
}, 180_000);

test('both clients judge one thing after the other alike, and take what is sound afterwards', async () => {
  let taken = 0;
  for (let seed = 0; seed < 60; seed++) {
    const random = randomNumbers(seed + 1e6);
    const any = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
    const steps = Array.from({ length: 3 }, () => [any(AGREED), any(ROLES)] as const);
    for (const judged of await follow(seed, [...steps, ['a list', 'targets']], seed % 4 === 0)) {
      const told = `${judged.story}, after ${JSON.stringify(steps)}: ${judged.own} / ${judged.standard}`;
      expect(differenceOf(judged), told).toBeUndefined();
      if (judged.own === undefined) taken++;
    }
  }
  expect(taken).toBeGreaterThan(60);
}, 180_000);
