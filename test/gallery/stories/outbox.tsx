import '../../../components/style.css';
import '../../../entrypoints/outbox/style.css';
import { render } from 'preact';
import { App } from '../../../entrypoints/outbox/App.tsx';
import type { OutboxCalls } from '../../../entrypoints/outbox/calls.ts';
import type { OutboxEntry } from '../../../lib/reports/outbox-entry.ts';
import type { Draw } from './draw.ts';

const REPORT = {
  format: 'channel-trust-hints/report',
  version: 1,
  id: '2f5c9a52-6f53-4d6e-9b53-0f5a2a2f7d11',
  created: '2026-11-23',
  handle: 'MOHrep0rt',
  title: 'משרד הבריאות',
  reasons: ['handle-homoglyph'],
  reason: 'poses',
  links: [],
};

function entry(at: number, changes: Partial<OutboxEntry>): OutboxEntry {
  return {
    id: `2f5c9a52-6f53-4d6e-9b53-0f5a2a2f7d${10 + at}`,
    kind: 'report',
    handle: 'MOHrep0rt',
    title: 'משרד הבריאות',
    text: `${JSON.stringify(REPORT, null, 2)}\n`,
    list: { id: 'own', name: 'Channel Trust Hints', inbox: 'https://inbox.example.org/' },
    created: '2026-11-23T12:00:00Z',
    state: 'sent',
    attempts: 0,
    ...changes,
  };
}

export const outboxes: Record<string, Draw> = {
  'every state': page([
    entry(0, { state: 'waiting', attempts: 2, problem: 'INBOX_UNREACHABLE' }),
    entry(1, { state: 'sent' }),
    entry(2, { state: 'accepted' }),
    entry(3, { state: 'published', listVersion: 14 }),
    entry(4, { state: 'refused', refusal: 'honest', kind: 'nomination' }),
    entry(5, { state: 'failed', problem: 'INBOX_DATE' }),
    entry(6, { state: 'withdrawing', problem: 'INBOX_UNREACHABLE' }),
    entry(7, { state: 'sent', problem: 'INBOX_FORGOT' }),
    entry(8, { state: 'unreadable' }),
  ]),
  empty: page([]),
};

function page(entries: OutboxEntry[]): Draw {
  const say = async () => entries;
  const calls: OutboxCalls = { entries: say, refresh: say, cancel: say, forget: say, save() {} };
  return (app) => {
    document.body.classList.add('page');
    render(<App calls={calls} />, app);
  };
}
