/**
 * Converts a picture for Zalo: JPEG or PNG, below 1 MB. The input is already a safe copy; only format and size change.
 */
import { ZaloError } from './errors.ts';

/** Zalo's "1 MB", taken as a decimal megabyte. */
export const pictureMaxBytes = 1_000_000;

/** Long side in pixels and JPEG quality, from the best quality to the smallest size. */
const fitSteps: readonly (readonly [side: number, quality: number])[] = [
  [1_600, 85],
  [1_600, 75],
  [1_280, 72],
  [1_024, 65],
  [800, 55],
  [640, 45],
  [320, 40],
];

/** @throws ZaloError `rejected` if it is not a picture */
export async function fitPicture(bytes: Uint8Array, limitBytes = pictureMaxBytes): Promise<Uint8Array> {
  if (isJpegOrPng(bytes) && bytes.byteLength <= limitBytes) return bytes;
  for (const [side, quality] of fitSteps) {
    const smaller = await encode(bytes, side, quality);
    if (smaller.byteLength <= limitBytes) return smaller;
  }
  throw new ZaloError('rejected', { description: `a picture could not be made smaller than ${limitBytes} bytes` });
}

/** The decoder is large and most pictures need no change, so it is loaded on first use. */
async function encode(bytes: Uint8Array, side: number, quality: number): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  try {
    return await sharp(bytes)
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality, mozjpeg: true })
      .toBuffer();
  } catch (error) {
    throw new ZaloError('rejected', { description: 'a picture could not be read', cause: error });
  }
}

function isJpegOrPng(bytes: Uint8Array): boolean {
  const starts = (...signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte);
  return starts(0xff, 0xd8, 0xff) || starts(0x89, 0x50, 0x4e, 0x47);
}
