import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A real HTTP server for a published list, that can be told to misbehave. */
export interface ListServer {
  /** The list's address, with a slash at the end. */
  url: string;
  /** Paths asked for, without the leading slash, oldest first. */
  requests: string[];
  /** The same as they were asked for: with the slash, and any query. */
  targets: string[];
  /** Request headers, in the same order. */
  headers: IncomingMessage['headers'][];
  /** What is served, by path. */
  files: Map<string, Uint8Array>;
  /** Answers in place of the files: for a path, or for every one that the function takes. */
  instead: Map<string, Answer>;
  close(): Promise<void>;
}

/** Serves `files` on a free port of 127.0.0.1. What is not there is a 404. */
export async function startListServer(files: Map<string, Uint8Array> = new Map()): Promise<ListServer> {
  const requests: string[] = [];
  const targets: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const instead = new Map<string, Answer>();
  const served = { files };
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').slice(1).replace(/\?.*/, ''));
    requests.push(path);
    targets.push(request.url ?? '');
    headers.push(request.headers);
    const answer = instead.get(path) ?? instead.get('*');
    if (answer) return answer(request, response);
    const bytes = served.files.get(path);
    if (!bytes) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    requests,
    targets,
    headers,
    get files() {
      return served.files;
    },
    set files(next) {
      served.files = next;
    },
    instead,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
