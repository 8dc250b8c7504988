import { escapeHtml } from './html.ts';

interface Page {
  title: string;
  description: string;
  bodyClass: string;
  body: string;
  /** Replica data for the page's script: the handle in the address, and posts still to come. */
  state: { handle: string; peerName: string | null; olderPosts: string[] };
}

/** The frame of every t.me page. */
export function tMePage({ title, description, bodyClass, body, state }: Page): string {
  const json = JSON.stringify(state).replaceAll('<', '\\u003c');
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<meta property="og:title" content="${escapeHtml(title)}">
<meta property="og:image" content="/replica/common/third-party.svg">
<meta property="og:site_name" content="Telegram">
<meta property="og:description" content="${escapeHtml(description)}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/replica/t-me/style.css">
<script src="/replica/data.js"></script>
<script src="/replica/common/recorder.js"></script>
<script type="application/json" id="replica-state">${json}</script>
<script type="module" src="/replica/t-me/main.js"></script>
</head>
<body class="${bodyClass}">
${body}
</body>
</html>`;
}
