import { expect, test } from 'vitest';
import { Advisor } from '../../lib/advisor.ts';
import { smallList } from '../fakes/list.ts';
import { fakePlatform } from '../fakes/platform.ts';

const CONTACT = { inbox: 'https://inbox.example.org/', mail: 'list@example.org' };

test('the inbox of a list is the one that the signed list names', async () => {
  const list = { ...smallList(), contact: CONTACT };
  const advisor = new Advisor(fakePlatform(list));
  expect(await advisor.inboxOf('own')).toEqual({ id: 'own', name: list.name, inbox: CONTACT.inbox });
});

test.each([
  ['a list that names none', smallList(), 'own'],
  ['a list that can only be written to', { ...smallList(), contact: { mail: CONTACT.mail } }, 'own'],
  ['a list that is not there', { ...smallList(), contact: CONTACT }, 'added-1f'],
])('%s has no inbox', async (_, list, id) => {
  expect(await new Advisor(fakePlatform(list)).inboxOf(id)).toBeUndefined();
});

test('without a list that can be read there is no inbox to be told', async () => {
  await expect(new Advisor(fakePlatform(undefined)).inboxOf('own')).rejects.toMatchObject({ code: 'LIST_UNREADABLE' });
});
