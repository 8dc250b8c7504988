import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { indexPage } from './index-page.ts';
import { PEERS, peerWithHandle } from './peers.ts';
import { card, nobody } from './t-me/card.ts';
import { preview } from './t-me/preview.ts';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

const HERE = fileURLToPath(new URL('.', import.meta.url));
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const CARD_HOSTS = new Set(['t.me', 'telegram.me', 'telegram.dog']);

/**
 * What the replica of `host` answers to a path with its query.
 *
 * @returns the page, script, style or picture; status 404 for everything that Telegram's pages do not have.
 */
export async function answer(host: string, pathAndQuery: string): Promise<Answer> {
  const path = decodeURIComponent(new URL(pathAndQuery, 'https://replica').pathname);
  if (path === '/replica/data.js') return script(`window.replicaPeers = ${JSON.stringify(PEERS)};`);
  if (path.startsWith('/replica/')) return file(join('client', path.slice('/replica/'.length)));
  if (host === 'web.telegram.org') return webClient(path);
  return tMe(host, path);
}

function webClient(path: string): Promise<Answer> | Answer {
  if (path === '/') return html(indexPage());
  if (path === '/k/') return file('web-k/index.html');
  if (path === '/a/') return file('web-a/index.html');
  const emoji = /^\/(?:k\/assets\/img\/emoji|a\/img-apple-64)\/([0-9a-f-]+)\.png$/.exec(path)?.[1];
  return emoji ? emojiPicture(emoji) : notFound();
}

function tMe(host: string, path: string): Answer {
  const [subdomain, ...parent] = host.split('.');
  const isSubdomain = subdomain !== undefined && CARD_HOSTS.has(parent.join('.'));
  if (!isSubdomain && !CARD_HOSTS.has(host)) return notFound();
  const [first, second] = path.split('/').filter(Boolean);
  if (!isSubdomain && first === 's' && second) return previewOf(second);
  const handle = isSubdomain ? subdomain : first;
  if (!handle || !/^\w{4,32}$/.test(handle)) return notFound();
  return cardOf(handle);
}

function cardOf(handle: string): Answer {
  const peer = peerWithHandle(handle);
  return html(peer ? card(peer, ownersCase(peer.handles, handle)) : nobody(handle));
}

/** A channel without a public preview is sent on to its card. */
function previewOf(handle: string): Answer {
  const peer = peerWithHandle(handle);
  if (peer?.preview) return html(preview(peer, ownersCase(peer.handles, handle)));
  return { status: 302, headers: { location: `/${handle}` }, body: '' };
}

function ownersCase(handles: string[], typed: string): string {
  return handles.find((handle) => handle.toLowerCase() === typed.toLowerCase()) ?? typed;
}

function html(body: string): Answer {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

function script(body: string): Answer {
  return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' }, body };
}

function notFound(): Answer {
  return { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'Not found' };
}

/** An emoji as a picture, drawn by whatever emoji font the machine has. */
function emojiPicture(points: string): Answer {
  const emoji = points
    .split('-')
    .map((point) => String.fromCodePoint(Number.parseInt(point, 16)))
    .join('');
  const body = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><text x="32" y="52" font-size="52" text-anchor="middle">${emoji}</text></svg>`;
  return { status: 200, headers: { 'content-type': 'image/svg+xml' }, body };
}

async function file(relative: string): Promise<Answer> {
  const path = normalize(join(HERE, relative));
  if (!path.startsWith(HERE)) return notFound();
  const type = TYPES[extname(path)] ?? 'text/html; charset=utf-8';
  try {
    return { status: 200, headers: { 'content-type': type }, body: await readFile(path) };
  } catch {
    return notFound();
  }
}
