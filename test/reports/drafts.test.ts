import { describe, expect, test } from 'vitest';
import { draftFrom, draftOf, draftPage, readDraft } from '../../lib/reports/drafts.ts';
import { parsePeerId } from '../../lib/telegram/peer-id.ts';
import { OFFICIAL } from '../components/samples.ts';

const peerId = parsePeerId('-1001500000002');
if (!peerId) throw new Error('the sample is a peer id');
const SIGHTING = { handle: 'MOHrep0rt', title: 'משרד הבריאות', peerId };

function memory(isFull = false) {
  const kept = new Map<string, unknown>();
  return {
    kept,
    async get(key: string) {
      return kept.get(key);
    },
    async set(key: string, value: unknown) {
      if (isFull) throw new Error('QUOTA_BYTES quota exceeded');
      kept.set(key, value);
    },
    async remove(key: string) {
      kept.delete(key);
    },
  };
}

test('a draft is found again under the address of its page', async () => {
  const session = memory();
  const page = await draftPage(session, 'report', { sighting: SIGHTING, client: 'web-k' });
  expect(page).toMatch(/^\/report\.html\?draft=[0-9a-f-]{36}$/);
  await expect(draftOf(session, page.slice(page.indexOf('?')))).resolves.toEqual({
    sighting: SIGHTING,
    client: 'web-k',
  });
});

test('two drafts do not get in each other’s way', async () => {
  const session = memory();
  const one = await draftPage(session, 'report', { sighting: { handle: 'first' } });
  const other = await draftPage(session, 'report', { sighting: { handle: 'second' } });
  expect(one).not.toBe(other);
  expect(session.kept.size).toBe(2);
});

test('where nothing can be kept, the page opens without', async () => {
  expect(await draftPage(memory(true), 'report', { sighting: SIGHTING })).toBe('/report.html');
});

describe('readDraft', () => {
  test('leaves the hint that came along to be asked for', () => {
    expect(readDraft({ sighting: SIGHTING, verdict: OFFICIAL, client: 't-me' })).toEqual({
      sighting: SIGHTING,
      client: 't-me',
    });
  });

  test.each([
    undefined,
    null,
    'x',
    {},
    { sighting: { handle: 'not a handle' } },
    { sighting: SIGHTING, client: 'elsewhere' },
  ])('%j is none', (value) => {
    expect(readDraft(value)).toBeUndefined();
  });
});

test.each(['', '?draft=', '?draft=unknown', '?other=1'])('without a draft there is none: "%s"', async (search) => {
  await expect(draftOf(memory(), search)).resolves.toBeUndefined();
});

test.each([
  ['@MOHrep0rt', 'MOHrep0rt'],
  [' MOHrep0rt ', 'MOHrep0rt'],
  ['https://t.me/s/MOHrep0rt/12', 'MOHrep0rt'],
  ['https://t.me/+AbCdEf', undefined],
  ['some words', undefined],
])('a text that was selected names a channel, or none: %s', (text, handle) => {
  expect(draftFrom(text)).toEqual(handle && { sighting: { handle } });
});
