import { describe, expect, test } from 'vitest';
import { compileIndex } from '../../lib/list/compile-index.ts';
import type { Impostor, OfficialList } from '../../lib/list/schema.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { judge } from '../../lib/verdict/judge.ts';
import { HEALTH, HOME_FRONT, smallList } from '../fakes/list.ts';
import { peer } from './cast.ts';

const EVIDENCE = [{ kind: 'reader-reports', source: '2 reports, looked into', seen: '2026-11-23' } as const];
const CLINIC = peer('-1001500000077');
const OTHER = peer('-1001500000078');
const LOOKALIKE: Sighting = { handle: 'MOHrep0rt', title: 'משרד הבריאות' };

function verdictOn(sighting: Sighting, cleared: Omit<Impostor, 'evidence'>[], changes: Partial<OfficialList> = {}) {
  const health = { ...HEALTH, cleared: cleared.map((chat) => ({ ...chat, evidence: EVIDENCE })) };
  const list = smallList({ organisations: [health, HOME_FRONT], ...changes });
  return judge(sighting, compileIndex(list)).verdict;
}

describe('a chat that was found honest', () => {
  test('is not warned of on that organisation’s account', () => {
    expect(verdictOn(LOOKALIKE, [])).toBe('impersonation');
    expect(verdictOn(LOOKALIKE, [{ handle: 'mohREP0RT' }])).toBe('unknown');
    expect(verdictOn({ ...LOOKALIKE, peerId: CLINIC }, [{ peerId: CLINIC }])).toBe('unknown');
  });

  test('is another one under the same handle once its peer id is known and differs', () => {
    const cleared = [{ handle: 'MOHrep0rt', peerId: CLINIC }];
    expect(verdictOn({ ...LOOKALIKE, peerId: CLINIC }, cleared)).toBe('unknown');
    expect(verdictOn({ ...LOOKALIKE, peerId: OTHER }, cleared)).toBe('impersonation');
  });

  test('is still warned of on another organisation’s account, and when Telegram flags it', () => {
    const cleared = [{ handle: 'PikudHaOref_a1l' }];
    expect(verdictOn({ handle: 'PikudHaOref_a1l', title: 'פיקוד העורף' }, cleared)).toBe('impersonation');
    expect(verdictOn({ ...LOOKALIKE, scam: true }, [{ handle: 'MOHrep0rt' }])).toBe('flagged');
  });

  test('clears no other chat', () => {
    expect(verdictOn({ ...LOOKALIKE, handle: 'M0Hreport' }, [{ handle: 'MOHrep0rt' }])).toBe('impersonation');
    expect(verdictOn({ title: 'משרד הבריאות', about: 'official channel' }, [{ handle: 'MOHrep0rt' }])).not.toBe(
      'unknown',
    );
  });
});
