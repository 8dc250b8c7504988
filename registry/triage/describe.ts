import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { displayName } from '../../lib/list/organisation.ts';
import type { CheckedPage, Nomination } from '../../lib/reports/nomination.ts';
import { reasonSentence } from '../../lib/sentences.ts';
import { printHandle } from '../../lib/telegram/handle.ts';
import { translatorFromYaml } from '../../scripts/translate.ts';
import { count } from '../publish/check.ts';
import type { Assessment, Genuine } from './assess.ts';
import { channelOf } from './assess.ts';
import { type Difference, printDifference, underline } from './differences.ts';
import { type Incoming, nominationsOf, reportsOf } from './incoming.ts';
import { printReaders } from './readers.ts';
import { type Counted, tally } from './tally.ts';
import { printWishes } from './waiting.ts';

const WORDS = fileURLToPath(new URL('../../locales/en.yml', import.meta.url));
const translate = translatorFromYaml(readFileSync(WORDS, 'utf8'));

/** How many links, titles and the like the list of groups shows; `show` shows all. */
const FEW = 3;

/** A group beside the genuine channel, in lines. @param most how many of each thing to show. */
export function describeGroup(assessment: Assessment, most = FEW): string[] {
  const { group, verdict, genuine, named } = assessment;
  const { submissions, handles, peerIds, titles, readers } = group;
  const days = submissions.map(({ received }) => received);
  const [first, last] = [days[0], days.at(-1)];
  return [
    channelOf(group),
    ...indent([
      `${printReaders(readers)}; ${count(submissions.length, 'submission')} ${first === last ? `of ${first}` : `from ${first} to ${last}`}: ${printWishes(submissions)}`,
      ...(handles.length > 1 ? [`handles: ${counted(handles.map(withAt), most)}`] : []),
      ...(peerIds.length > 0 ? [`peer id: ${counted(peerIds, most)}`] : []),
      ...titles.slice(0, most).map(({ text, count: times }) => `title (${times}): ${text}`),
      ...(titles.length > most ? [`and ${count(titles.length - most, 'other title')}`] : []),
      `hint today: ${verdict.verdict}${verdict.organisation ? `, ${verdict.organisation.id}` : ''}`,
      ...verdict.reasons.map((reason) => `- ${reasonSentence(reason, translate)}`),
      ...(named.length > 0 ? [`readers name: ${counted(named, most)}`] : []),
      ...(genuine ? describeGenuine(genuine, handles[0]?.text) : ['genuine: no organisation of the list is meant']),
      ...describeClaims(submissions, most),
    ]),
  ];
}

function describeGenuine({ organisation, channel, handle, name }: Genuine, written: string | undefined): string[] {
  const site = organisation.website ? `, ${organisation.website}` : '';
  const which = channel ? `${printHandle(channel.handle)} of ` : 'none left of ';
  return [
    `genuine: ${which}${displayName(organisation)} (${organisation.id})${site}`,
    ...(channel && handle && written ? describeHandles(written, channel.handle, handle) : []),
    ...(name ? describeName(name) : []),
  ];
}

function describeHandles(written: string, genuine: string, found: readonly Difference[]): string[] {
  if (found.length === 0) return ['  the handles are the same'];
  const lines = [printHandle(written), printHandle(genuine)];
  if (!isNear(found, genuine)) return indent(lines);
  return indent([...lines, ` ${underline(found)}`, ...found.map(printDifference)]);
}

/** False where so little is left of the genuine text that a list of what differs says nothing. */
function isNear(found: readonly Difference[], genuine: string): boolean {
  const missing = found.reduce((sum, difference) => sum + [...difference.genuine].length, 0);
  return missing * 3 <= [...genuine].length;
}

function describeName({ text, differences }: NonNullable<Genuine['name']>): string[] {
  if (differences.length === 0) return [`  the title is its name: ${text}`];
  const shown = isNear(differences, text) ? differences : [];
  return [`  nearest name: ${text}`, ...shown.map((one) => `  the title ${verb(printDifference(one))}`)];
}

/** `“a” in place of “b”` follows a verb. */
function verb(words: string): string {
  return words.startsWith('“') ? `has ${words}` : words;
}

function describeClaims(submissions: readonly Incoming[], most: number): string[] {
  const links = tally(reportsOf(submissions).flatMap((report) => report.links));
  const reported = tally(reportsOf(submissions).map(({ organisationName }) => organisationName));
  const elsewhere = tally(reportsOf(submissions).map(({ listName }) => listName));
  const nominations = nominationsOf(submissions);
  return [
    ...(reported.length > 0 ? [`said to pose as: ${counted(reported, most)}`] : []),
    ...(elsewhere.length > 0 ? [`the hint came from another list: ${counted(elsewhere, most)}`] : []),
    ...links.slice(0, most).map(({ text }) => `message: ${text}`),
    ...(links.length > most ? [`and ${count(links.length - most, 'other message')}`] : []),
    ...nominations.slice(0, most).flatMap(describeNomination),
    ...(nominations.length > most ? [`and ${count(nominations.length - most, 'other nomination')}`] : []),
  ];
}

function describeNomination({ organisation, organisationName, website, words, pages }: Nomination): string[] {
  return [
    `put forward as official for: ${organisation ?? organisationName}`,
    ...indent([
      ...(website ? [`website: ${website}`] : []),
      ...(words ? quote(words) : []),
      ...pages.map((page) => `the reader’s browser found: ${FOUND[page.found]} on ${page.address} (${page.checked})`),
    ]),
  ];
}

const FOUND: Readonly<Record<CheckedPage['found'], string>> = {
  'meta-tag': 'the channel declared in the telegram:channel tag',
  link: 'a link to the channel',
  nothing: 'nothing',
};

/** Everything about a group: as {@link describeGroup}, and each submission word for word. */
export function describeWhole(assessment: Assessment): string[] {
  return [
    ...describeGroup(assessment, Number.POSITIVE_INFINITY),
    ...assessment.group.submissions.flatMap(({ id, kind, received, state, body, reader, content }) => [
      '',
      `${kind} ${id}, received ${received}, ${state}${reader ? '' : ', without a reader’s mark'}`,
      ...(content?.contact ? [`  contact: ${content.contact}`] : []),
      ...(body === undefined ? ['  its content has been erased'] : quote(body.trimEnd())),
    ]),
  ];
}

/** A group as programs read it. */
export function groupObject({ group, verdict, genuine, named }: Assessment): Record<string, unknown> {
  return {
    channel: channelOf(group),
    handles: group.handles,
    peerIds: group.peerIds,
    titles: group.titles,
    readers: group.readers,
    submissions: group.submissions.map(({ id, kind, received, state }) => ({ id, kind, received, state })),
    verdict,
    named,
    ...(genuine && {
      genuine: { organisation: genuine.organisation.id, handle: genuine.channel?.handle, differences: genuine.handle },
    }),
  };
}

/** Text of several lines, each behind a mark, so that none passes for one of ours. */
function quote(text: string): string[] {
  return text.split('\n').map((line) => `  | ${line}`);
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function withAt({ text, count: times }: Counted): Counted {
  return { text: printHandle(text), count: times };
}

function counted(all: readonly Counted[], most: number): string {
  const shown = all.slice(0, most).map(({ text, count: times }) => `${text} (${times})`);
  return [...shown, ...(all.length > most ? [`${all.length - most} more`] : [])].join(', ');
}
