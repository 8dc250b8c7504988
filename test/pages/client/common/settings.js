/**
 * How the replica behaves. A test sets it in the address, as `?replica.hashDelay=100`, or later by
 * `replica.configure({ hashDelay: 100 })`.
 *
 * - `hashDelay`: Web K's address follows the title by this many ms (8 to 100 were seen).
 * - `storeDelay`: Web K's records are written this many ms after start (0: before the first chat opens).
 * - `cacheDelay`: Web A's stored state is written this many ms after a change (5000 was seen).
 * - `cached`: 1 when an earlier visit left stored state behind, 0 for a first visit.
 * - `passcode`: 1 when a passcode is set: nothing readable is stored.
 * - `navigationApi`: 0 makes Web K use history.replaceState as it does in Firefox.
 * - `theme`: `light`, `dark`, or `system`.
 *
 * Only in the address, because the chats are made at start:
 *
 * - `chats`: this many quiet channels more in the chat list (`extra1` and on).
 * - `links`: the channel `manyLinks`, whose posts hold this many links and mentions.
 * - `posts`: the channel `manyPosts` with this many short posts.
 * - `sponsored`: name of the peer whose sponsored row search shows above its other results.
 */
const DEFAULTS = {
  hashDelay: 40,
  storeDelay: 0,
  cacheDelay: 5000,
  cached: 1,
  passcode: 0,
  navigationApi: 1,
  theme: 'system',
  chats: 0,
  links: 0,
  posts: 0,
  sponsored: '',
};

export const settings = { ...DEFAULTS, ...fromAddress() };

function fromAddress() {
  const given = {};
  for (const [name, value] of new URLSearchParams(location.search)) {
    const key = name.replace(/^replica\./, '');
    if (key === name || !(key in DEFAULTS)) continue;
    given[key] = typeof DEFAULTS[key] === 'number' ? Number(value) : value;
  }
  return given;
}

/** 1 to 4, from `?account=`. */
export const account = Number(new URLSearchParams(location.search).get('account') ?? 1) || 1;

/** True when the client shows its dark theme. */
export function isDark() {
  if (settings.theme !== 'system') return settings.theme === 'dark';
  return matchMedia('(prefers-color-scheme: dark)').matches;
}

export function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
