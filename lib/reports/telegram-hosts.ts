/** Hosts of Telegram's own, where anybody can have a channel or a page (telegram.org/faq, telegra.ph, read 2026-11). */
const OWN_HOSTS = ['t.me', 'telegram.me', 'telegram.dog', 'telegram.org', 'telesco.pe', 'telegra.ph', 'graph.org'];

/** True for a host of Telegram's own: what stands there is no organisation's own site. */
export function isTelegramHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return OWN_HOSTS.some((own) => name === own || name.endsWith(`.${own}`));
}
