import fc from 'fast-check';
import type { PeerId } from '../../lib/telegram/peer-id.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { handles } from '../fakes/arbitraries.ts';
import { bundledIndex } from './bundled.ts';

const listedHandles = bundledIndex.organisations.flatMap(({ channels }) => channels.map(({ handle }) => handle));
const listedNames = bundledIndex.organisations.flatMap(({ names }) => Object.values(names).flat());

const disguising = fc.constantFrom(
  '\u200b',
  '\u0301',
  '\u202e',
  '\ud800',
  'ـ',
  'а',
  '0',
  '1',
  ' ',
  '|',
  '✅',
  '_',
  'רשמי',
);

/** A listed text with something put in, or something left out. */
function changed(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.nat(60), fc.nat(2), fc.array(disguising, { maxLength: 3 }))
    .map(([text, at, left, put]) => text.slice(0, at) + put.join('') + text.slice(at + left));
}

/** Any Unicode, lone surrogates too; texts of the list with changes; words that are put around names. */
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  changed(listedNames),
  fc
    .array(
      fc.oneof(
        fc.constantFrom('official', 'not', 'של', '|', '官方', 'канал', 'fans', '@MOHreport'),
        changed(listedNames),
      ),
    )
    .map((words) => words.join(' ')),
);

const anyHandle = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), handles, changed(listedHandles));

/** Every field with anything in it: more than a page can show. */
export const sightings: fc.Arbitrary<Sighting> = fc.record(
  {
    handle: anyHandle,
    handlePending: fc.boolean(),
    otherHandles: fc.array(anyHandle, { maxLength: 8 }),
    peerId: texts.map((text) => text as PeerId),
    title: texts,
    about: texts,
    subscribers: fc.double(),
    kind: fc.constantFrom('channel', 'group', 'bot', 'user'),
    verified: fc.boolean(),
    thirdPartyVerified: fc.boolean(),
    emojiStatus: fc.boolean(),
    scam: fc.boolean(),
    fake: fc.boolean(),
    linkText: fc.oneof(
      texts,
      anyHandle.map((handle) => `https://t.me/${handle}`),
    ),
    surface: texts,
  },
  { requiredKeys: [] },
);

/** Sightings that Telegram itself says nothing about, of a chat that is not a person: the detectors have to look. */
export const unmarkedSightings: fc.Arbitrary<Sighting> = sightings.map((sighting) => ({
  ...sighting,
  kind: 'channel',
  handlePending: false,
  verified: false,
  thirdPartyVerified: false,
  scam: false,
  fake: false,
}));
