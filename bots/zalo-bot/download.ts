/**
 * Attachments. Their addresses come from outside, so an address is a claim: only Zalo's own hosts (and those the
 * administrator named) are asked, each hop again; a name of Zalo's that leads into our own network is refused when the
 * connection is made, so that it can't change in between. No credentials are sent, nothing of an error's body is shown.
 */
import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { OpenCall, OpenCalls } from '../../src/channel/open-calls.ts';
import { tooBig, withKnownOutcome } from '../../src/channel/platform/platform-error.ts';
import { toChannelError, ZaloBotError } from './errors.ts';

/** Suffixes, with the dot: `evilzdn.vn` is somebody else. */
const ZALO_MEDIA = ['.zdn.vn', '.zadn.vn'] as const;
const MAX_HOPS = 2;

/** Milliseconds. Tests make them short. */
export interface DownloadTimes {
  /** A download without a byte for so long has stalled. */
  readonly idleMs: number;
  /** A whole download; a drip every few seconds is not idle. */
  readonly downloadMs: number;
}

export const DOWNLOAD_TIMES: DownloadTimes = { idleMs: 10_000, downloadMs: 30_000 };

type Lookup = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface DownloaderOptions {
  /** Allowed beside Zalo's: by http too, on any port, by number, also inside our network. */
  readonly extraHosts: readonly string[];
  readonly calls: OpenCalls;
  readonly mask: (text: string) => string;
  readonly times?: DownloadTimes;
  readonly lookup?: Lookup;
}

/** The bytes, counted while they come. @throws ZaloBotError `rejected` as soon as they are more than `limitBytes` */
export type Downloader = (address: string, limitBytes: number) => Promise<Uint8Array>;

export function createDownloader(options: DownloaderOptions): Downloader {
  const { extraHosts, calls, mask, times = DOWNLOAD_TIMES, lookup = systemLookup as Lookup } = options;
  const isPrivate = createPrivateNetwork();

  /** @throws ZaloBotError for an address that is not one of a media host */
  function allowed(address: string, base?: URL): URL {
    if (!URL.canParse(address, base?.href)) throw refused('not an address');
    const url = new URL(address, base);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused('not http');
    if (url.username !== '' || url.password !== '') throw refused('an address with a user name');
    if (isExtra(url)) return url;
    const isZalo = ZALO_MEDIA.some((suffix) => url.hostname.endsWith(suffix));
    if (!isZalo || url.port !== '') throw refused('not a host of Zalo’s files');
    return url;
  }

  const isExtra = (url: URL) => extraHosts.includes(url.hostname);

  const guardedLookup: LookupFunction = (hostname, { all, ...wish }, callback) => {
    lookup(hostname, { ...wish, all: true }, (error, addresses) => {
      const inside = error ? undefined : addresses.find(({ address }) => isPrivate(address));
      const [first] = addresses ?? [];
      if (error) callback(error, []);
      else if (inside || !first) callback(refused('a name that leads into a private network'), []);
      else if (all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };

  function open(url: URL, call: OpenCall): Promise<IncomingMessage> {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    return new Promise((resolve, reject) => {
      const asked = request(url, {
        method: 'GET',
        agent: false,
        headers: { accept: '*/*' },
        signal: call.signal,
        ...(!isExtra(url) && { lookup: guardedLookup }),
      });
      asked.once('response', resolve);
      // Stays on: ending the call while the body comes speaks here as well.
      asked.on('error', (error) => reject(call.signal.aborted ? call.signal.reason : error));
      asked.end();
    });
  }

  async function fetchFrom(address: string, limitBytes: number, call: OpenCall): Promise<Uint8Array> {
    let url = allowed(address);
    for (let hop = 0; ; hop++) {
      const response = await open(url, call);
      const status = response.statusCode ?? 0;
      const { location } = response.headers;
      if (status >= 300 && status < 400 && location !== undefined) {
        response.destroy();
        if (hop === MAX_HOPS) throw refused('too many redirects');
        url = allowed(location, url);
        continue;
      }
      if (status !== 200) {
        response.destroy();
        throw unavailable(status);
      }
      return readBody(response, limitBytes, call);
    }
  }

  async function readBody(response: IncomingMessage, limitBytes: number, call: OpenCall): Promise<Uint8Array> {
    const claimed = Number(response.headers['content-length'] ?? 0);
    const chunks: Uint8Array[] = [];
    let size = 0;
    try {
      if (claimed > limitBytes) throw new ZaloBotError('rejected', tooBig(claimed, limitBytes));
      for await (const chunk of response as AsyncIterable<Uint8Array>) {
        call.expectNextWithin(times.idleMs);
        size += chunk.byteLength;
        if (size > limitBytes) throw new ZaloBotError('rejected', tooBig(size, limitBytes));
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    } catch (error) {
      throw call.signal.aborted ? call.signal.reason : error;
    } finally {
      response.destroy();
    }
  }

  return async (address, limitBytes) => {
    try {
      const call = calls.begin(times.downloadMs);
      try {
        call.expectNextWithin(times.idleMs);
        return await fetchFrom(address, limitBytes, call);
      } finally {
        call.finish();
      }
    } catch (error) {
      // Reading twice harms nobody: a download's outcome is never "unknown".
      const { kind, details, sign } = toChannelError(error, mask);
      throw new ZaloBotError(kind, withKnownOutcome(details), sign);
    }
  };
}

const refused = (why: string) => new ZaloBotError('rejected', { description: `file download refused: ${why}` });

/** Addresses of files live for a while and then are gone for good: nobody makes a new one. */
function unavailable(status: number): ZaloBotError {
  const description = `file download: HTTP ${status}`;
  if (status === 429) return new ZaloBotError('rateLimited', { description, retryAfterMs: 5_000 });
  return new ZaloBotError(status >= 500 ? 'unreachable' : 'rejected', { description });
}

/** Everything that is not the public internet: this machine, our network, carriers' and clouds' inner addresses. */
function createPrivateNetwork(): (address: string) => boolean {
  const list = new BlockList();
  const v4: readonly [string, number][] = [
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
  ];
  // `::/96` and `::ffff:/96` hide IPv4 addresses, `64:ff9b::/96` and `2002::/16` translate to them.
  const v6: readonly [string, number][] = [
    ['::', 96],
    ['::ffff:0:0', 96],
    ['64:ff9b::', 96],
    ['100::', 64],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['fc00::', 7],
    ['fe80::', 9],
    ['ff00::', 8],
  ];
  for (const [net, bits] of v4) list.addSubnet(net, bits, 'ipv4');
  for (const [net, bits] of v6) list.addSubnet(net, bits, 'ipv6');
  return (address) => {
    const version = isIP(address);
    return version === 0 || list.check(address, version === 6 ? 'ipv6' : 'ipv4');
  };
}
