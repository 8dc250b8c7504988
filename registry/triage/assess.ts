import { distance } from 'fastest-levenshtein';
import type { WholeIndex } from '../../lib/list/compile-index.ts';
import type { OfficialChannel, Organisation } from '../../lib/list/schema.ts';
import { parsePeerId } from '../../lib/telegram/peer-id.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { judge, mainChannel } from '../../lib/verdict/judge.ts';
import type { Verdict, VerdictKind } from '../../lib/verdict/verdict.ts';
import { compare } from '../problems.ts';
import { type Difference, differences } from './differences.ts';
import type { Group } from './groups.ts';
import { nominationsOf, reportsOf } from './incoming.ts';
import { type Counted, tally } from './tally.ts';

/** The genuine channel beside the one that was reported. */
export interface Genuine {
  organisation: Organisation;
  /** None when it has lost them all. */
  channel?: OfficialChannel;
  /** Present when both have a handle. */
  handle?: readonly Difference[];
  /** The name that the title comes closest to, where there is a title. */
  name?: { text: string; title: string; differences: readonly Difference[] };
}

/** What is to be known of a group before a person decides. */
export interface Assessment {
  group: Group;
  /** Today's, by the registry as it is, of the channel as most readers describe it. */
  verdict: Verdict;
  genuine?: Genuine;
  /** Ids of organisations on the list that readers named. */
  named: readonly Counted[];
}

/** How sure the judge is that something is wrong. */
const CERTAINTY: Readonly<Record<VerdictKind, number>> = {
  impersonation: 4,
  suspicious: 3,
  flagged: 2,
  unknown: 1,
  'telegram-verified': 0,
  listed: 0,
  official: 0,
};

/** Judges each group by the list and finds the genuine channel. Most pressing first. */
export function assessAll(groups: readonly Group[], index: WholeIndex): Assessment[] {
  return groups.map((group) => assess(group, index)).toSorted(byUrgency);
}

/** Most independent readers first, by what is certain and then by what is possible; then by how sure the judge is. */
function byUrgency(a: Assessment, b: Assessment): number {
  return (
    b.group.readers.least - a.group.readers.least ||
    b.group.readers.most - a.group.readers.most ||
    CERTAINTY[b.verdict.verdict] - CERTAINTY[a.verdict.verdict] ||
    b.verdict.reasons.length - a.verdict.reasons.length ||
    compare(channelOf(a.group), channelOf(b.group))
  );
}

/** How a group is called: `@MOHrep0rt`, or the peer id of a channel without a handle. */
export function channelOf({ handles, peerIds }: Group): string {
  return handles[0] ? `@${handles[0].text}` : (peerIds[0]?.text ?? '');
}

/** Judges one group. */
export function assess(group: Group, index: WholeIndex): Assessment {
  const verdict = judge(sightingOf(group), index);
  const said = [...reportsOf(group.submissions), ...nominationsOf(group.submissions)];
  const named = tally(said.map(({ organisation }) => organisation));
  const genuine = findGenuine(group, verdict, named, index);
  return { group, verdict, named, ...(genuine && { genuine }) };
}

function sightingOf({ handles, peerIds, titles }: Group): Sighting {
  const [handle, ...others] = handles.map(({ text }) => text);
  const peerId = peerIds.length === 1 ? parsePeerId(peerIds[0]?.text ?? '') : undefined;
  return {
    ...(handle && { handle }),
    ...(others.length > 0 && { otherHandles: others }),
    ...(peerId && { peerId }),
    ...(titles[0] && { title: titles[0].text }),
  };
}

function findGenuine(
  { handles, titles }: Group,
  verdict: Verdict,
  named: readonly Counted[],
  index: WholeIndex,
): Genuine | undefined {
  const ids = [verdict.organisation?.id, ...named.map(({ text }) => text)];
  const organisation = ids.flatMap((id) => index.organisations.find((one) => one.id === id) ?? [])[0];
  if (!organisation) return undefined;
  const judged = verdict.official ? index.byHandle(verdict.official) : undefined;
  const channel = judged?.organisation === organisation ? judged.channel : mainChannel(organisation);
  const name = titles[0] && nearestName(organisation, titles[0].text);
  return {
    organisation,
    ...(channel && { channel }),
    ...(channel && handles[0] && { handle: differences(handles[0].text, channel.handle) }),
    ...(name && { name }),
  };
}

function nearestName({ names, abbreviations = {} }: Organisation, title: string): Genuine['name'] {
  const all = [...Object.values(names), ...Object.values(abbreviations)].flat();
  const far = (name: string) => distance(name.toLowerCase(), title.toLowerCase());
  const text = all.toSorted((a, b) => far(a) - far(b))[0];
  return text === undefined ? undefined : { text, title, differences: differences(title, text) };
}
