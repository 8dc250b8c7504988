// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { answerPeers } from '../../lib/surfaces/web-k/bridge.ts';
import { ASK_PEERS, TELL_PEERS } from '../../lib/surfaces/web-k/bridge-protocol.ts';
import { livePeers } from '../../lib/surfaces/web-k/live-peers.ts';
import { type PeerId, parsePeerId } from '../../lib/telegram/peer-id.ts';

const CHANNEL = peer('-1001500000001');
const records: Record<string, unknown> = {
  '-1500000001': {
    _: 'channel',
    id: 1500000001,
    access_hash: 'secret',
    title: 'Ministry of Health',
    usernames: [
      { username: 'not_in_use', pFlags: {} },
      { username: 'MOHreport', pFlags: { active: true } },
      { username: 'moh_second', pFlags: { active: true } },
    ],
    pFlags: { broadcast: true, verified: true, left: true },
  },
  '-1500000002': { _: 'channel', username: 'a_group', pFlags: { megagroup: true, scam: true } },
  '-4001': { _: 'chat', title: 'Building 12', pFlags: {} },
  '700001': { _: 'user', username: 'dana_levi', phone: '972500000000', pFlags: {} },
  '700002': { _: 'user', username: 'tide_table_bot', pFlags: { bot: true, fake: true } },
  '-1500000003': { _: 'channel', pFlags: { min: true } },
  '-1500000004': { _: 'channelForbidden', title: 'Gone' },
};
let stops: (() => void)[] = [];

/** The page's world: our script, and what the client has on window. */
function startBridge(apiManagerProxy: unknown): void {
  const listen = vi.spyOn(document, 'addEventListener');
  answerPeers(Object.assign(Object.create(window) as Window, { document, apiManagerProxy }));
  const [call] = listen.mock.calls.filter(([type]) => type === ASK_PEERS);
  listen.mockRestore();
  stops.push(() => call && document.removeEventListener(ASK_PEERS, call[1] as EventListener));
}

afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
});

test.each([
  ['-1001500000001', { handles: ['MOHreport', 'moh_second'], kind: 'channel', verified: true }],
  ['-1001500000002', { handles: ['a_group'], kind: 'group', scam: true }],
  ['700001', { handles: ['dana_levi'], kind: 'user' }],
  ['700002', { handles: ['tide_table_bot'], kind: 'bot', fake: true }],
  ['-1001500000003', undefined],
  ['-1001500000004', undefined],
  ['-1001500000099', undefined],
])('%s', (id, facts) => {
  startBridge({ getPeer: (peerId: number) => records[String(peerId)] });
  expect(live(peer(id))).toEqual(facts);
});

test('a basic group is told from a channel, whose id has the same form on the page', () => {
  startBridge({ getPeer: (peerId: number) => records[String(peerId)] });
  expect(live(peer('-1000000004001'))).toEqual({ handles: [], kind: 'group', peerId: '-4001' });
});

test('of many peers it is asked together, and the answers stand in the order of the questions', () => {
  const asked = vi.fn();
  document.addEventListener(ASK_PEERS, asked);
  startBridge({ getPeer: (peerId: number) => records[String(peerId)] });
  const ids = ['700002', '-1001500000099', '-1001500000001'].map(peer);
  const many = [...ids, ...Array.from({ length: 200 }, (_, index) => peer(`-100160000${1000 + index}`))];
  const facts = livePeers(document, many);
  document.removeEventListener(ASK_PEERS, asked);
  expect(asked).toHaveBeenCalledTimes(2);
  expect(facts).toHaveLength(203);
  expect(facts.slice(0, 3).map((each) => each?.handles[0])).toEqual(['tide_table_bot', undefined, 'MOHreport']);
});

test('only ids go in, and only names and marks come out', () => {
  const seen: string[] = [];
  const note = (event: Event) => seen.push(String((event as CustomEvent).detail));
  for (const type of [ASK_PEERS, TELL_PEERS]) document.addEventListener(type, note);
  startBridge({ getPeer: (peerId: number) => records[String(peerId)] });
  live(CHANNEL);
  for (const type of [ASK_PEERS, TELL_PEERS]) document.removeEventListener(type, note);
  expect(seen[0]).toBe('["-1500000001"]');
  expect(JSON.parse(seen.at(-1) ?? '')).toEqual([
    { id: '-1500000001', type: 'channel', handles: ['MOHreport', 'moh_second'], flags: ['broadcast', 'verified'] },
  ]);
});

test.each([
  ['no such object', undefined],
  ['no such method', {}],
  [
    'a method that throws',
    {
      getPeer: () => {
        throw new Error('changed');
      },
    },
  ],
  ['a record of another shape', { getPeer: () => 'text' }],
])('a client with %s tells nothing, and nothing breaks', (_, proxy) => {
  startBridge(proxy);
  expect(live(CHANNEL)).toBeUndefined();
});

test('without our script in the page’s world nothing is told', () => {
  expect(live(CHANNEL)).toBeUndefined();
});

test.each(['no json', '{}', '[1, null]', '[{"id":"-1500000001","type":"channel","handles":[1],"flags":[]}]'])(
  'an answer that is none (%s) is not believed',
  (detail) => {
    const lie = () => document.dispatchEvent(new CustomEvent(TELL_PEERS, { detail }));
    document.addEventListener(ASK_PEERS, lie);
    stops.push(() => document.removeEventListener(ASK_PEERS, lie));
    expect(live(CHANNEL)).toBeUndefined();
  },
);

function live(peerId: PeerId) {
  return livePeers(document, [peerId])[0];
}

function peer(id: string): PeerId {
  const parsed = parsePeerId(id);
  if (!parsed) throw new Error(`${id} is no peer id`);
  return parsed;
}
