/** Brings the bytes of an attachment from Zalo's file servers, which want no token and tell nothing about the life of a link. */
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { AttachmentRef } from '../../src/channel/incoming.ts';
import { CallEnded, createOpenCalls, type OpenCall } from '../../src/channel/open-calls.ts';
import { tooBig } from '../../src/channel/platform/platform-error.ts';
import { type AllowedAddress, allowedAddress, lookupPublic, PrivateAddress, type Resolve } from './address.ts';
import { ofHarmless, ZaloError } from './errors.ts';

/** Milliseconds. Tests make them short. */
export interface MediaTimes {
  /** Without a byte for so long it has stalled. */
  readonly idleMs: number;
  /** All of it; a drip every few seconds is not idle. */
  readonly downloadMs: number;
}

export const MEDIA_TIMES: MediaTimes = { idleMs: 15_000, downloadMs: 120_000 };

const MAX_REDIRECTS = 2;

export interface MediaSource {
  /** The bytes, counted while they come. @throws ZaloError `rejected` beyond `limitBytes` or from where we may not fetch */
  download(file: AttachmentRef, limitBytes: number): Promise<Uint8Array>;
  close(graceMs: number): Promise<void>;
}

export interface MediaOptions {
  readonly mediaHosts: readonly string[];
  readonly times?: MediaTimes;
  /** Name server; tests have their own. */
  readonly resolve?: Resolve;
}

export function createMediaSource({ mediaHosts, times = MEDIA_TIMES, resolve }: MediaOptions): MediaSource {
  const calls = createOpenCalls();
  const lookup = lookupPublic(resolve);

  function get({ url, isNamed }: AllowedAddress, call: OpenCall): Promise<IncomingMessage> {
    const request = url.protocol === 'https:' ? requestSecure : requestPlain;
    return new Promise((resolved, rejected) => {
      request(url, {
        signal: call.signal,
        // No keep-alive: a connection to one name must not serve another.
        agent: false,
        headers: { accept: '*/*' },
        ...(!isNamed && { lookup }),
      })
        .on('response', resolved)
        .on('error', (error) => rejected(call.signal.aborted ? call.signal.reason : error))
        .end();
    });
  }

  async function read(response: IncomingMessage, limitBytes: number, call: OpenCall): Promise<Uint8Array> {
    const told = Number(response.headers['content-length'] ?? 0);
    if (told > limitBytes) throw new ZaloError('rejected', tooBig(told, limitBytes));
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      call.expectNextWithin(times.idleMs);
      size += chunk.byteLength;
      if (size > limitBytes) throw new ZaloError('rejected', tooBig(size, limitBytes));
      chunks.push(chunk);
    }
    if (!response.complete) throw new ZaloError('unreachable', { description: 'a download ended early' });
    return Buffer.concat(chunks);
  }

  async function follow(start: string, limitBytes: number, call: OpenCall): Promise<Uint8Array> {
    let address = start;
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      const allowed = allowedAddress(address, mediaHosts);
      if (!allowed) throw new ZaloError('rejected', { description: 'not an address of a Zalo file' });
      call.expectNextWithin(times.idleMs);
      const response = await get(allowed, call);
      try {
        const status = response.statusCode ?? 0;
        if (status === 200) return await read(response, limitBytes, call);
        const { location } = response.headers;
        if (status < 300 || status >= 400 || !location || !URL.canParse(location, allowed.url.href))
          throw ofFile(status);
        address = new URL(location, allowed.url).href;
      } finally {
        response.destroy();
      }
    }
    throw new ZaloError('rejected', { description: 'a file is behind too many redirects' });
  }

  return {
    async download(file, limitBytes) {
      if (file.sizeBytes !== null && file.sizeBytes > limitBytes)
        throw new ZaloError('rejected', tooBig(file.sizeBytes, limitBytes));
      let call: OpenCall | null = null;
      try {
        call = calls.begin(times.downloadMs);
        return await follow(file.fileId, limitBytes, call);
      } catch (error) {
        if (call?.signal.aborted && !(error instanceof ZaloError)) throw ofHarmless(call.signal.reason, same);
        if (error instanceof PrivateAddress) throw new ZaloError('rejected', { description: 'not a public address' });
        throw error instanceof CallEnded || !(error instanceof ZaloError) ? ofHarmless(error, same) : error;
      } finally {
        call?.finish();
      }
    },
    close: (graceMs) => calls.close(graceMs),
  };
}

const same = (text: string): string => text;

/** A link that has ended does not come back; a server that is ill does. */
function ofFile(status: number): ZaloError {
  const description = `file download: HTTP ${status}`;
  if (status === 429) return new ZaloError('rateLimited', { description, retryAfterMs: 5_000 });
  return new ZaloError(status >= 500 || status === 408 ? 'unreachable' : 'rejected', { description });
}
