import { gzipSync } from 'node:zlib';
import type { Answer } from '../list-server.ts';

/** What a server may answer in the place of a file. */

/** A status, with or without a page. */
export function status(code: number, headers: Record<string, string> = {}, body = ''): Answer {
  return (_, response) => void response.writeHead(code, headers).end(body);
}

/** A page of HTML, as some hosts send for whatever they do not have. */
export function page(code = 200): Answer {
  return status(code, { 'content-type': 'text/html' }, '<!doctype html><title>Not here</title><p>Not here.');
}

/** Bytes that never end, without a length. */
export const endless: Answer = (_, response) => {
  const chunk = Buffer.alloc(65_536, ' ');
  response.writeHead(200, { 'content-type': 'application/json' });
  const write = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', write);
  write();
};

/** One byte now and then, without an end. */
export const drip: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 10);
  response.on('close', () => clearInterval(timer));
};

/** Nothing at all. */
export const silence: Answer = () => {};

/** So many bytes, with their length or in chunks. */
export function large(bytes: number, chunked = false): Answer {
  return (_, response) => {
    response.writeHead(200, chunked ? {} : { 'content-length': bytes });
    response.end(Buffer.alloc(bytes, ' '));
  };
}

/** The bytes in chunks, without a length. */
export function inChunks(bytes: Uint8Array): Answer {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    for (let at = 0; at < bytes.length; at += 100) response.write(bytes.subarray(at, at + 100));
    response.end();
  };
}

/** The first half of the bytes, then the connection is cut. @param promised the length that was promised. */
export function cutShort(bytes: Uint8Array, promised = bytes.length): Answer {
  return (_, response) => {
    response.writeHead(200, { 'content-length': promised });
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  };
}

/** The connection is cut before anything is said. */
export const hangUp: Answer = (request) => void request.socket.destroy();

/** A small body that inflates to half a gigabyte. */
export function gzipBomb(): Answer {
  const member = gzipSync(Buffer.alloc(16 * 1024 * 1024, ' '));
  const body = Buffer.concat(Array.from({ length: 32 }, () => member));
  return (_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' });
    response.write(body.subarray(0, 1000));
    response.end(body.subarray(1000));
  };
}

/** The files, each compressed, with the length of the compressed form. */
export function gzippedFrom(files: ReadonlyMap<string, Uint8Array>): Answer {
  return (request, response) => {
    const bytes = files.get((request.url ?? '/').slice(1));
    if (!bytes) return void response.writeHead(404).end();
    const body = gzipSync(bytes);
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': body.length }).end(body);
  };
}
