import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { compileRegistry } from '../../../registry/compile.ts';
import { testPublication } from '../../../registry/publish/test-publication.ts';

/** The host that a build without an address of its own syncs from. */
export const LIST_HOST = 'list.channel-trust-hints.test';

/** A published list as a plain web server would serve it. */
export class ServedList {
  /** Files by their paths from the list's address. The registry's own list, until something else is published. */
  files = testPublication(compileRegistry());
  /** False: nothing is answered but an error. */
  up = true;
  /** While true, files below `targets/` are answered only once {@link release} is called. */
  holdsTargets = false;
  /** Every request: its path and headers, and the status it was answered with. */
  readonly answered: { path: string; status: number; headers: IncomingMessage['headers'] }[] = [];
  #held: (() => void)[] = [];

  /** Answers a request for the list. */
  answer(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '/').slice(1);
    if (this.holdsTargets && path.startsWith('targets/')) this.#held.push(() => this.#answer(path, request, response));
    else this.#answer(path, request, response);
  }

  /** How many requests wait. */
  get held(): number {
    return this.#held.length;
  }

  /** Answers what waits, and everything from now on. */
  release(): void {
    this.holdsTargets = false;
    for (const answer of this.#held.splice(0)) answer();
  }

  #answer(path: string, request: IncomingMessage, response: ServerResponse): void {
    const bytes = this.up ? this.files.get(path) : undefined;
    const etag = bytes && `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
    const isHeld = etag !== undefined && request.headers['if-none-match'] === etag;
    const status = this.up ? statusOf(bytes, isHeld) : 503;
    this.answered.push({ path, status, headers: request.headers });
    response.writeHead(status, {
      'access-control-allow-origin': '*',
      'cache-control': 'no-cache',
      ...(etag && { etag }),
      ...(bytes && { 'content-type': 'application/json' }),
    });
    response.end(status === 200 ? bytes : undefined);
  }
}

function statusOf(bytes: Uint8Array | undefined, isHeld: boolean): number {
  if (!bytes) return 404;
  return isHeld ? 304 : 200;
}
