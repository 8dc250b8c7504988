import type { Platform } from '../../lib/platform/platform.ts';

/** A platform in memory. `failing` names the powers that reject, as denied or full storage does. */
export function fakePlatform(
  bundled: unknown,
  stored: Record<string, unknown> = {},
  failing: readonly ('read' | 'get' | 'set')[] = [],
): Platform & { stored: Record<string, unknown> } {
  const fail = (power: 'read' | 'get' | 'set') => {
    if (failing.includes(power)) throw new Error(`${power} denied`);
  };
  return {
    stored,
    async readBundledList() {
      fail('read');
      return bundled;
    },
    store: {
      async get(key) {
        fail('get');
        return stored[key];
      },
      async set(key, value) {
        fail('set');
        stored[key] = structuredClone(value);
      },
    },
  };
}
