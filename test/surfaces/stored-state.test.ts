// @vitest-environment happy-dom
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readRecords } from '../../lib/surfaces/stored-state.ts';
import { readWebAPeers } from '../../lib/surfaces/web-a/stored-peer.ts';
import { readWebKPeers } from '../../lib/surfaces/web-k/stored-peer.ts';
import { type PeerId, peerIdFromWebK } from '../../lib/telegram/peer-id.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  return () => vi.unstubAllGlobals();
});

test('a database that is not there is not created', async () => {
  expect(await readRecords('tweb-account-1', 'chats', ['1'])).toEqual([undefined]);
  expect(await indexedDB.databases()).toEqual([]);
});

test('a store or record that is not there is nothing', async () => {
  await create('tweb-account-1', 9, { chats: {} });
  expect(await readRecords('tweb-account-1', 'users', ['1'])).toEqual([undefined]);
  expect(await readRecords('tweb-account-1', 'chats', ['1'])).toEqual([undefined]);
});

test('denied storage is nothing', async () => {
  vi.stubGlobal('indexedDB', { databases: () => Promise.reject(new Error('denied')) });
  expect(await readRecords('tweb-account-1', 'chats', ['1'])).toEqual([undefined]);
  vi.stubGlobal('indexedDB', undefined);
  expect(await readRecords('tweb-account-1', 'chats', ['1'])).toEqual([undefined]);
});

test('the client can upgrade its database right after we have read it', async () => {
  await create('tweb-account-1', 9, { chats: { 1: 'x' } });
  expect(await readRecords('tweb-account-1', 'chats', ['1', '2'])).toEqual(['x', undefined]);
  const upgraded = await create('tweb-account-1', 10, {});
  expect(upgraded).toBe('upgraded');
});

describe('Web K', () => {
  const active = (username: string) => ({ username, pFlags: { active: true } });

  test.each([
    [
      'a channel',
      'chats',
      '1500000001',
      { _: 'channel', username: 'MOHreport', pFlags: { broadcast: true } },
      '-1500000001',
      { handles: ['MOHreport'], kind: 'channel' },
    ],
    [
      'a supergroup',
      'chats',
      '1500000002',
      { _: 'channel', username: 'chat_il', pFlags: { megagroup: true } },
      '-1500000002',
      { handles: ['chat_il'], kind: 'group' },
    ],
    [
      'several handles, in use or not',
      'chats',
      '1500000003',
      {
        _: 'channel',
        usernames: [active('first_one'), { username: 'not_in_use', pFlags: {} }, active('second_one')],
        pFlags: { broadcast: true },
      },
      '-1500000003',
      { handles: ['first_one', 'second_one'], kind: 'channel' },
    ],
    [
      'a private channel',
      'chats',
      '1500000007',
      { _: 'channel', pFlags: { broadcast: true } },
      '-1500000007',
      { handles: [], kind: 'channel' },
    ],
    [
      'a basic group',
      'chats',
      '3000001',
      { _: 'chat', pFlags: {} },
      '-3000001',
      { handles: [], kind: 'group', peerId: '-3000001' },
    ],
    [
      'a bot',
      'users',
      '2000009',
      { _: 'user', username: 'help_bot', pFlags: { bot: true } },
      '2000009',
      { handles: ['help_bot'], kind: 'bot' },
    ],
    [
      'a person',
      'users',
      '2000002',
      { _: 'user', username: 'dana_levi', pFlags: {} },
      '2000002',
      { handles: ['dana_levi'], kind: 'user' },
    ],
    ['a partial record', 'chats', '1500000008', { _: 'channel', pFlags: { min: true } }, '-1500000008', undefined],
    ['a forbidden channel', 'chats', '1500000009', { _: 'channelForbidden' }, '-1500000009', undefined],
    [
      'a record of another shape',
      'chats',
      '1500000010',
      { _: 'channel', username: 5, usernames: 'x', pFlags: { broadcast: true } },
      '-1500000010',
      { handles: [], kind: 'channel' },
    ],
  ])('%s', async (_, store, key, record, webKId, facts) => {
    await create('tweb-account-2', 9, { [store]: { [key]: record } });
    expect(await readWebKPeers([peer(webKId)], 2)).toEqual([facts]);
    expect(await readWebKPeers([peer(webKId)], 1)).toEqual([undefined]);
  });
});

describe('Web A', () => {
  const state = {
    chats: {
      byId: {
        '-1001400000001': {
          type: 'chatTypeChannel',
          usernames: [{ username: 'MOHreport', isActive: true }, { username: 'old_name' }],
        },
        '-1001400000002': { type: 'chatTypeChannel' },
        '-1001400000003': { type: 'chatTypeChannel', isMin: true },
        '-4001': { type: 'chatTypeBasicGroup' },
        '700002': { type: 'chatTypePrivate', usernames: [{ username: 'dana_levi', isActive: true }] },
      },
    },
    users: {
      byId: {
        '700002': { type: 'userTypeRegular', usernames: [{ username: 'dana_levi', isActive: true }] },
        '700003': { type: 'userTypeBot', usernames: [{ username: 'help_bot', isActive: true }] },
      },
    },
  };

  test.each([
    ['-1001400000001', { handles: ['MOHreport'], kind: 'channel' }],
    ['-1001400000002', { handles: [], kind: 'channel' }],
    ['-1001400000003', undefined],
    ['-4001', { handles: [], kind: 'group' }],
    ['700002', { handles: ['dana_levi'], kind: 'user' }],
    ['700003', { handles: ['help_bot'], kind: 'bot' }],
    ['-1001400000099', undefined],
  ])('%s', async (id, facts) => {
    await create('tt-data', 1, { store: { 'tt-global-state': state, 'tt-global-state_3': {} } });
    expect(await readWebAPeers([id as PeerId], 1)).toEqual([facts]);
    expect(await readWebAPeers([id as PeerId], 3)).toEqual([undefined]);
  });

  test.each([null, 'text', { chats: null }, { chats: { byId: { '-1001400000001': 'x' } } }])(
    'a state of another shape (%j) is nothing, or a chat without handles',
    async (odd) => {
      await create('tt-data', 1, { store: { 'tt-global-state': odd } });
      const [facts] = await readWebAPeers(['-1001400000001' as PeerId], 1);
      expect(facts?.handles ?? []).toEqual([]);
    },
  );
});

function peer(webKId: string): PeerId {
  const id = peerIdFromWebK(webKId);
  if (!id) throw new Error(`not a peer id: ${webKId}`);
  return id;
}

/** Makes a database as a client does: out-of-line string keys. */
function create(
  name: string,
  version: number,
  stores: Record<string, Record<string, unknown>>,
): Promise<'upgraded' | 'blocked'> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, version);
    opening.onblocked = () => resolve('blocked');
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => {
      for (const [store, records] of Object.entries(stores)) {
        const created = opening.result.createObjectStore(store);
        for (const [key, value] of Object.entries(records)) created.put(value, key);
      }
    };
    opening.onsuccess = () => {
      opening.result.close();
      resolve('upgraded');
    };
  });
}
