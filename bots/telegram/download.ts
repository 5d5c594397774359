/** Downloads a file: getFile returns a path that is valid for about an hour. Bytes are counted as they arrive. */
import type { AttachmentRef } from '../../src/channel/incoming.ts';
import { tooBig, withKnownOutcome } from '../../src/channel/platform/platform-error.ts';
import { TelegramError, toChannelError } from './errors.ts';
import { type BotApi, type Line, maskOf } from './transport.ts';

type Chunks = AsyncGenerator<Uint8Array, void>;

/** @throws TelegramError `rejected` as soon as the bytes exceed `limitBytes` */
export async function* download(line: Line, api: BotApi, file: AttachmentRef, limitBytes: number): Chunks {
  const tooLarge = file.sizeBytes !== null && file.sizeBytes > limitBytes ? file.sizeBytes : null;
  if (tooLarge !== null) throw new TelegramError('rejected', tooBig(tooLarge, limitBytes));
  try {
    yield* findAndRead(line, api, file.fileId, limitBytes);
  } catch (error) {
    // A download can safely be repeated, so its outcome is never "unknown".
    const { kind, details, sign } = toChannelError(error, maskOf(line.token));
    throw new TelegramError(kind, withKnownOutcome(details), sign);
  }
}

async function* findAndRead(line: Line, api: BotApi, fileId: string, limitBytes: number): Chunks {
  for (let isLastTry = false; ; isLastTry = true) {
    const info = await api.getFile({ file_id: fileId });
    if (info.file_size !== undefined && info.file_size > limitBytes)
      throw new TelegramError('rejected', tooBig(info.file_size, limitBytes));
    const path = info.file_path;
    if (!path || path.split('/').includes('..')) {
      throw new TelegramError('unreachable', { description: 'getFile returned no usable path' });
    }
    try {
      return yield* readFile(line, path, limitBytes, info.file_size ?? 0);
    } catch (error) {
      // No chunk came yet: a path expires after about an hour; getFile then returns a new one.
      if (isLastTry || !(error instanceof TelegramError) || error.sign !== 'linkExpired') throw error;
    }
  }
}

/** @throws TelegramError `unreachable` if fewer bytes come than Telegram told: without a length, a cut body looks whole */
async function* readFile(line: Line, path: string, limitBytes: number, toldBytes: number): Chunks {
  const { calls, times, apiRoot, token, fetch } = line;
  const call = calls.begin(times.downloadMs);
  try {
    call.expectNextWithin(times.idleMs);
    const address = `${apiRoot}/file/bot${token}/${path.split('/').map(encodeURIComponent).join('/')}`;
    const response = await fetch(address, { signal: call.signal, redirect: 'manual' });
    if (!response.ok) {
      await response.body?.cancel();
      throw downloadRefused(response.status);
    }
    let size = 0;
    for await (const chunk of response.body ?? []) {
      call.expectNothing();
      size += chunk.byteLength;
      if (size > limitBytes) throw new TelegramError('rejected', tooBig(size, limitBytes));
      yield chunk;
      call.expectNextWithin(times.idleMs);
    }
    if (size < toldBytes) throw new TelegramError('unreachable', { description: 'a download ended early' });
  } finally {
    call.finish();
  }
}

function downloadRefused(status: number): TelegramError {
  const description = `file download: HTTP ${status}`;
  if (status === 404) return new TelegramError('unreachable', { description }, 'linkExpired');
  if (status === 401) return new TelegramError('credentials', { description });
  if (status === 429) return new TelegramError('rateLimited', { description, retryAfterMs: 5_000 });
  return new TelegramError('unreachable', { description });
}
