import type { ListedChannel, ListIndex } from '../list/index.ts';
import { isConfirmed } from '../list/organisation.ts';
import type { OfficialChannel, Organisation } from '../list/schema.ts';
import type { Sighting } from '../telegram/sighting.ts';
import { handleCores } from '../text/handle-form.ts';
import { corroborateAboutLink, detectAboutClaim } from './detectors/about-text.ts';
import { corroborateDrawnTick, drawnTick } from './detectors/drawn-tick.ts';
import { corroborateEmojiStatus } from './detectors/emoji-status.ts';
import { corroborateFewSubscribers } from './detectors/few-subscribers.ts';
import type { Case, Corroborator, Detector, Finding } from './detectors/finding.ts';
import { detectHandleLookalike } from './detectors/handle-lookalike.ts';
import { detectHandleReordered } from './detectors/handle-reordered.ts';
import { detectHandleSpellsName } from './detectors/handle-spells-name.ts';
import { describeSelf, findInnocence } from './detectors/innocence.ts';
import { detectLinkText } from './detectors/link-text.ts';
import { readTitle } from './detectors/title-forms.ts';
import { corroborateTitle, detectTitleName } from './detectors/title-name.ts';
import { summarise } from './organisation.ts';
import type { Reason } from './reasons.ts';
import type { Verdict, VerdictKind } from './verdict.ts';
import { type Suspicion, weigh } from './weigh.ts';

const DETECTORS: readonly Detector[] = [
  detectHandleLookalike,
  detectHandleReordered,
  detectHandleSpellsName,
  detectTitleName,
  detectAboutClaim,
  detectLinkText,
];

const CORROBORATORS: readonly Corroborator[] = [
  corroborateTitle,
  corroborateAboutLink,
  corroborateDrawnTick,
  corroborateEmojiStatus,
  corroborateFewSubscribers,
];

/** A chat has one handle and few collectible ones; more than this is no chat's. */
const MAX_HANDLES = 5;

/**
 * Judges one sighting against the list. Pure: the same sighting and list always give the same verdict.
 * Any text of any length is answered in bounded time. Never throws.
 */
export function judge(sighting: Sighting, index: ListIndex): Verdict {
  if (sighting.kind === 'user') return plain('unknown', []);
  const handles = handlesOf(sighting);
  const listed = firstOf(handles, (handle) => index.byHandle(handle));
  const pinned = !listed && sighting.peerId ? index.byPeerId(sighting.peerId) : undefined;
  const flagged = judgeFlags(sighting, handles, listed, index);
  // Only of whom the list does not know is more to be asked, and that is much.
  index.settle();
  if (flagged) return flagged;
  if (listed) return judgeListed(sighting, listed);
  if (pinned) return judgeRenamed(pinned);
  if (sighting.verified) return plain('telegram-verified', [{ code: 'telegram-verified' }]);
  return judgeUnlisted(sighting, handles, index);
}

function judgeFlags(
  sighting: Sighting,
  handles: readonly string[],
  listed: ListedChannel | undefined,
  index: ListIndex,
): Verdict | undefined {
  const reasons: Reason[] = [];
  if (sighting.scam) reasons.push({ code: 'telegram-scam' });
  if (sighting.fake) reasons.push({ code: 'telegram-fake' });
  const byHandle = firstOf(handles, (handle) => index.impostorByHandle(handle));
  const byPeer = sighting.peerId ? index.impostorByPeerId(sighting.peerId) : undefined;
  if (byHandle?.impostor.handle) reasons.push({ code: 'known-impostor', handle: byHandle.impostor.handle });
  else if (byPeer?.impostor.peerId) reasons.push({ code: 'known-impostor', peerId: byPeer.impostor.peerId });
  if (reasons.length === 0) return undefined;
  const impostor = byHandle ?? byPeer;
  if (listed) return about('flagged', listed.organisation, [...reasons, standing(sighting, listed)], insteadOf(listed));
  if (!impostor) return plain('flagged', reasons);
  const verdict = about('flagged', impostor.organisation, reasons, mainChannel(impostor.organisation));
  return { ...verdict, evidence: impostor.impostor.evidence };
}

function judgeListed(sighting: Sighting, listed: ListedChannel): Verdict {
  const { organisation, channel } = listed;
  const reason = standing(sighting, listed);
  if (reason.code === 'handle-taken-over') return about('impersonation', organisation, [reason], insteadOf(listed));
  if (channel.status === 'lost') return judgeLost(listed);
  return about(isConfirmed(channel) ? 'official' : 'listed', organisation, [reason], channel);
}

