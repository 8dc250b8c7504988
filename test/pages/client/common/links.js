const HOSTS = ['t.me', 'telegram.me', 'telegram.dog'];
const NOT_HANDLES = /^(c|joinchat|addlist|boost|share|addstickers|addemoji|proxy|socks|setlanguage|iv|login|\+.*)$/;

/**
 * The handle in a link to Telegram: t.me/X, t.me/X/2, t.me/s/X, X.t.me, telegram.me, telegram.dog, tg://resolve.
 *
 * @returns the handle as it is written, or undefined for every other address, invitations among them
 */
export function handleOfLink(href) {
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  if (url.protocol === 'tg:') return (/^tg:(\/\/)?resolve\b/.test(href) && url.searchParams.get('domain')) || undefined;
  if (!/^https?:$/.test(url.protocol)) return undefined;
  const [first, second] = url.pathname.split('/').filter(Boolean);
  const subdomain = HOSTS.map((host) => `.${host}`).find((ending) => url.hostname.endsWith(ending));
  // The browser writes hosts in lower case, so the owner's own letters are lost here.
  if (subdomain) return url.hostname.slice(0, -subdomain.length).replace(/^www$/, '') || first;
  if (!HOSTS.includes(url.hostname)) return undefined;
  const handle = first === 's' ? second : first;
  return handle && !NOT_HANDLES.test(handle) ? handle : undefined;
}
