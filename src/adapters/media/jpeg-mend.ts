/**
 * Some Samsung phones write three wrong numbers into the scan header of an ordinary JPEG. Viewers ignore them (they
 * mean nothing in a sequential picture), but a strict decoder refuses the photo:
 * https://github.com/lovell/sharp/issues/1578. A lenient decoder would accept half-downloaded photos, so these numbers
 * are corrected and the decoder stays strict.
 */
import { isStartOfFrame, jpegSegments } from './photo-header.ts';

const startOfScan = 0xda;
/** Spectral selection 0…63 and no successive approximation: the only values a sequential scan may have. */
const sequentialScan = [0, 63, 0] as const;

/** Returns the same bytes if they are correct, otherwise a corrected copy. The original on disk is not changed. */
export function mendScanHeader(bytes: Uint8Array): Uint8Array {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sequential = false;
  for (const { marker, start, end } of jpegSegments(file)) {
    if (isStartOfFrame(marker)) sequential = marker === 0xc0 || marker === 0xc1;
    if (marker !== startOfScan || !sequential) continue;
    const at = end - sequentialScan.length;
    if (at < start || sequentialScan.every((value, index) => bytes[at + index] === value)) return bytes;
    const mended = bytes.slice();
    mended.set(sequentialScan, at);
    return mended;
  }
  return bytes;
}
