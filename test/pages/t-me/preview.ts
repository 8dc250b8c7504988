import { type PostRun, peerNamed, type ReplicaPeer, type ReplicaPost } from '../peers.ts';
import { descriptionHtml, escapeHtml, shortCount, titleHtml } from './html.ts';
import { tMePage } from './page.ts';

const POSTS_AT_FIRST = 2;
const TICK = '<i class="verified-icon"> ✔</i>';

/** t.me/s/<handle>: header card, sticky header, and posts; the older ones come later. */
export function preview(peer: ReplicaPeer, handle: string): string {
  const posts = peer.posts.map((post) => widget(peer, handle, post));
  const shown = posts.slice(-POSTS_AT_FIRST);
  const label = peer.verified ? TICK : '';
  const body = `<header class="tgme_header search_collapsed"><div class="tgme_container"><div class="tgme_header_search"></div>
<div class="tgme_header_right_column"><section class="tgme_right_column">${channelInfo(peer, handle, label)}</section></div>
<a class="tgme_header_link" href="/${handle}">
<i class="tgme_page_photo_image bgcolor0"><img src="/replica/common/third-party.svg" alt=""></i>
<div class="tgme_header_info">
<div class="tgme_header_title_wrap"><div class="tgme_header_title"><span dir="auto">${titleHtml(peer.title)}</span></div><div class="tgme_header_labels">${label}</div></div>
<div class="tgme_header_counter">${shortCount(peer.members ?? 0)} subscribers</div>
</div></a></div></header>
<main class="tgme_main"><div class="tgme_container"><section class="tgme_channel_history js-message_history">
<div class="tgme_widget_message_centered js-messages_more_wrap"></div>
${shown.join('\n')}
</section></div></main>`;
  return tMePage({
    title: `${peer.title} – Telegram`,
    description: peer.about ?? '',
    bodyClass: 'widget_frame_base tgme_widget body_widget_post',
    body,
    state: { handle, peerName: peer.name, olderPosts: posts.slice(0, -POSTS_AT_FIRST) },
  });
}

function channelInfo(peer: ReplicaPeer, handle: string, label: string): string {
  return `<div class="tgme_channel_info">
<div class="tgme_channel_info_header">
<i class="tgme_page_photo_image bgcolor0"><img src="/replica/common/third-party.svg" alt=""></i>
<div class="tgme_channel_info_header_title_wrap">
<div class="tgme_channel_info_header_title"><span dir="auto">${titleHtml(peer.title)}</span></div>
<div class="tgme_channel_info_header_labels">${label}</div>
</div>
<div class="tgme_channel_info_header_username"><a href="https://t.me/${handle}">@${handle}</a></div>
</div>
<div class="tgme_channel_info_counters">
<div class="tgme_channel_info_counter"><span class="counter_value">${shortCount(peer.members ?? 0)}</span> <span class="counter_type">subscribers</span></div>
<div class="tgme_channel_info_counter"><span class="counter_value">12</span> <span class="counter_type">photos</span></div>
</div>
${peer.about ? `<div class="tgme_channel_info_description">${descriptionHtml(peer.about)}</div>` : ''}
<a class="tgme_channel_download_telegram" href="//telegram.org/dl">Download Telegram</a>
</div>`;
}

function widget(peer: ReplicaPeer, handle: string, post: ReplicaPost): string {
  const address = `${handle}/${post.id}`;
  return `<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="${address}" data-view="${dataView(peer, post)}">
<div class="tgme_widget_message_user"><a href="https://t.me/${handle}"><i class="tgme_widget_message_user_photo bgcolor0"></i></a></div>
<div class="tgme_widget_message_bubble">
<div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name" href="https://t.me/${handle}"><span dir="auto">${titleHtml(peer.title)}</span></a></div>
${post.forwardedFrom ? forwarded(post.forwardedFrom) : ''}
${post.forwardHidden ? `<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;<span class="tgme_widget_message_forwarded_from_name">${escapeHtml(post.forwardHidden)}</span></div>` : ''}
${post.replyTo ? reply(peer, handle, post.replyTo) : ''}
<div class="tgme_widget_message_text js-message_text" dir="auto">${post.text.map(run).join('')}</div>
${post.webPage ? linkPreview(post.webPage) : ''}
<div class="tgme_widget_message_footer"><a class="tgme_widget_message_date" href="https://t.me/${address}"><time datetime="2026-11-20T08:00:00+00:00" class="time">08:00</time></a></div>
</div></div></div>`;
}

function forwarded(name: string): string {
  const origin = peerNamed(name);
  const title = `<span dir="auto">${titleHtml(origin.title)}</span>`;
  const handle = origin.handles[0];
  const from = handle
    ? `<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/${handle}">${title}</a>`
    : `<span class="tgme_widget_message_forwarded_from_name">${title}</span>`;
  return `<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;${from}</div>`;
}

/** The answered post: its channel's name, and a link to the post. */
function reply(peer: ReplicaPeer, handle: string, postId: number): string {
  return `<a class="tgme_widget_message_reply" href="https://t.me/${handle}/${postId}"><div class="tgme_widget_message_author accent_color"><span class="tgme_widget_message_author_name" dir="auto">${titleHtml(peer.title)}</span></div></a>`;
}

function linkPreview({ link, site, title }: NonNullable<ReplicaPost['webPage']>): string {
  return `<a class="tgme_widget_message_link_preview" href="${escapeHtml(link)}"><div class="link_preview_site_name accent_color" dir="auto">${escapeHtml(site)}</div><div class="link_preview_title" dir="auto">${titleHtml(title)}</div><div class="link_preview_description" dir="auto">View channel</div></a>`;
}

/** URL-safe base64 JSON whose `c` is the bare channel id, negative. */
function dataView(peer: ReplicaPeer, post: ReplicaPost): string {
  const view = { c: -peer.id, p: post.id, t: 1_795_000_000, h: 'replica' };
  return Buffer.from(JSON.stringify(view)).toString('base64url');
}

function run(part: PostRun): string {
  if (typeof part === 'string') return titleHtml(part);
  const href = 'mention' in part ? `https://t.me/${part.mention}` : part.link;
  const text = 'mention' in part ? `@${part.mention}` : (part.text ?? part.link);
  return `<a href="${escapeHtml(href)}" target="_blank" rel="noopener">${escapeHtml(text)}</a>`;
}
