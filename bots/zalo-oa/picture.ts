/**
 * Pictures for Zalo: JPEG or PNG, at most 1 MB. Nothing is decoded or resized here, because the libraries for photos belong
 * to the child process that opens files; a stored photo has smaller copies, which that process made.
 */
import type { OutgoingFile } from '../../src/channel/outgoing.ts';
import { ZaloError } from './errors.ts';

/** Zalo's "1 MB", taken as a decimal megabyte. */
export const pictureMaxBytes = 1_000_000;

/**
 * Returns the largest stored form of the picture that Zalo takes.
 * @throws ZaloError `rejected` if it is neither JPEG nor PNG, or has no form within the limit
 */
export async function readPicture(file: OutgoingFile): Promise<Uint8Array> {
  const bytes = await file.bytes(pictureMaxBytes);
  if (!isJpegOrPng(bytes)) throw new ZaloError('rejected', { description: 'a picture is neither JPEG nor PNG' });
  if (bytes.byteLength > pictureMaxBytes)
    throw new ZaloError('rejected', { description: `a picture has more than ${pictureMaxBytes} bytes` });
  return bytes;
}

function isJpegOrPng(bytes: Uint8Array): boolean {
  const starts = (...signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte);
  return starts(0xff, 0xd8, 0xff) || starts(0x89, 0x50, 0x4e, 0x47);
}
