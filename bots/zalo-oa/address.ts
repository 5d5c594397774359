/**
 * From where attachments may come. An address in a webhook is whatever somebody sent, so it could name our own
 * network: only Zalo's hosts are asked, and only where their names lead to public addresses (`lookupPublic`, used at
 * connect time so that no second answer of the name server can slip in).
 */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Of Zalo's file servers. */
const ZALO_HOSTS = /^([a-z0-9_-]+\.)+(zdn|zadn)\.vn$/;

export interface AllowedAddress {
  readonly url: URL;
  /** A host that the operator named: it may be our own network's. */
  readonly isNamed: boolean;
}

/**
 * @param mediaHosts `host` or `host:port`, lower case; any scheme, any port, literal addresses
 * @returns null for what may not be fetched; `http:` of Zalo's hosts comes back as `https:`
 */
export function allowedAddress(text: string, mediaHosts: readonly string[]): AllowedAddress | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (!['https:', 'http:'].includes(url.protocol) || url.username !== '' || url.password !== '') return null;
  if (mediaHosts.includes(url.host) || mediaHosts.includes(url.hostname)) return { url, isNamed: true };
  if (!ZALO_HOSTS.test(url.hostname) || url.port !== '') return null;
  url.protocol = 'https:';
  return { url, isNamed: false };
}

interface Resolved {
  readonly address: string;
  readonly family: number;
}
export type Resolve = (host: string) => Promise<readonly Resolved[]>;

const resolveAll: Resolve = (host) => lookup(host, { all: true });

export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

/** For `lookup` of a request: fails when a name leads into a private network, even with one of its addresses. */
export function lookupPublic(resolve: Resolve = resolveAll): LookupFunction {
  const isPrivate = createPrivateTest();
  return (host, options, callback) => {
    resolve(host).then(
      (found) => {
        const [first] = found;
        if (!first || found.some(({ address }) => isPrivate(address))) {
          callback(new PrivateAddress(`${host} leads to no public address`), '', 0);
        } else if (options.all) callback(null, [...found]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}

/** Anything that is not the public internet: own machine, own network, carrier's, reserved, other forms of the same. */
export function createPrivateTest(): (address: string) => boolean {
  const list = new BlockList();
  const v4: readonly (readonly [string, number])[] = [
    ...([
      ['0.0.0.0', 8],
      ['10.0.0.0', 8],
      ['100.64.0.0', 10],
      ['127.0.0.0', 8],
      ['169.254.0.0', 16],
    ] as const),
    ...([
      ['172.16.0.0', 12],
      ['192.0.0.0', 24],
      ['192.0.2.0', 24],
      ['192.88.99.0', 24],
      ['192.168.0.0', 16],
    ] as const),
    ...([
      ['198.18.0.0', 15],
      ['198.51.100.0', 24],
      ['203.0.113.0', 24],
      ['224.0.0.0', 3],
    ] as const),
  ];
  const v6: readonly (readonly [string, number])[] = [
    ...([
      ['::', 96],
      ['64:ff9b::', 96],
      ['64:ff9b:1::', 48],
      ['100::', 64],
      ['2001::', 23],
      ['2001:db8::', 32],
    ] as const),
    ...([
      ['2002::', 16],
      ['fc00::', 7],
      ['fe80::', 10],
      ['fec0::', 10],
      ['ff00::', 8],
    ] as const),
  ];
  for (const [net, prefix] of v4) list.addSubnet(net, prefix, 'ipv4');
  for (const [net, prefix] of v6) list.addSubnet(net, prefix, 'ipv6');
  return (address) => {
    const family = isIP(address);
    // Node reads "::ffff:127.0.0.1" by the rules of IPv4.
    return family === 0 || list.check(address, family === 6 ? 'ipv6' : 'ipv4');
  };
}
