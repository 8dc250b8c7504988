import { handleKey } from '../lib/telegram/handle.ts';
import { type Problem, printPlace } from './problems.ts';
import type { Path, SourceFile } from './source-file.ts';

/** Somebody's say on one handle or peer id. */
interface Claim {
  source: SourceFile;
  path: Path;
  /** As written. */
  text: string;
}

interface Claims {
  channelHandles: Claim[];
  channelPeers: Claim[];
  impostorHandles: Claim[];
  impostorPeers: Claim[];
  clearedHandles: Claim[];
  clearedPeers: Claim[];
}

/**
 * Where files contradict each other: an id, handle or peer id that two of them claim, an impostor that is somebody's
 * channel. Files that break their schema take part with what can be read of them.
 */
export function findConflicts(sources: readonly SourceFile[]): Problem[] {
  const claims: Claims = {
    channelHandles: [],
    channelPeers: [],
    impostorHandles: [],
    impostorPeers: [],
    clearedHandles: [],
    clearedPeers: [],
  };
  for (const source of sources) {
    claims.channelHandles.push(...collect(source, 'channels', 'handle'));
    claims.channelPeers.push(...collect(source, 'channels', 'peerId'));
    claims.impostorHandles.push(...collect(source, 'impostors', 'handle'));
    claims.impostorPeers.push(...collect(source, 'impostors', 'peerId'));
    claims.clearedHandles.push(...collect(source, 'cleared', 'handle'));
    claims.clearedPeers.push(...collect(source, 'cleared', 'peerId'));
  }
  return [
    ...repeated(sources.flatMap(idClaim), ({ source }, first) =>
      source.problem(['id'], 'ID_TAKEN', `this id is already used at ${place(first)}`),
    ),
    ...repeated(claims.channelHandles, handleTwice),
    ...repeated(claims.channelPeers, ({ source, path, text }, first) =>
      source.problem(path, 'PEER_ID_TAKEN', `peer id ${text} is already given at ${place(first)}`),
    ),
    ...repeated(claims.impostorHandles, impostorTwice),
    ...repeated(claims.impostorPeers, impostorTwice),
    ...listedImpostors(claims.impostorHandles, claims.channelHandles),
    ...listedImpostors(claims.impostorPeers, claims.channelPeers),
    ...clearedImpostors(claims.clearedHandles, claims.impostorHandles),
    ...clearedImpostors(claims.clearedPeers, claims.impostorPeers),
  ];
}

function handleTwice({ source, path, text }: Claim, first: Claim): Problem {
  if (first.source === source) {
    return source.problem(path, 'HANDLE_REPEATED', `@${text} already stands at ${place(first)}`);
  }
  return source.problem(path, 'HANDLE_TAKEN', `@${text} already belongs to another organisation at ${place(first)}`);
}

function impostorTwice({ source, path, text }: Claim, first: Claim): Problem {
  return source.problem(path, 'IMPOSTOR_REPEATED', `${text} is already known as an impostor at ${place(first)}`);
}

function listedImpostors(impostors: readonly Claim[], channels: readonly Claim[]): Problem[] {
  const listed = new Map(channels.map((claim) => [handleKey(claim.text), claim]));
  return impostors.flatMap(({ source, path, text }) => {
    const channel = listed.get(handleKey(text));
    if (!channel) return [];
    return [source.problem(path, 'IMPOSTOR_IS_LISTED', `${text} is a channel of the list at ${place(channel)}`)];
  });
}

function clearedImpostors(cleared: readonly Claim[], impostors: readonly Claim[]): Problem[] {
  const known = new Map(impostors.map((claim) => [handleKey(claim.text), claim]));
  return cleared.flatMap(({ source, path, text }) => {
    const impostor = known.get(handleKey(text));
    if (!impostor) return [];
    return [source.problem(path, 'CLEARED_IS_IMPOSTOR', `${text} is an impostor of the list at ${place(impostor)}`)];
  });
}

function repeated(claims: readonly Claim[], report: (claim: Claim, first: Claim) => Problem): Problem[] {
  const firsts = new Map<string, Claim>();
  return claims.flatMap((claim) => {
    const key = handleKey(claim.text);
    const first = firsts.get(key);
    if (first) return [report(claim, first)];
    firsts.set(key, claim);
    return [];
  });
}

function collect(source: SourceFile, list: string, field: string): Claim[] {
  const items = fieldsOf(source.value)[list];
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown, place) => {
    const text = fieldsOf(item)[field];
    return typeof text === 'string' ? [{ source, path: [list, place, field], text }] : [];
  });
}

function idClaim(source: SourceFile): Claim[] {
  const { id } = fieldsOf(source.value);
  return typeof id === 'string' ? [{ source, path: ['id'], text: id }] : [];
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function place({ source, path }: Claim): string {
  return printPlace({ file: source.file, line: source.lineOf(path) });
}
