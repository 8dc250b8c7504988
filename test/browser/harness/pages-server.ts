import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { generate } from 'selfsigned';
import { answer } from '../../pages/routes.ts';

/** Every host that the replicas stand for. */
export const REPLICA_HOSTS = ['web.telegram.org', 't.me', '*.t.me', 'telegram.me', 'telegram.dog'] as const;

/** True for a host that the replicas stand for. */
export function isReplicaHost(host: string): boolean {
  return REPLICA_HOSTS.some((known) => (known.startsWith('*.') ? host.endsWith(known.slice(1)) : host === known));
}

export interface Pages {
  port: number;
  /** Every request that came in, as `host/path`, oldest first. */
  requests: string[];
  close(): Promise<void>;
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
  const server = createServer({ key, cert }, async (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    const path = request.url ?? '/';
    requests.push(`${host}${path}`);
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
    requests,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