/** What the list says of the channel under a listed handle. */
function standing({ peerId }: Sighting, { channel }: ListedChannel): Reason {
  const { handle, peerId: pinned, status } = channel;
  if (peerId && pinned && peerId !== pinned) return { code: 'handle-taken-over', handle, peerId, pinned };
  if (status === 'lost') return { code: 'channel-lost', handle };
  return { code: isConfirmed(channel) ? 'handle-official' : 'handle-listed', handle };
}

/** The organisation no longer holds the channel. */
function judgeLost(listed: ListedChannel): Verdict {
  const { organisation, channel } = listed;
  return about('suspicious', organisation, [{ code: 'channel-lost', handle: channel.handle }], insteadOf(listed));
}

/** The channel to open in place of one that is not to be trusted: another of the organisation's own, if it has one. */
function insteadOf({ organisation, channel }: ListedChannel): OfficialChannel | undefined {
  return organisation.channels.find((other) => other !== channel && other.status === 'active');
}

function judgeRenamed(pinned: ListedChannel): Verdict {
  const { organisation, channel } = pinned;
  if (channel.status === 'lost') return judgeLost(pinned);
  const reason: Reason = { code: 'peer-id-official', peerId: channel.peerId ?? '', official: channel.handle };
  return about(isConfirmed(channel) ? 'official' : 'listed', organisation, [reason], channel);
}

function judgeUnlisted(sighting: Sighting, handles: readonly string[], index: ListIndex): Verdict {
  const suspicion = strongestSuspicion(sighting, handles, index);
  if (sighting.thirdPartyVerified && suspicion?.verdict !== 'impersonation') {
    return plain('telegram-verified', [{ code: 'third-party-verified' }]);
  }
  if (suspicion && suspicion.verdict !== 'unknown') {
    const { verdict, organisation, findings } = suspicion;
    const channel = findings.find((finding) => finding.channel)?.channel ?? mainChannel(organisation);
    const reasons = findings.map(({ reason }) => reason);
    return about(verdict, organisation, reasons, channel);
  }
  const tick = drawnTick(sighting.title);
  return plain('unknown', tick ? [tick] : []);
}

function strongestSuspicion(sighting: Sighting, handles: readonly string[], index: ListIndex): Suspicion | undefined {
  // The genuine channel's page shows its title before its handle is known: that is no sign of anything.
  if (handles.length === 0 && sighting.handlePending) return undefined;
  const title = sighting.title ? readTitle(sighting.title) : undefined;
  const subject: Case = {
    sighting,
    index,
    handles: handles.map((written) => ({ written, cores: handleCores(written) })),
    ...(title ? { title } : {}),
  };
  const byOrganisation = new Map<Organisation, Finding[]>();
  for (const detect of DETECTORS) {
    for (const finding of detect(subject)) {
      byOrganisation.set(finding.organisation, [...(byOrganisation.get(finding.organisation) ?? []), finding]);
    }
  }
  if (byOrganisation.size === 0) return undefined;
  const self = describeSelf(subject);
  let strongest: Suspicion | undefined;
  for (const [organisation, found] of byOrganisation) {
    if (index.isCleared(organisation, handles, sighting.peerId)) continue;
    const findings = [...found, ...CORROBORATORS.flatMap((corroborate) => corroborate(subject, organisation))];
    const suspicion = weigh(sighting, organisation, findings, findInnocence(self, organisation));
    if (!strongest || suspicion.points > strongest.points) strongest = suspicion;
  }
  return strongest;
}

function handlesOf(sighting: Sighting): string[] {
  const handles = sighting.handle
    ? [sighting.handle, ...(sighting.otherHandles ?? [])]
    : [...(sighting.otherHandles ?? [])];
  return handles.slice(0, MAX_HANDLES);
}

/** The organisation's channel to open where none in particular is meant; none when it has lost them all. */
export function mainChannel(organisation: Organisation): OfficialChannel | undefined {
  const active = organisation.channels.filter(({ status }) => status === 'active');
  return active.find(({ role }) => role === 'main') ?? active[0];
}

/** @param official the channel to open, and whose evidence is shown. */
function about(
  verdict: VerdictKind,
  organisation: Organisation,
  reasons: Reason[],
  official?: OfficialChannel,
): Verdict {
  return {
    verdict,
    organisation: summarise(organisation),
    ...(official && { official: official.handle }),
    ...(official?.subscribers !== undefined && { officialSubscribers: official.subscribers }),
    reasons,
    evidence: official?.evidence ?? [],
  };
}

function plain(verdict: VerdictKind, reasons: Reason[]): Verdict {
  return { verdict, reasons, evidence: [] };
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
