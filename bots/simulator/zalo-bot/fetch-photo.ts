/** The fetching part of sendPhoto: the platform has no uploads, so it downloads the picture itself. */
import { createHash } from 'node:crypto';
import { isLoopback } from '../kernel/address.ts';
import { readImageSize } from '../kernel/image.ts';
import { faults } from './faults.ts';
import type { Picture } from './objects.ts';

/** Not published; most servers would refuse a larger photo. */
const maxBytes = 10 * 1024 * 1024;
const fetchWithinMs = 20_000;

/** @throws ApiFault for an address that is not public, and for a file that is neither JPEG nor PNG */
export async function fetchPhoto(address: string): Promise<Picture> {
  if (!URL.canParse(address)) throw faults.bug('photo must be a public URL');
  const { protocol, hostname } = new URL(address);
  if (!isLoopback(hostname) && (protocol !== 'https:' || !hostname.includes('.'))) {
    throw faults.bug('photo must be a public https URL');
  }
  const bytes = await read(address);
  const picture = pictureOf(bytes);
  if (!picture) throw faults.bug('photo must be a JPEG or PNG');
  return picture;
}

/** Null unless the file is a JPEG or PNG. */
export function pictureOf(bytes: Uint8Array): Picture | null {
  const size = readImageSize(bytes);
  if (size?.type !== 'jpeg' && size?.type !== 'png') return null;
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return {
    bytes,
    mimeType: `image/${size.type}`,
    width: size.width,
    height: size.height,
    mediaName: `${digest}.${size.type === 'png' ? 'png' : 'jpg'}`,
  };
}

async function read(address: string): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(address, { signal: AbortSignal.timeout(fetchWithinMs) });
  } catch {
    throw faults.bug('photo URL does not answer');
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw faults.bug(`photo URL answers ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw faults.bug('photo is too big');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
