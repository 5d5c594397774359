/** Reads the type and size of a picture from the first bytes of JPEG, PNG, WebP and GIF, without decoding. */

export interface ImageSize {
  readonly type: 'jpeg' | 'png' | 'webp' | 'gif';
  readonly width: number;
  readonly height: number;
}

/** In pixels as stored, without EXIF rotation. Null for other files and for a truncated header. */
export function readImageSize(bytes: Uint8Array): ImageSize | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return png(buffer) ?? gif(buffer) ?? webp(buffer) ?? jpeg(buffer);
  } catch (error) {
    // The header is truncated: Buffer's readers refuse to read beyond the end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The type for an HTTP header; an unreadable picture counts as JPEG. */
export function imageType(bytes: Uint8Array): string {
  return `image/${readImageSize(bytes)?.type ?? 'jpeg'}`;
}

function png(buffer: Buffer): ImageSize | null {
  if (buffer.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return null;
  return sized('png', buffer.readUInt32BE(16), buffer.readUInt32BE(20));
}

function gif(buffer: Buffer): ImageSize | null {
  if (!/^GIF8[79]a/.test(buffer.toString('latin1', 0, 6))) return null;
  return sized('gif', buffer.readUInt16LE(6), buffer.readUInt16LE(8));
}

function webp(buffer: Buffer): ImageSize | null {
  if (buffer.toString('latin1', 0, 4) !== 'RIFF' || buffer.toString('latin1', 8, 12) !== 'WEBP') return null;
  const format = buffer.toString('latin1', 12, 16);
  if (format === 'VP8X') return sized('webp', buffer.readUIntLE(24, 3) + 1, buffer.readUIntLE(27, 3) + 1);
  if (format === 'VP8 ') return sized('webp', buffer.readUInt16LE(26) & 0x3fff, buffer.readUInt16LE(28) & 0x3fff);
  if (format !== 'VP8L') return null;
  const bits = buffer.readUInt32LE(21);
  return sized('webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
}

/** Walks the segments to the frame header (SOF0…SOF15, except the tables in that range). */
function jpeg(buffer: Buffer): ImageSize | null {
  if (buffer.length < 4 || buffer.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at < buffer.length) {
    if (buffer.readUInt8(at) !== 0xff) return null;
    const marker = buffer.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return sized('jpeg', buffer.readUInt16BE(at + 7), buffer.readUInt16BE(at + 5));
    at += marker === 0xff ? 1 : 2 + buffer.readUInt16BE(at + 2);
  }
  return null;
}

function sized(type: ImageSize['type'], width: number, height: number): ImageSize | null {
  return width > 0 && height > 0 ? { type, width, height } : null;
}
