import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

export interface ConnectProxy {
  port: number;
  /** Hosts that were asked for and refused. */
  refused: string[];
  close(): Promise<void>;
}

/**
 * A proxy that leads the hosts of the replicas to a port of 127.0.0.1 and refuses everything else. It covers pages and
 * the extension's own background.
 *
 * @param isReplica says whether a host is served there
 */
export async function startConnectProxy(port: number, isReplica: (host: string) => boolean): Promise<ConnectProxy> {
  const refused: string[] = [];
  /** A tunnel is no connection of the server's any more once it stands, so it is ended here. */
  const tunnels = new Set<{ destroy(): void }>();
  const server = createServer((request, response) => {
    refused.push(request.url ?? '');
    response.writeHead(403).end();
  });
  server.on('connect', (request, client, head) => {
    const host = (request.url ?? '').replace(/:\d+$/, '');
    client.on('error', () => client.destroy());
    if (!isReplica(host)) {
      refused.push(host);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
    for (const socket of [client, upstream]) {
      tunnels.add(socket);
      socket.on('close', () => tunnels.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    refused,
    close: () =>
      new Promise((resolve) => {
        for (const socket of tunnels) socket.destroy();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
