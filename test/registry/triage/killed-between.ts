/** Accepts @Army_1L as an impostor and dies, as by `kill -9`, when the file is written and the inbox is not told yet. */
import { accept } from '../../../registry/triage/accept.ts';
import { openInbox } from '../../../registry/triage/inbox.ts';

const store = await openInbox(process.env);
store.decide = async () => {
  process.kill(process.pid, 'SIGKILL');
  return [];
};
await accept(
  { store, registry: process.argv[2] ?? '', today: new Date().toISOString().slice(0, 10) },
  { channel: { handle: 'Army_1L' }, action: 'impostor', of: 'army', evidence: [], withOrganisation: false },
);
