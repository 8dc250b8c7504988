import { ASK_PEERS, MAX_ASKED, TELL_PEERS, type ToldPeer } from './bridge-protocol.ts';
import { entry, tellOf } from './peer-record.ts';

/**
 * Runs in Web K's own world, where the client's records of peers are at hand (`apiManagerProxy.getPeer`, on window since
 * 2021; seen 2026-11-23). Answers questions for ids with names and marks. Reads nothing else, changes nothing, keeps
 * nothing, and calls nothing that would make the client ask its servers.
 */
export function answerPeers(window: Window): void {
  window.document.addEventListener(ASK_PEERS, (event) => {
    const told = askedIds(event).flatMap((id) => tell(window, id));
    window.document.dispatchEvent(new CustomEvent(TELL_PEERS, { detail: JSON.stringify(told) }));
  });
}

function askedIds(event: Event): string[] {
  try {
    const ids: unknown = JSON.parse(event instanceof CustomEvent ? String(event.detail) : '');
    return Array.isArray(ids) ? ids.filter((id) => /^-?\d{1,16}$/.test(String(id))).slice(0, MAX_ASKED) : [];
  } catch {
    return [];
  }
}

function tell(window: Window, id: string): ToldPeer | [] {
  try {
    const proxy = entry(window, 'apiManagerProxy');
    const getPeer = entry(proxy, 'getPeer');
    const record: unknown = typeof getPeer === 'function' ? getPeer.call(proxy, Number(id)) : undefined;
    return tellOf(record, id) ?? [];
  } catch {
    return [];
  }
}
