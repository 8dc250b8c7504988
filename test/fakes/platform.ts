import type { Platform } from '../../lib/platform/platform.ts';

type Power = 'read' | 'get' | 'set' | 'remove';

/** A platform in memory. `failing` names the powers that reject, as denied or full storage does. */
export function fakePlatform(
  bundled: unknown,
  stored: Record<string, unknown> = {},
  failing: readonly Power[] = [],
): Platform & { stored: Record<string, unknown> } {
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
      return bundled;
    },
    store: storeOf(stored),
    session: storeOf({}),
    async readMessages(language) {
      fail('read');
      return { language_code: language };
    },
    version: '0.1.0',
  };
}
