import { useCallback, useEffect, useState } from 'preact/hooks';
import type { SiteChannel } from '../../lib/messages.ts';
import type { PopupCalls } from './calls.ts';

/**
 * The channel that the site in the tab declares, once `wanted`. A list that cannot be read is told by its own status.
 *
 * @returns `reload` asks anew: the reader has decided something on the channel.
 */
export function useSite(calls: PopupCalls, wanted: boolean): { site: SiteChannel | undefined; reload: () => void } {
  const [site, setSite] = useState<SiteChannel | undefined>(undefined);
  const reload = useCallback(() => {
    calls.site().then(setSite, () => setSite(undefined));
  }, [calls]);
  useEffect(() => {
    if (wanted) reload();
  }, [wanted, reload]);
  return { site, reload };
}
