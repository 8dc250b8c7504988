import '../../../components/style.css';
import '../../../components/form.css';
import { render } from 'preact';
import { App } from '../../../entrypoints/nominate/App.tsx';
import type { NominateCalls } from '../../../entrypoints/nominate/calls.ts';
import { App as Tick } from '../../../entrypoints/tick/App.tsx';
import type { ListStatus } from '../../../lib/messages.ts';
import { MATCHES } from '../../components/samples.ts';
import type { Draw } from './draw.ts';
import { VERDICTS } from './samples.ts';

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

const CALLS: NominateCalls = {
  draft: async () => ({ sighting: { handle: 'harbour_library', title: 'Harbour City Library' }, client: 'web-k' }),
  hint: async () => ({ verdict: VERDICTS.unknown, list: 12 }),
  organisations: async () => MATCHES,
  lists: async () => [LIST],
  read: async (address) => ({ address, html: '<a href="https://t.me/another_library">x</a>', isCut: true }),
  giveBack: async () => {},
  send: () => new Promise(() => {}),
  save() {},
  stamp: () => ({ id: '2f5c9a52-6f53-4d6e-9b53-0f5a2a2f7d11', now: new Date('2026-11-23T12:00:00Z') }),
};

export const nominations: Record<string, Draw> = {
  'a channel': page(<App calls={CALLS} />),
  'the tick': page(
    <Tick
      calls={{
        channel: async () => ({
          handle: 'MOHreport',
          organisation: {
            id: 'israel-ministry-of-health',
            names: { en: 'Ministry of Health of Israel', he: 'משרד הבריאות' },
          },
        }),
        copy: async () => {},
      }}
    />,
  ),
};

function page(shown: Parameters<typeof render>[0]): Draw {
  return (app) => {
    document.body.classList.add('page');
    render(shown, app);
  };
}
