import { later, type WithLater } from '../../lib/later.ts';
import type { BundleFile } from '../../lib/list/bundle.ts';
import { MemoryIndexStorage } from '../../lib/list/index-storage.ts';
import { MemoryListStorage } from '../../lib/list/memory-storage.ts';
import type { OfficialList } from '../../lib/list/schema.ts';
import type { Platform } from '../../lib/platform/platform.ts';
import { MemoryOutboxStorage } from '../../lib/reports/outbox-storage.ts';
import { bundleOf, nameOf } from './bundle.ts';

type Power = 'read' | 'get' | 'set' | 'remove';

/**
 * A platform in memory, without a network. `failing` names the powers that reject, as denied or full storage does.
 *
 * @param bundled the list the extension comes with; `undefined` for one that is damaged.
 */
export function fakePlatform(
  bundled: OfficialList | undefined,
  stored: Record<string, unknown> = {},
  failing: readonly Power[] = [],
): Platform & WithLater & { stored: Record<string, unknown> } {
  const fail = (power: Power) => {
    if (failing.includes(power)) throw new Error(`${power} denied`);
  };
  const storeOf = (values: Record<string, unknown>): Platform['store'] => ({
    async get(key) {
      fail('get');
      return structuredClone(values[key]);
    },
    async set(key, value) {
      fail('set');
      values[key] = structuredClone(value);
    },
    async remove(key) {
      fail('remove');
      delete values[key];
    },
  });
  return {
    stored,
    async readBundledList() {
      fail('read');
      return bundled && bundleOf(bundled);
    },
    // After the bundle that a test put in the place of the first.
    async readBundleName() {
      const bundle = (await this.readBundledList()) as BundleFile | undefined;
      return bundle && nameOf(bundle);
    },
    store: storeOf(stored),
    session: storeOf({}),
    async readMessages(language) {
      fail('read');
      return { language_code: language };
    },
    fetch: () => Promise.reject(new TypeError('no network')),
    isOnline: () => true,
    later: async () => later,
    listStorage: new MemoryListStorage(),
    indexStorage: new MemoryIndexStorage(),
    outboxStorage: new MemoryOutboxStorage(),
    exclusive: (_name, _wait, task) => task(),
    version: '0.1.0',
  };
}
