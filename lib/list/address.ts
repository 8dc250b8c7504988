import { CodedError } from '../errors.ts';

/**
 * The address of a list as the reader typed it, with a slash at the end.
 *
 * @throws {CodedError} `LIST_ADDRESS_INVALID` for anything but an `https:` address; `http:` is for a list that is tried
 *   out on the same machine.
 */
export function readListAddress(text: string): string {
  const url = URL.parse(text.trim());
  const isHere = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1';
  const isAllowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere);
  if (!url || !isAllowed || url.username || url.password || url.search || url.hash || text.length > 500) {
    throw new CodedError('LIST_ADDRESS_INVALID', 'no address of a list');
  }
  return url.pathname.endsWith('/') ? url.href : `${url.href}/`;
}
