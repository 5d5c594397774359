/**
 * Downloads attachments from Zalo's file servers. Their addresses are untrusted and could point into this server's
 * network. So only Zalo's hosts (and those named by the operator) are contacted, checked again at each redirect, and
 * only if their names resolve to public addresses (`lookupPublic`, used at connect time so that a second DNS answer
 * cannot differ). No credentials are sent, and bodies of errors are not shown.
 */
import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { ChannelError } from '../channel-error.ts';
import type { AttachmentRef } from '../incoming.ts';
import { rootOf } from '../network-failure.ts';
import type { OpenCall, OpenCalls } from '../open-calls.ts';
import { tooBig, unanswered, withKnownOutcome } from './platform-error.ts';

/** In milliseconds; tests use short times. */
export interface DownloadTimes {
  /** A download stalls after this time without a byte. */
  readonly idleMs: number;
  /** Limit of the whole download; a few bytes now and then do not count as idle. */
  readonly downloadMs: number;
}

const maxRedirects = 2;

/** Where attachments may be fetched from, and how long that may take. */
export interface DownloaderOptions {
  /**
   * Besides Zalo's hosts: `host` or `host:port`, lower case; http, any port, IP addresses and private networks are
   * allowed.
   */
  readonly mediaHosts: readonly string[];
  readonly calls: OpenCalls;
  readonly times: DownloadTimes;
  /** DNS resolver; tests use their own. */
  readonly resolve?: Resolve | undefined;
}

/**
 * The bytes in chunks, counted while they arrive.
 * @throws ChannelError `rejected` beyond `limitBytes`, or for an address that is not allowed
 */
export type Downloader = (
  file: Pick<AttachmentRef, 'fileId' | 'sizeBytes'>,
  limitBytes: number,
) => AsyncIterable<Uint8Array>;

type Chunks = AsyncGenerator<Uint8Array, void>;

/** Creates the downloader. It follows at most two redirects and checks where each address leads before fetching. */
export function createDownloader(options: DownloaderOptions): Downloader {
  const { mediaHosts, calls, times, resolve } = options;
  const asking: Asking = { mediaHosts, times, lookup: lookupPublic(resolve) };
  return async function* ({ fileId, sizeBytes }, limitBytes) {
    let call: OpenCall | null = null;
    try {
      if (sizeBytes !== null && sizeBytes > limitBytes)
        throw new ChannelError('rejected', tooBig(sizeBytes, limitBytes));
      call = calls.begin(times.downloadMs);
      yield* whole(follow(asking, fileId, limitBytes, call), sizeBytes ?? 0);
    } catch (error) {
      throw asChannelError(call?.signal.aborted && !(error instanceof ChannelError) ? call.signal.reason : error);
    } finally {
      call?.finish();
    }
  };
}

/** @throws ChannelError `unreachable` if fewer bytes come than Zalo told: without a length, a cut body looks whole */
async function* whole(chunks: Chunks, toldBytes: number): Chunks {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    yield chunk;
  }
  if (size < toldBytes) throw endedEarly();
}

/** A download can safely be repeated, so its outcome is never "unknown". */
function asChannelError(error: unknown): ChannelError {
  if (error instanceof ChannelError) return error;
  const root = rootOf(error);
  if (root instanceof PrivateAddress) return refused('not a public address');
  const [details] = unanswered(root, (text) => text);
  return new ChannelError('unreachable', withKnownOutcome(details));
}

interface Asking {
  readonly mediaHosts: readonly string[];
  readonly times: DownloadTimes;
  readonly lookup: LookupFunction;
}

async function* follow(asking: Asking, start: string, limitBytes: number, call: OpenCall): Chunks {
  let address = start;
  for (let hops = 0; hops <= maxRedirects; hops++) {
    const allowed = allowedAddress(address, asking.mediaHosts);
    if (!allowed) throw refused('not an address of a Zalo file');
    call.expectNextWithin(asking.times.idleMs);
    const response = await get(asking, allowed, call);
    try {
      const status = response.statusCode ?? 0;
      if (status === 200) return yield* read(asking, response, limitBytes, call);
      const { location } = response.headers;
      if (status < 300 || status >= 400 || !location || !URL.canParse(location, allowed.url.href))
        throw ofStatus(status);
      address = new URL(location, allowed.url).href;
    } finally {
      response.destroy();
    }
  }
  throw refused('a file is behind too many redirects');
}

function get({ lookup }: Asking, { url, isNamed }: AllowedAddress, call: OpenCall): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestSecure : process.getBuiltinModule('node:http').request;
  return new Promise((resolved, rejected) => {
    request(url, {
      signal: call.signal,
      // No keep-alive: a connection to one name must not be reused for another.
      agent: false,
      headers: { accept: '*/*' },
      ...(!isNamed && { lookup }),
    })
      .on('response', resolved)
      .on('error', (error) => rejected(call.signal.aborted ? call.signal.reason : error))
      .end();
  });
}

async function* read({ times }: Asking, response: IncomingMessage, limitBytes: number, call: OpenCall): Chunks {
  const told = Number(response.headers['content-length'] ?? 0);
  if (told > limitBytes) throw new ChannelError('rejected', tooBig(told, limitBytes));
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    call.expectNothing();
    size += chunk.byteLength;
    if (size > limitBytes) throw new ChannelError('rejected', tooBig(size, limitBytes));
    yield chunk;
    call.expectNextWithin(times.idleMs);
  }
  if (!response.complete) throw endedEarly();
}

const endedEarly = () => new ChannelError('unreachable', { description: 'a download ended early' });

const refused = (description: string) => new ChannelError('rejected', { description });

/** An expired link stays expired; a server error may be temporary. */
function ofStatus(status: number): ChannelError {
  const description = `file download: HTTP ${status}`;
  if (status === 429) return new ChannelError('rateLimited', { description, retryAfterMs: 5_000 });
  return new ChannelError(status >= 500 || status === 408 ? 'unreachable' : 'rejected', { description });
}

/** Zalo's file servers. */
const zaloHosts = /^([a-z0-9_-]+\.)+(zdn|zadn)\.vn$/;

export interface AllowedAddress {
  readonly url: URL;
  /** A host named by the operator, which may be in a private network. */
  readonly isNamed: boolean;
}

/**
 * @param mediaHosts `host` or `host:port`, lower case; any scheme and port, IP addresses allowed
 * @returns null if it may not be fetched; `http:` addresses of Zalo's hosts become `https:`
 */
export function allowedAddress(text: string, mediaHosts: readonly string[]): AllowedAddress | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (!['https:', 'http:'].includes(url.protocol) || url.username !== '' || url.password !== '') return null;
  if (mediaHosts.includes(url.host) || mediaHosts.includes(url.hostname)) return { url, isNamed: true };
  if (!zaloHosts.test(url.hostname) || url.port !== '') return null;
  url.protocol = 'https:';
  return { url, isNamed: false };
}

interface Resolved {
  readonly address: string;
  readonly family: number;
}
export type Resolve = (host: string) => Promise<readonly Resolved[]>;

const resolveAll: Resolve = (host) => lookup(host, { all: true });

/** The name resolves to a private address; no request is made. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

/** A `lookup` function for requests: fails if any address of a name is private. */
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

/**
 * Creates a test for addresses outside the public internet: loopback, private, carrier-grade NAT, reserved, and other
 * notations of these.
 */
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
    // Node checks "::ffff:127.0.0.1" by the rules of IPv4.
    return family === 0 || list.check(address, family === 6 ? 'ipv6' : 'ipv4');
  };
}
