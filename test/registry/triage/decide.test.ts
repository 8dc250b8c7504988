import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { entry, registryOf } from '../folder.ts';
import { DATABASES, newDesk as deskOn, inboxes, registryCopy, TODAY } from './desk.ts';

const OWN_SITE = 'kind=own-site,source=https://example.org/contact,seen=2026-11-01';
const READ_OWN_SITE = { kind: 'own-site', source: 'https://example.org/contact', seen: '2026-11-01' };

const emptyInbox = inboxes();

describe.each(DATABASES)('on %s', (kind) => {
  const newDesk = async (more: Parameters<typeof deskOn>[0] = {}) => deskOn({ inbox: await emptyInbox(kind), ...more });

  describe('accept', () => {
    test('an impostor: as readers wrote it, with the peer id that they agree on', async () => {
      const { run, report, file, status } = await newDesk();
      const ids = [
        await report({ handle: 'Army_1L' }, { reader: 'a' }),
        await report({ handle: 'army_1l', peerId: '-1001' }, { reader: 'b' }),
      ];
      const said = await run('accept', '@army_1l', '--as', 'impostor', '--of', 'army');
      expect(said).toContain('+ impostor @Army_1L -1001');
      expect(said).toContain('The hint on it, as it was reported: suspicious → flagged.');
      expect(said).toContain('pinned to peer id -1001, given by 1 of 2');
      expect(parse(file('il/army.yaml')).impostors).toEqual([
        {
          handle: 'Army_1L',
          peerId: '-1001',
          evidence: [{ kind: 'reader-reports', source: 'reported by 2 readers, looked into', seen: TODAY }],
        },
      ]);
      expect(await Promise.all(ids.map(status))).toEqual(['accepted', 'accepted']);
    });

    test('the list says of how many readers it is known, not how often they pressed', async () => {
      const { run, report, file } = await newDesk();
      const sourceOf = (handle: string) =>
        parse(file('il/army.yaml')).impostors.find((one: { handle: string }) => one.handle === handle).evidence[0]
          .source;
      for (let times = 0; times < 12; times++) await report({ handle: 'Army_1L' }, { reader: 'one' });
      await run('accept', 'Army_1L', '--as', 'impostor', '--of', 'army');
      expect(sourceOf('Army_1L')).toBe('reported by a reader, looked into');
      await report({ handle: 'Army_I1' }, { reader: 'one', received: '2026-11-01' });
      await report({ handle: 'Army_I1' }, { reader: 'two', received: '2026-11-01' });
      await report({ handle: 'Army_I1' }, { reader: 'three', received: '2026-11-02' });
      await report({ handle: 'Army_I1', reason: 'wrong-hint' }, { reader: 'four', received: '2026-11-01' });
      await run('accept', 'Army_I1', '--as', 'impostor', '--of', 'army');
      expect(sourceOf('Army_I1')).toBe('reported by at least 2 readers, looked into');
    });

    test('everything else in the file stays as it was, comments too', async () => {
      const channel = '  # the only one\n  - handle: Army_IL # as on their site\n';
      const body = entry('army', 'Army_IL').replace('  - handle: Army_IL\n', channel);
      const text = `# why it is here\n\n${body}\n# the end\n`;
      const { run, report, file } = await newDesk({ registry: registryOf({ 'il/army.yaml': text }) });
      await report({ handle: 'Army_1L' });
      await run('accept', 'Army_1L', '--as', 'impostor', '--of', 'army');
      const lines = file('il/army.yaml').split('\n');
      expect(text.split('\n').filter((line) => !lines.includes(line))).toEqual([]);
      await report({ handle: 'Army_1L', reason: 'wrong-hint' });
      await run('accept', 'Army_1L', '--as', 'removal');
      expect(file('il/army.yaml')).toBe(text);
    });

    test('every file of this project’s registry takes an impostor without another line changing', async () => {
      const registry = registryCopy();
      const { run, report, file } = await newDesk({ registry });
      for (const [path, id] of [
        ['il/israel-police', 'israel-police'],
        ['token-projects/abbc-cash', 'abbc-cash'],
      ]) {
        const before = file(`${path}.yaml`);
        await report({ handle: `twin_${id?.slice(0, 4)}` });
        await run('accept', `twin_${id?.slice(0, 4)}`, '--as', 'impostor', '--of', id ?? '');
        expect(file(`${path}.yaml`).startsWith(before)).toBe(true);
      }
    });

    test('handles that YAML would read as something else', async () => {
      const { run, report, file } = await newDesk();
      for (const handle of ['null', 'true', 'False']) {
        await report({ handle });
        await run('accept', handle, '--as', 'impostor', '--of', 'army');
      }
      const handles = parse(file('il/army.yaml')).impostors.map((impostor: { handle: unknown }) => impostor.handle);
      expect(handles).toEqual(['null', 'true', 'False']);
    });

    test('a channel, on evidence that a person gives', async () => {
      const { run, nominate, file } = await newDesk();
      await nominate({ handle: 'Army_News', peerId: '-1001', organisation: 'army', website: 'https://example.org/' });
      const line = ['accept', 'Army_News', '--as', 'channel', '--of', 'army', '--role', 'news', '--language', 'he'];
      await expect(run(...line)).rejects.toThrow(/--evidence is missing/);
      await expect(run(...line, '--evidence', 'kind=reader-reports,source=many')).rejects.toThrow(/UNPROVEN_EVIDENCE/);
      await expect(run(...line, '--evidence', 'kind=own-site,source=seen it')).rejects.toThrow(/UNPROVEN_EVIDENCE/);
      expect(await run(...line, '--evidence', OWN_SITE)).toContain(
        'Peer id -1001 was given by 1 of 1 and is not pinned',
      );
      expect(parse(file('il/army.yaml')).channels[1]).toEqual({
        handle: 'Army_News',
        role: 'news',
        language: 'he',
        status: 'active',
        evidence: [READ_OWN_SITE],
      });
    });

    test('a channel that is listed gains the evidence and the peer id', async () => {
      const { run, nominate, file } = await newDesk();
      await nominate({ handle: 'Army_IL', organisation: 'army', website: 'https://example.org/' });
      const line = ['accept', 'Army_IL', '--as', 'channel', '--of', 'army', '--evidence', OWN_SITE];
      expect(await run(...line, '--peer-id', '-1001')).toContain(
        'The hint on it, as it was reported: listed → official.',
      );
      const [channel] = parse(file('il/army.yaml')).channels;
      expect(channel).toMatchObject({ peerId: '-1001', role: 'main' });
      expect(channel.evidence).toHaveLength(2);
      await nominate({ handle: 'Army_IL', organisation: 'army', website: 'https://example.org/' });
      await expect(run(...line, '--peer-id', '-1002')).rejects.toThrow(/^PEER_ID_DIFFERS: /);
    });

    test('a new organisation, in the folder of its country', async () => {
      const { run, nominate, file, status } = await newDesk();
      const id = await nominate({ handle: 'Fire_IL', organisationName: 'Fire', website: 'https://example.org/' });
      const line = [
        'accept',
        'Fire_IL',
        '--as',
        'organisation',
        '--id',
        'fire',
        '--kind',
        'emergency',
        '--country',
        'IL',
      ];
      const names = ['--name', 'en=Fire: and Rescue # 1', '--name', 'he=כבאות', '--name', 'en=Fire Brigade'];
      await run(...line, ...names, '--website', 'https://example.org', '--protect', 'titles', '--evidence', OWN_SITE);
      expect(parse(file('il/fire.yaml'))).toEqual({
        id: 'fire',
        kind: 'emergency',
        country: 'IL',
        website: 'https://example.org',
        names: { en: ['Fire: and Rescue # 1', 'Fire Brigade'], he: ['כבאות'] },
        protect: 'titles',
        channels: [{ handle: 'Fire_IL', role: 'main', status: 'active', evidence: [READ_OWN_SITE] }],
      });
      expect(await status(id)).toBe('accepted');
      await nominate({ handle: 'Fire_2', organisationName: 'Fire', website: 'https://example.org/' });
      const again = ['accept', 'Fire_2', ...line.slice(2), ...names, '--evidence', OWN_SITE];
      await expect(run(...again)).rejects.toThrow(/^ORGANISATION_EXISTS: /);
    });

    test.each([
      [[], 'international'],
      [['--kind', 'project'], 'token-projects'],
    ])('an organisation of no country with %j lies in %s', async (kind, folder) => {
      const { run, nominate, file } = await newDesk();
      await nominate({ handle: 'World_Body', organisationName: 'Body', website: 'https://example.org/' });
      const rest = kind.length > 0 ? kind : ['--kind', 'media'];
      const line = ['--as', 'organisation', '--id', 'body', '--name', 'en=Body', '--evidence', OWN_SITE];
      await run('accept', 'World_Body', ...line, ...rest);
      expect(parse(file(`${folder}/body.yaml`))).toMatchObject({ id: 'body', protect: 'handles' });
    });

    test.each([
      ['--kind', 'tyranny', 'BAD_VALUE'],
      ['--country', 'Israel', '--country takes'],
      ['--id', '../../../etc/passwd', '--id takes'],
      ['--country', '..', '--country takes'],
      ['--name', 'en=Invi\u200bsible', 'UNTIDY_TEXT'],
      ['--name', 'en=Two\nlines', 'UNTIDY_TEXT'],
      ['--website', 'javascript:alert(1)', 'BAD_VALUE'],
    ])('%s %j would break the registry: nothing is written', async (option, value, code) => {
      const { run, nominate, registry, status } = await newDesk();
      const id = await nominate({ handle: 'Some_Body', organisationName: 'Body', website: 'https://example.org/' });
      const options = new Map([
        ['--id', 'body'],
        ['--kind', 'media'],
        ['--name', 'en=Body'],
        [option, value],
      ]);
      const line = ['accept', 'Some_Body', '--as', 'organisation', '--evidence', OWN_SITE, ...[...options].flat()];
      await expect(run(...line)).rejects.toThrow(new RegExp(code));
      expect(await status(id)).toBe('received');
      expect(filesIn(registry)).toEqual(['il/army.yaml', 'il/police.yaml']);
    });

    test('a channel that was lost', async () => {
      const { run, report, file } = await newDesk();
      await report({ handle: 'Army_IL', reason: 'taken-over' });
      expect(await run('accept', 'Army_IL', '--as', 'lost', '--of', 'army')).toContain('listed → suspicious');
      expect(parse(file('il/army.yaml')).channels[0].status).toBe('lost');
      await report({ handle: 'Army_Gone', reason: 'taken-over' });
      await expect(run('accept', 'Army_Gone', '--as', 'lost', '--of', 'army')).rejects.toThrow(/^ENTRY_UNKNOWN: /);
    });

    test('a correction clears the chat, and takes it off the impostors', async () => {
      const { run, report, file, status } = await newDesk();
      await report({ handle: 'Army_ILL' });
      await run('accept', 'Army_ILL', '--as', 'impostor', '--of', 'army');
      const objection = await report({ handle: 'Army_ILL', peerId: '-1001', reason: 'wrong-hint' });
      await run('accept', 'Army_ILL', '--as', 'correction', '--of', 'army');
      const { impostors, cleared } = parse(file('il/army.yaml'));
      expect(impostors).toBeUndefined();
      expect(cleared).toMatchObject([{ handle: 'Army_ILL', peerId: '-1001' }]);
      expect(await status(objection)).toBe('accepted');
      await report({ handle: 'Army_ILL' });
      await run('accept', 'Army_ILL', '--as', 'impostor', '--of', 'army');
      expect(parse(file('il/army.yaml'))).not.toHaveProperty('cleared');
    });

    test('a removal needs no name of an organisation, and leaves none without channels by mistake', async () => {
      const { run, report, registry } = await newDesk();
      await report({ handle: 'Army_IL', reason: 'fraud' });
      await expect(run('accept', 'Army_IL', '--as', 'removal')).rejects.toThrow(/^LAST_CHANNEL: /);
      expect(filesIn(registry)).toContain('il/army.yaml');
      await run('accept', 'Army_IL', '--as', 'removal', '--with-organisation');
      expect(filesIn(registry)).toEqual(['il/police.yaml']);
      await report({ handle: 'Nobody_Knows', reason: 'wrong-hint' });
      await expect(run('accept', 'Nobody_Knows', '--as', 'removal')).rejects.toThrow(/^ENTRY_UNKNOWN: /);
    });

    test('a peer id that a reader made up takes nothing out', async () => {
      const registry = registryOf({
        'il/army.yaml': entry('army', 'Army_IL').replace('handle: Army_IL', "handle: Army_IL\n    peerId: '-1009'"),
        'il/police.yaml': entry(
          'police',
          'PoliceIL',
          'impostors:\n  - handle: P0liceIL\n    evidence:\n      - kind: reader-reports\n        source: x\n        seen: 2026-11\n',
        ),
      });
      const { run, report, file } = await newDesk({ registry });
      const army = file('il/army.yaml');
      await report({ handle: 'P0liceIL', peerId: '-1009', reason: 'wrong-hint' });
      await run('accept', 'P0liceIL', '--as', 'removal');
      expect(file('il/army.yaml')).toBe(army);
      expect(parse(file('il/police.yaml'))).not.toHaveProperty('impostors');
      await report({ handle: 'Innocent', peerId: '-1009' });
      await expect(run('accept', 'Innocent', '--as', 'impostor', '--of', 'army')).rejects.toThrow(/IMPOSTOR_IS_LISTED/);
      await run('accept', 'Innocent', '--as', 'impostor', '--of', 'army', '--peer-id', 'none');
      expect(parse(file('il/army.yaml')).impostors).toMatchObject([{ handle: 'Innocent' }]);
      expect(parse(file('il/army.yaml')).impostors[0]).not.toHaveProperty('peerId');
    });

    test('whoever objects is not told “accepted” when the hint is confirmed', async () => {
      const { run, report, nominate, status } = await newDesk();
      const accusation = await report({ handle: 'Army_1L' });
      const objection = await report({ handle: 'Army_1L', reason: 'wrong-hint' });
      const nomination = await nominate({ handle: 'Army_1L', organisation: 'army', words: 'it is' });
      const said = await run('accept', 'Army_1L', '--as', 'impostor', '--of', 'army');
      expect(said).toContain('Still waiting in this group: 1 nomination, 1 wrong-hint.');
      expect(await Promise.all([accusation, objection, nomination].map(status))).toEqual([
        'accepted',
        'received',
        'received',
      ]);
      await expect(run('refuse', 'Army_1L', '--why', 'honest')).rejects.toThrow(/^NOT_ASKED_FOR: /);
      await run('refuse', 'Army_1L', '--why', 'not-official', '--note', 'a twin');
      await run('refuse', 'Army_1L', '--why', 'no-evidence');
      expect(await Promise.all([objection, nomination].map(status))).toEqual(['refused', 'refused']);
    });

    test('several chats in a group: a person says which', async () => {
      const { run, report, status } = await newDesk();
      const one = await report({ handle: 'Army_1L', peerId: '-1001' });
      const other = await report({ handle: 'Honest_One', peerId: '-1001' });
      const third = await report({ handle: 'Army_1L', peerId: '-1002' });
      const line = ['accept', 'Army_1L', '--as', 'impostor', '--of', 'army'];
      await expect(run(...line)).rejects.toThrow(/^CHANNEL_AMBIGUOUS: .*@Army_1L, @Honest_One/);
      await expect(run(...line, '--only', `${one},${third}`)).rejects.toThrow(
        /^PEER_ID_AMBIGUOUS: .*-1001 \(1\), -1002 \(1\)/,
      );
      await expect(run(...line, '--only', crypto.randomUUID())).rejects.toThrow(/^SUBMISSION_UNKNOWN: /);
      expect(await run(...line, '--peer-id', '-1002')).toContain('+ impostor @Army_1L -1002');
      expect(await Promise.all([one, other, third].map(status))).toEqual(['received', 'received', 'accepted']);
    });

    test('contacts are gone once it is decided, everything else is there', async () => {
      const { run, report, store } = await newDesk();
      const id = await report({ handle: 'Army_1L', title: 'Army', contact: 'me@example.org' }, { reader: 'mark' });
      await run('accept', 'Army_1L', '--as', 'impostor', '--of', 'army', '--only', id.slice(0, 8));
      const [row] = await store.all();
      expect(row).not.toHaveProperty('reader');
      expect(JSON.parse(row?.body ?? '')).toMatchObject({ id, title: 'Army' });
      expect(row?.body).not.toContain('contact');
    });

    test('a registry that cannot be written changes nothing in the inbox', async () => {
      const { run, report, registry, status } = await newDesk();
      const id = await report({ handle: 'Army_1L' });
      writeFileSync(join(registry, 'organisations/il/broken.yaml'), 'id: broken\n');
      const line = ['accept', 'Army_1L', '--as', 'impostor', '--of', 'army'];
      await expect(run(...line)).rejects.toThrow(/broken\.yaml:1: MISSING_FIELD/);
      expect(await status(id)).toBe('received');
      expect(readFileSync(join(registry, 'organisations/il/army.yaml'), 'utf8')).toBe(entry('army', 'Army_IL'));
    });
  });

  test('refusing leaves the registry alone, and tells why', async () => {
    const { run, report, store, file } = await newDesk();
    const id = await report({ handle: 'Army_Fans', contact: 'me' });
    expect(await run('refuse', 'https://t.me/army_fans', '--why', 'honest', '--note', 'says it is a fan page')).toMatch(
      /^Refused 1 submission as honest, decision [0-9a-f-]{36}\.\n$/,
    );
    expect(await store.status(id)).toMatchObject({ state: 'refused', refusal: 'honest', updated: TODAY });
    expect(file('il/army.yaml')).toBe(entry('army', 'Army_IL'));
    await expect(run('refuse', 'Army_Fans', '--why', 'honest')).rejects.toThrow(
      new RegExp(`^NOTHING_WAITS: .*; the last was refused as honest on ${TODAY}`),
    );
    expect(await run('trace', id)).toContain('refused as honest: says it is a fan page');
  });
});

function filesIn(registry: string): string[] {
  return readdirSync(join(registry, 'organisations'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .toSorted();
}
