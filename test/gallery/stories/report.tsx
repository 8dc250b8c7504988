import '../../../components/style.css';
import '../../../components/form.css';
import { render } from 'preact';
import type { ChatCalls } from '../../../components/chat-calls.ts';
import { App } from '../../../entrypoints/report/App.tsx';
import type { ListStatus, ReportDraft } from '../../../lib/messages.ts';
import { MATCHES } from '../../components/samples.ts';
import type { Draw } from './draw.ts';
import { TWIN, VERDICTS } from './samples.ts';

export const reports: Record<string, Draw> = {
  'a twin': page({ sighting: TWIN, verdict: VERDICTS.impersonation, client: 'web-k' }),
  'an objection': page({ sighting: TWIN, client: 'web-k', reason: 'wrong-hint' }),
  'nothing chosen': page(undefined),
};

const LIST: ListStatus = {
  id: 'own',
  name: 'Channel Trust Hints',
  version: 12,
  published: '2026-11-23',
  organisations: 586,
  source: 'synced',
  stale: false,
  syncs: true,
  contact: { inbox: 'https://inbox.example.org/', mail: 'list@example.org', page: 'https://example.org/list' },
};

function page(draft: ReportDraft | undefined): Draw {
  const calls: ChatCalls = {
    draft: async () => draft,
    hint: async () => ({ verdict: VERDICTS.impersonation, list: 12 }),
    organisations: async () => MATCHES,
    lists: async () => [LIST],
    send: () => new Promise(() => {}),
    save() {},
    stamp: () => ({ id: '2f5c9a52-6f53-4d6e-9b53-0f5a2a2f7d11', now: new Date('2026-11-23T12:00:00Z') }),
  };
  return (app) => {
    document.body.classList.add('page');
    render(<App calls={calls} />, app);
  };
}
