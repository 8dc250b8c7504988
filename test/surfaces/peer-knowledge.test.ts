import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PeerFacts } from '../../lib/surfaces/peer-facts.ts';
import { PeerKnowledge, RETRY_MS, SHOWN_SETTLE_MS } from '../../lib/surfaces/peer-knowledge.ts';
import { type PeerId, parsePeerId } from '../../lib/telegram/peer-id.ts';

const PEER = peer('-1001500000001');
const OTHER = peer('-1001500000002');

let stored: Map<PeerId, PeerFacts>;
let onChange: ReturnType<typeof vi.fn<() => void>>;
let tasks: { task: () => void; delay: number }[];
let knowledge: PeerKnowledge;

beforeEach(() => {
  stored = new Map();
  tasks = [];
  onChange = vi.fn<() => void>();
  knowledge = new PeerKnowledge({
    readStored: async (id) => stored.get(id),
    onChange: () => onChange(),
    schedule: (task, delay) => tasks.push({ task, delay }),
    now: () => 0,
  });
});

describe('the stored state', () => {
  test('is asked and told of', async () => {
    stored.set(PEER, { handles: ['MOHreport'], kind: 'channel' });
    knowledge.want(PEER);
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledOnce());
    expect(knowledge.get(PEER)).toEqual({ handles: ['MOHreport'], kind: 'channel' });
  });

  test('that is written late is asked again, but not for ever', async () => {
    knowledge.want(PEER);
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
    knowledge.want(PEER);
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
    knowledge.want(PEER);
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
