import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PeerFacts } from '../../lib/surfaces/peer-facts.ts';
import { PeerKnowledge, RETRY_MS, SHOWN_SETTLE_MS } from '../../lib/surfaces/peer-knowledge.ts';
import { liveKnowledge } from '../../lib/surfaces/web-k/live-knowledge.ts';
import { type PeerId, parsePeerId } from '../../lib/telegram/peer-id.ts';

const PEER = peer('-1001500000001');
const OTHER = peer('-1001500000002');

let stored: Map<PeerId, PeerFacts>;
let onChange: ReturnType<typeof vi.fn<(peerIds: ReadonlySet<PeerId>) => void>>;
let tasks: { task: () => void; delay: number }[];
let knowledge: PeerKnowledge;

beforeEach(() => {
  stored = new Map();
  tasks = [];
  onChange = vi.fn<(peerIds: ReadonlySet<PeerId>) => void>();
  knowledge = new PeerKnowledge({
    readStored: async (ids) => ids.map((id) => stored.get(id)),
    onChange: (peerIds) => onChange(peerIds),
    schedule: (task, delay) => tasks.push({ task, delay }),
    now: () => 0,
  });
});

describe('the stored state', () => {
  test('is asked and told of', async () => {
    stored.set(PEER, { handles: ['MOHreport'], kind: 'channel' });
    knowledge.want([PEER], false);
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledOnce());
    expect(knowledge.get(PEER)).toEqual({ handles: ['MOHreport'], kind: 'channel' });
  });

  test('that is written late is asked again, but not for ever', async () => {
    knowledge.want([PEER], false);
    for (const delay of RETRY_MS) {
      await vi.waitFor(() => expect(tasks).toHaveLength(1));
      const [next] = tasks.splice(0);
      expect(next?.delay).toBe(delay);
      next?.task();
    }
    await vi.waitFor(() => expect(tasks).toHaveLength(0));
    expect(onChange).not.toHaveBeenCalled();
  });
});

describe('the running client', () => {
  let time: number;
  let live: Map<PeerId, PeerFacts>;
  let asked: (readonly PeerId[])[];

  beforeEach(() => {
    time = 0;
    live = new Map([[PEER, { handles: ['MOHreport'] }]]);
    asked = [];
    knowledge = new PeerKnowledge({
      readStored: async (ids) => ids.map((id) => stored.get(id)),
      live: (options) =>
        liveKnowledge((ids) => {
          asked.push(ids);
          return ids.map((id) => live.get(id));
        }, options),
      onChange: (peerIds) => onChange(peerIds),
      schedule: (task, delay) => tasks.push({ task, delay }),
      now: () => time,
    });
  });

  test('answers at once, for many peers in one question', () => {
    knowledge.want([PEER, OTHER, PEER], false);
    expect(asked).toEqual([[PEER, OTHER]]);
    expect(knowledge.get(PEER)).toEqual({ handles: ['MOHreport'] });
    expect(onChange).not.toHaveBeenCalled();
  });

  test('is asked again later of what was read a moment ago, once for all, and what has changed is told', () => {
    knowledge.want([PEER], false);
    time = 100;
    knowledge.want([OTHER], false);
    time = 200;
    knowledge.want([PEER], false);
    knowledge.want([OTHER, PEER], false);
    expect(tasks.map(({ delay }) => delay)).toEqual([300]);
    live.set(PEER, { handles: ['MOHreport_new'] });
    live.set(OTHER, { handles: ['late'] });
    time = 500;
    tasks[0]?.task();
    expect(asked).toEqual([[PEER], [OTHER], [PEER, OTHER]]);
    expect(onChange.mock.calls).toEqual([[new Set([PEER, OTHER])]]);
    expect(knowledge.get(PEER)).toEqual({ handles: ['MOHreport_new'] });
  });

  test('is believed before the stored state, which is asked for what it does not know', async () => {
    stored.set(PEER, { handles: ['old'] });
    stored.set(OTHER, { handles: ['stored'] });
    knowledge.want([PEER, OTHER], false);
    await vi.waitFor(() => expect(knowledge.get(OTHER)?.handles).toEqual(['stored']));
    expect(knowledge.get(PEER)?.handles).toEqual(['MOHreport']);
  });
});

describe('pairs that the page shows', () => {
  const pair = { peerId: PEER, handle: 'MOHrep0rt' };

  test('count once they have stood for a while', () => {
    expect(knowledge.pairsShown([pair], 0)).toBe(true);
    expect(knowledge.get(PEER)).toBeUndefined();
    expect(knowledge.pairsShown([pair], SHOWN_SETTLE_MS)).toBe(false);
    expect(knowledge.get(PEER)).toEqual({ handles: ['MOHrep0rt'] });
    expect(onChange).toHaveBeenCalledOnce();
  });

  test('do not count when a re-used row showed them in passing', () => {
    knowledge.pairsShown([{ peerId: PEER, handle: 'MOHreport' }], 0);
    knowledge.pairsShown([pair], 100);
    knowledge.pairsShown([{ peerId: PEER, handle: 'MOHreport' }], SHOWN_SETTLE_MS + 50);
    expect(knowledge.get(PEER)).toBeUndefined();
  });

  test('give way to the stored state', async () => {
    knowledge.pairsShown([pair], 0);
    knowledge.pairsShown([pair], SHOWN_SETTLE_MS);
    stored.set(PEER, { handles: ['MOHreport'] });
    knowledge.want([PEER], false);
    await vi.waitFor(() => expect(knowledge.get(PEER)?.handles).toEqual(['MOHreport']));
  });
});

describe('the address', () => {
  test('is believed where nothing else is known', () => {
    knowledge.addressSays(PEER, 'MOHreport');
    expect(knowledge.get(PEER)).toEqual({ handles: ['MOHreport'] });
    knowledge.addressSays(OTHER, undefined);
    expect(knowledge.get(OTHER)).toEqual({ handles: [] });
  });

  test('is not believed when it names a handle that is another peer’s', async () => {
    stored.set(PEER, { handles: ['MOHreport'] });
    knowledge.want([PEER], false);
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled());
    knowledge.addressSays(OTHER, 'mohREPORT');
    expect(knowledge.get(OTHER)).toBeUndefined();
  });
});

function peer(id: string): PeerId {
  const parsed = parsePeerId(id);
  if (!parsed) throw new Error(`not a peer id: ${id}`);
  return parsed;
}
