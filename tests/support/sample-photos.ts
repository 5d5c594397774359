/** Generated pictures: valid ones, and malicious ones as a stranger could send. */
import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A valid photo, with enough detail to compress like a real one. */
export async function aPhoto({ width = 900, height = 600, seed = 'a' } = {}): Promise<Sharp> {
  const pixels = Buffer.alloc(width * height * 3);
  const tint = createHash('sha256').update(seed).digest();
  for (let at = 0; at < pixels.length; at += 3) {
    const x = (at / 3) % width;
    const y = Math.floor(at / 3 / width);
    pixels[at] = (x * 255) / width + ((tint[0] ?? 0) % 40);
    pixels[at + 1] = (y * 255) / height;
    pixels[at + 2] = 128 + 60 * Math.sin((x + y + (tint[1] ?? 0)) / 23);
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

export const aJpeg = async (size: { width?: number; height?: number; seed?: string } = {}): Promise<Buffer> =>
  (await aPhoto(size)).jpeg({ quality: 88 }).toBuffer();

export const corners = {
  topLeft: '#ff0000',
  topRight: '#00ff00',
  bottomLeft: '#0000ff',
  bottomRight: '#ffff00',
} as const;

/**
 * A picture of 120 × 80 pixels when upright, with a different colour in each corner, stored
 * in one of the eight EXIF orientations.
 */
export async function turnedPhoto(orientation: number): Promise<Buffer> {
  const [width, height] = [120, 80];
  const isTurned = orientation >= 5;
  const [storedWidth, storedHeight] = isTurned ? [height, width] : [width, height];
  const pixels = Buffer.alloc(width * height * 3);
  for (let sy = 0; sy < storedHeight; sy += 1) {
    for (let sx = 0; sx < storedWidth; sx += 1) {
      const [x, y] = uprightPlace(orientation, sx, sy, width, height);
      const corner =
        y < height / 2 ? (x < width / 2 ? 'topLeft' : 'topRight') : x < width / 2 ? 'bottomLeft' : 'bottomRight';
      const colour = Number.parseInt(corners[corner].slice(1), 16);
      pixels.writeUIntBE(colour, (sy * storedWidth + sx) * 3, 3);
    }
  }
  return sharp(pixels, { raw: { width: storedWidth, height: storedHeight, channels: 3 } })
    .withMetadata({ orientation })
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

/** Implements the wording of the EXIF standard ("the 0th row is the visual right-hand side …") independently of any library. */
function uprightPlace(orientation: number, sx: number, sy: number, width: number, height: number): [number, number] {
  const right = width - 1;
  const bottom = height - 1;
  switch (orientation) {
    case 2:
      return [right - sx, sy];
    case 3:
      return [right - sx, bottom - sy];
    case 4:
      return [sx, bottom - sy];
    case 5:
      return [sy, sx];
    case 6:
      return [right - sy, sx];
    case 7:
      return [right - sy, bottom - sx];
    case 8:
      return [sy, bottom - sx];
    default:
      return [sx, sy];
  }
}

// ── Malicious pictures ─────────────────────────────────────────────────────────────────────────────────────────────

export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function pngChunk(name: string, data: Uint8Array = new Uint8Array()): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.byteLength);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

export function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return pngChunk('IHDR', header);
}

/** A few kilobytes whose header declares gigapixels. */
export function pngBomb(width: number, height: number): Buffer {
  const rows = deflateSync(Buffer.alloc(2_000_000), { level: 9 });
  return Buffer.concat([pngSignature, pngHeader(width, height), pngChunk('IDAT', rows), pngChunk('IEND')]);
}

/** Inserts a segment after the first marker of a JPEG. */
export function withSegment(jpeg: Buffer, marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
}

export const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><script>alert(1)</script></svg>';
