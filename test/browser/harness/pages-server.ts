import { createHash, X509Certificate } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { generate } from 'selfsigned';
import { answer } from '../../pages/routes.ts';
import { LIST_HOST, ServedList } from './served-list.ts';

/** An organisation's site, which leads from the first host to the second, and from there, at one address, to a third. */
export const SITE_HOSTS = ['library.example', 'www.library.example', 'elsewhere.example'] as const;

/** Every host that is served here: Telegram's, the list's, and an organisation's. */
export const REPLICA_HOSTS = [
  'web.telegram.org',
  't.me',
  '*.t.me',
  'telegram.me',
  'telegram.dog',
  LIST_HOST,
  ...SITE_HOSTS,
] as const;

/** True for a host that is served here. */
export function isReplicaHost(host: string): boolean {
  return REPLICA_HOSTS.some((known) => (known.startsWith('*.') ? host.endsWith(known.slice(1)) : host === known));
}

export interface Pages {
  port: number;
  /** SHA-256 of the certificate's public key (SPKI), in base64. */
  publicKeyHash: string;
  /** Every request that came in, as `host/path`, oldest first. */
  requests: string[];
  /** The list that the extension syncs from. */
  list: ServedList;
  close(): Promise<void>;
}

function answerAsSite(host: string, path: string, response: ServerResponse): void {
  const [bare, www, elsewhere] = SITE_HOSTS;
  if (host === bare) response.writeHead(302, { location: `https://${www}${path}` }).end();
  // Never answered.
  else if (path === '/slow') response.flushHeaders();
  else if (path === '/moved') response.writeHead(302, { location: `https://${elsewhere}/` }).end();
  // Anybody may read it: no permission keeps a browser from following to it.
  else if (host === elsewhere) response.writeHead(200, { 'access-control-allow-origin': '*' }).end('elsewhere');
  else
    response.writeHead(200, { 'content-type': 'text/html' }).end('<a href="https://t.me/harbour_library">Telegram</a>');
}

/**
 * Serves the replica pages of every host over HTTPS on a free port of 127.0.0.1, with a certificate made on the spot.
 * A browser gets there when it resolves Telegram's hosts to this port and accepts the certificate.
 */
export async function startPages(): Promise<Pages> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'web.telegram.org' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: REPLICA_HOSTS.map((value) => ({ type: 2, value })) }],
  });
  const requests: string[] = [];
  const list = new ServedList();
  const server = createServer({ key, cert }, async (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    const path = request.url ?? '/';
    requests.push(`${host}${path}`);
    if (host === LIST_HOST) return list.answer(request, response);
    if (SITE_HOSTS.some((each) => each === host)) return answerAsSite(host, path, response);
    try {
      const { status, headers, body } = await answer(host, path);
      response.writeHead(status, { 'cache-control': 'no-store', ...headers }).end(body);
    } catch (error) {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    }
  });
  /** Also those that have not finished their handshake, which the server does not count as connections. */
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    publicKeyHash: createHash('sha256')
      .update(new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64'),
    requests,
    list,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
