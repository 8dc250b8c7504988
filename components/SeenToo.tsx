import { t } from '../lib/platform/page-translate.ts';
import type { Client } from '../lib/telegram/client.ts';

/** As Telegram calls them. */
const CLIENTS: Record<Client, string> = { 'web-k': 'Telegram Web K', 'web-a': 'Telegram Web A', 't-me': 't.me' };

/** What was seen along with the channel, and whether the reader lets it be told. */
export interface Told {
  peerId: boolean;
  client: boolean;
}

interface Props {
  peerId: string | undefined;
  client: Client | undefined;
  told: Told;
  change: (changes: Partial<Told>) => void;
}

/** What else is known of the channel and would be told: each can be left out. */
export function SeenToo({ peerId, client, told, change }: Props) {
  if (!peerId && !client) return null;
  return (
    <div class="seen-too">
      {peerId && (
        <label>
          <input
            type="checkbox"
            checked={told.peerId}
            onChange={(event) => change({ peerId: event.currentTarget.checked })}
          />
          <span>
            {t('report.peer_id')} <bdi dir="ltr">{peerId}</bdi>
          </span>
        </label>
      )}
      {client && (
        <label>
          <input
            type="checkbox"
            checked={told.client}
            onChange={(event) => change({ client: event.currentTarget.checked })}
          />
          <span>
            {t('report.seen_in')} <bdi dir="ltr">{CLIENTS[client]}</bdi>
          </span>
        </label>
      )}
    </div>
  );
}
