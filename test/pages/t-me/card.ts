import type { ReplicaPeer } from '../peers.ts';
import { descriptionHtml, groupDigits, titleHtml } from './html.ts';
import { tMePage } from './page.ts';

const BUTTONS = { channel: 'View in Telegram', supergroup: 'View in Telegram', bot: 'Start Bot' } as const;

/** t.me/<handle>: the card of a channel, group, bot or person. */
export function card(peer: ReplicaPeer, handle: string): string {
  const body = `<div class="tgme_page_wrap">
<div class="tgme_head_wrap"><div class="tgme_head"><a href="//telegram.org/" class="tgme_head_brand"><span>Telegram</span></a></div></div>
<div class="tgme_body_wrap"><div class="tgme_page">
<div class="tgme_page_photo"><a href="tg://resolve?domain=${handle}"><img class="tgme_page_photo_image" src="/replica/common/third-party.svg" alt=""></a></div>
<div class="tgme_page_title"><span dir="auto">${titleHtml(peer.title)}</span>${peer.verified ? '<i class="verified-icon"> ✔</i>' : ''}</div>
<div class="tgme_page_extra">${extra(peer, handle)}</div>
${peer.about ? `<div class="tgme_page_description">${descriptionHtml(peer.about)}</div>` : ''}
<div class="tgme_page_action"><a class="tgme_action_button_new shine" href="tg://resolve?domain=${handle}">${button(peer)}</a></div>
<div class="tgme_page_web_action tgme_page_action"><a class="tgme_action_button_new tgme_action_web_button" href="https://web.telegram.org/k/#?tgaddr=tg%3A%2F%2Fresolve%3Fdomain%3D${handle}"><span>Open in Web</span></a></div>
${peer.preview ? `<div class="tgme_page_context_link_wrap"><a class="tgme_page_context_link" href="/s/${handle}">Preview channel</a></div>` : ''}
</div></div></div>`;
  return tMePage({
    title: `Telegram: ${peer.kind === 'channel' ? 'View' : 'Contact'} @${handle}`,
    description: peer.about ?? '',
    bodyClass: 'no_transitions',
    body,
    state: { handle, peerName: peer.name, olderPosts: [] },
  });
}

/** t.me/<handle> of a handle that nobody has: no title, status 200 all the same. */
export function nobody(handle: string): string {
  const body = `<div class="tgme_page_wrap"><div class="tgme_body_wrap"><div class="tgme_page">
<div class="tgme_page_icon"><i class="tgme_icon_user"></i></div>
<div class="tgme_page_description">If you have <strong>Telegram</strong>, you can contact <a class="tgme_username_link" href="tg://resolve?domain=${handle}">@${handle}</a> right away.</div>
<div class="tgme_page_action"><a class="tgme_action_button_new shine" href="tg://resolve?domain=${handle}">Send Message</a></div>
</div></div></div>`;
  return tMePage({
    title: `Telegram: Contact @${handle}`,
    description: '',
    bodyClass: 'no_transitions',
    body,
    state: { handle, peerName: null, olderPosts: [] },
  });
}

function extra(peer: ReplicaPeer, handle: string): string {
  const count = groupDigits(peer.members ?? 0);
  switch (peer.kind) {
    case 'channel':
      return `${count} subscribers`;
    case 'supergroup':
    case 'basic-group':
      return `${count} members, 37 online`;
    case 'bot':
      return `@${handle}`;
    default:
      return `@${handle}`;
  }
}

function button(peer: ReplicaPeer): string {
  return peer.kind in BUTTONS ? BUTTONS[peer.kind as keyof typeof BUTTONS] : 'Send Message';
}
