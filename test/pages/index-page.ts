import { botApiId, PEERS, type ReplicaPeer } from './peers.ts';
import { escapeHtml } from './t-me/html.ts';

const HIDDEN = /^filler/;

/** Where a person starts who wants to click around: every chat of the replicas with its addresses. */
export function indexPage(): string {
  const rows = PEERS.filter((peer) => !HIDDEN.test(peer.name)).map(row);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Channel Trust Hints: replica pages</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/replica/common/index.css"></head>
<body><main>
<h1>Replica pages</h1>
<p>Copies of Telegram's pages made for trying out the extension. Nothing here is Telegram's, and nothing leaves this computer.
Names and handles of public bodies are real; subscribers, posts and ids are invented.</p>
<table><thead><tr><th>Chat</th><th>Handle</th><th>Kind</th><th>Open in</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>
</main></body></html>`;
}

function row(peer: ReplicaPeer): string {
  const handle = peer.handles[0];
  const webK = handle ? `#@${handle}` : `#${peer.kind === 'user' ? '' : '-'}${peer.id}`;
  const links = [
    link(`/k/${webK}`, 'Web K'),
    link(`/a/#${botApiId(peer)}`, 'Web A'),
    handle && link(`https://t.me/${handle}`, 't.me'),
    peer.preview && handle && link(`https://t.me/s/${handle}`, 'preview'),
  ].filter(Boolean);
  const title = escapeHtml([...peer.title].slice(0, 60).join(''));
  return `<tr><td><bdi>${title}</bdi></td><td>${handle ? `@${escapeHtml(handle)}` : ''}</td><td>${peer.kind}</td><td>${links.join(' · ')}</td></tr>`;
}

function link(href: string, text: string): string {
  return `<a href="${escapeHtml(href)}">${text}</a>`;
}
