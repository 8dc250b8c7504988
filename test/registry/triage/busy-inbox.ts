/** Stores reports one after the other, as an inbox under load does, until it is killed. Says so once it has begun. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { openInbox } from '../../../registry/triage/inbox.ts';

const store = await openInbox(process.env);
for (let round = 0; ; round++) {
  await store.add([{ id: randomUUID(), kind: 'report', body: '{}', handle: 'Somebody', received: '2026-11-23' }]);
  if (round === 0) console.log('storing');
  await setTimeout(2);
}
