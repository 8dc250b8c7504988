import type { ListIndex } from './list/index.ts';
import type { Organisation } from './list/schema.ts';
import type { SiteChannel } from './messages.ts';
import { handleKey, parseHandle } from './telegram/handle.ts';
import { mainChannel } from './verdict/judge.ts';
import { isWarning, type Verdict } from './verdict/verdict.ts';

/**
 * The handle among a site's declarations: the first valid one, as `<meta name="telegram:channel" content="@handle">`
 * gives it (instantview.telegram.org/docs, "channel"). Without the @.
 */
export function declaredHandle(declared: readonly string[]): string | undefined {
  for (const text of declared) {
    const handle = parseHandle(text);
    if (handle) return handle;
  }
  return undefined;
}

/**
 * Compares what a site says of itself with what the list says of the site's organisation.
 *
 * @param host the site's host name.
 * @param handle the channel it declares, no @.
 * @param verdict on that channel.
 */
export function relateToSite(
  host: string,
  handle: string,
  { verdict, organisation }: Verdict,
  index: ListIndex,
): Pick<SiteChannel, 'relation' | 'official'> {
  const owners = index.organisationsOf(host);
  if (owners.some((owner) => hasChannel(owner, handle))) return { relation: 'agrees' };
  const [owner] = owners;
  const official = owners.length === 1 && owner && hasHostAlone(owner) ? mainChannel(owner)?.handle : undefined;
  if (official) return { relation: 'differs', official };
  if (isWarning(verdict)) return { relation: 'warning' };
  return { relation: organisation ? 'elsewhere' : 'not-listed' };
}

function hasChannel(organisation: Organisation, handle: string): boolean {
  const key = handleKey(handle);
  return organisation.channels.some(({ handle: own, status }) => status === 'active' && handleKey(own) === key);
}

/** A listed address with a path of its own, but for a language, may stand on a host that others share: a government's. */
function hasHostAlone({ website = '' }: Organisation): boolean {
  return /^\/(?:[a-z]{2}\/?)?$/i.test(new URL(website).pathname);
}
