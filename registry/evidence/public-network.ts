import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Networks that are nobody's on the public internet (IANA special-purpose address registries). */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 127],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001:db8::', 32],
  // An IPv4 address in disguise.
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv6');
}

/** Finds all addresses of a name, as `dns.lookup` does. */
export type Lookup = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** True for an `http:` or `https:` address, without a user name, that is not one of a private network. */
export function isPublicWeb({ protocol, hostname, username, password }: URL, isTest: boolean): boolean {
  if (!/^https?:$/.test(protocol) || username || password) return false;
  const bare = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(bare);
  if (family === 0) return isTest || hostname.includes('.');
  return isPublic({ address: bare, family });
}

/**
 * Looks names up for a connection that is being made, so that a name cannot lead elsewhere afterwards. One that leads into
 * private networks only is not found.
 */
export function publicLookup(find: Lookup = lookup): LookupFunction {
  return (host, options, callback) => {
    find(host, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const open = addresses.filter(isPublic);
      const [first] = open;
      if (!first) return callback(new Error(`${host} is in a private network`), '', 0);
      if (options.all) return callback(null, open);
      return callback(null, first.address, first.family);
    });
  };
}

function isPublic({ address, family }: LookupAddress): boolean {
  return !PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
