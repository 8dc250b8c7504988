import { isDeepStrictEqual } from 'node:util';
import type { Impostor, OfficialChannel, OfficialList, Organisation } from '../../lib/list/schema.ts';
import { handleKey } from '../../lib/telegram/handle.ts';
import { compare } from '../problems.ts';

/** What of a list can differ. */
export type Content = Pick<OfficialList, 'name' | 'surfaces' | 'contact' | 'organisations'>;

/**
 * How one list differs from another, for people: a line for each organisation and, below it, one for each thing in it.
 *
 * @param before undefined when nothing was published.
 * @returns no lines when nothing differs but version and day.
 */
export function changesBetween(before: Content | undefined, after: Content): string[] {
  const old = new Map(before?.organisations.map((organisation) => [organisation.id, organisation]));
  const current = new Map(after.organisations.map((organisation) => [organisation.id, organisation]));
  const ids = [...new Set([...old.keys(), ...current.keys()])].toSorted(compare);
  return [
    ...(before && before.name !== after.name ? [`~ name of the list: ${before.name} → ${after.name}`] : []),
    ...(isDeepStrictEqual(before?.surfaces, after.surfaces) ? [] : ['~ surfaces that Telegram has changed']),
    ...(isDeepStrictEqual(before?.contact, after.contact)
      ? []
      : [`~ contact: ${print(before?.contact)} → ${print(after.contact)}`]),
    ...ids.flatMap((id) => organisationChanges(old.get(id), current.get(id))),
  ];
}

function organisationChanges(before: Organisation | undefined, after: Organisation | undefined): string[] {
  if (!after) return before ? [`- ${before.id}: ${handles(before)}`] : [];
  if (!before) return [`+ ${after.id}: ${handles(after)}`];
  const lines = [
    ...fieldChanges(before, after, ['kind', 'country', 'website', 'protect']),
    ...textChanges('name', before.names, after.names),
    ...textChanges('abbreviation', before.abbreviations ?? {}, after.abbreviations ?? {}),
    ...channelChanges(before.channels, after.channels),
    ...chatChanges('impostor', before.impostors, after.impostors),
    ...chatChanges('cleared chat', before.cleared, after.cleared),
  ];
  if (lines.length === 0 && !isDeepStrictEqual(before, after)) lines.push('~ order of what it holds');
  return lines.length === 0 ? [] : [`~ ${after.id}`, ...lines.map((line) => `  ${line}`)];
}

function handles({ channels }: Organisation): string {
  return channels.map(({ handle }) => `@${handle}`).join(', ');
}

function fieldChanges<T extends object>(before: T, after: T, fields: readonly (keyof T & string)[]): string[] {
  return fields.flatMap((field) => {
    if (isDeepStrictEqual(before[field], after[field])) return [];
    return [`~ ${field}: ${print(before[field])} → ${print(after[field])}`];
  });
}

function print(value: unknown): string {
  if (value === undefined) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

type Texts = Readonly<Record<string, readonly string[]>>;

function textChanges(what: string, before: Texts, after: Texts): string[] {
  const languages = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted(compare);
  return languages.flatMap((language) => {
    const [old, current] = [before[language] ?? [], after[language] ?? []];
    return [
      ...old.filter((text) => !current.includes(text)).map((text) => `- ${what} (${language}): ${text}`),
      ...current.filter((text) => !old.includes(text)).map((text) => `+ ${what} (${language}): ${text}`),
    ];
  });
}

/** A channel goes by its peer id where both have one, so that a change of its handle is seen as one. */
function channelChanges(before: readonly OfficialChannel[], after: readonly OfficialChannel[]): string[] {
  const partners = new Map(after.map((channel) => [channel, before.find((old) => isSame(old, channel))]));
  const gone = before.filter((old) => ![...partners.values()].includes(old));
  return [
    ...gone.map(({ handle }) => `- channel @${handle}`),
    ...[...partners].flatMap(([channel, old]) => {
      if (!old) return [`+ channel @${channel.handle}`];
      const fields = ['handle', 'peerId', 'status', 'evidence', 'role', 'language', 'subscribers'] as const;
      const lines = fieldChanges(old, channel, fields);
      return lines.length === 0 ? [] : [`~ channel @${channel.handle}`, ...lines.map((line) => `  ${line}`)];
    }),
  ];
}

function isSame(one: OfficialChannel, other: OfficialChannel): boolean {
  if (handleKey(one.handle) === handleKey(other.handle)) return true;
  return one.peerId !== undefined && one.peerId === other.peerId;
}

function chatChanges(what: string, before: readonly Impostor[] = [], after: readonly Impostor[] = []): string[] {
  const describe = (chats: readonly Impostor[]) =>
    chats.map(({ handle, peerId }) => [handle && `@${handle}`, peerId].filter(Boolean).join(' '));
  const [old, current] = [describe(before), describe(after)];
  const changed = after.filter((chat, at) => {
    const former = before[old.indexOf(current[at] ?? '')];
    return former !== undefined && !isDeepStrictEqual(former, chat);
  });
  return [
    ...old.filter((text) => !current.includes(text)).map((text) => `- ${what} ${text}`),
    ...current.filter((text) => !old.includes(text)).map((text) => `+ ${what} ${text}`),
    ...changed.map(({ handle, peerId }) => `~ evidence of ${what} ${handle ? `@${handle}` : peerId}`),
  ];
}
