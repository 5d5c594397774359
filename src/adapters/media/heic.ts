/**
 * Decodes HEIC, the format of iPhone photos. sharp has no decoder for it (HEVC is patented), so libheif runs as
 * WebAssembly in the photo child, confined to its own memory. The result is an upright PNG of the widest copy's width,
 * with the original's colour profile; from there on it is processed like any other photo.
 */
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import type { PhotoRefusal } from '../../ports/media.ts';
import { readOrientation } from './exif.ts';
import type { Size } from './heif-boxes.ts';
import { colourProfile, turnsItself } from './heif-boxes.ts';
import { refusalForSize } from './photo-header.ts';

export type Developed =
  | { readonly ok: true; readonly upright: Size; readonly png: Uint8Array }
  | { readonly ok: false; readonly refusal: PhotoRefusal };

/** `wantedWidth` receives the upright size, which is certain only after decoding. */
export async function developHeic(bytes: Uint8Array, wantedWidth: (upright: Size) => number): Promise<Developed> {
  // If the container specifies a rotation, the decoder has applied it; the EXIF orientation then only repeats it.
  const orientation = turnsItself(bytes) ? 1 : readOrientation(bytes);
  return withDecoded(bytes, async (pixels) => {
    const isTurned = orientation >= 5;
    const upright = isTurned ? { width: pixels.height, height: pixels.width } : pixels;
    const width = wantedWidth(upright);
    const reduced = sharp(pixels.data, { raw: pixels }).resize(isTurned ? { height: width } : { width });
    const png = await (await turnUpright(reduced, orientation)).png({ compressionLevel: 0 }).toBuffer();
    return {
      ok: true,
      upright: { width: upright.width, height: upright.height },
      png: withProfile(png, colourProfile(bytes)),
    };
  });
}

interface DecodedPixels extends Size {
  readonly data: Uint8Array;
  readonly channels: 3 | 4;
}

async function withDecoded(bytes: Uint8Array, use: (pixels: DecodedPixels) => Promise<Developed>): Promise<Developed> {
  const { default: heif } = await import('libheif-js/wasm-bundle.js');
  const context = heif.heif_context_alloc();
  try {
    if (heif.heif_context_read_from_memory(context, bytes).code.value !== 0) return refused('damaged');
    const handle = heif.heif_js_context_get_primary_image_handle(context);
    if ('code' in handle) return refused('damaged');
    try {
      const size = {
        width: heif.heif_image_handle_get_width(handle),
        height: heif.heif_image_handle_get_height(handle),
      };
      const refusal = refusalForSize(size);
      if (refusal !== null) return refused(refusal);

      const hasAlpha = heif.heif_image_handle_has_alpha_channel(handle) !== 0;
      const { heif_chroma_interleaved_RGB: rgb, heif_chroma_interleaved_RGBA: rgba } = heif.heif_chroma;
      const decoded = heif.heif_js_decode_image2(
        handle,
        heif.heif_colorspace.heif_colorspace_RGB,
        hasAlpha ? rgba : rgb,
      );
      if ('code' in decoded) return refused(decoded.code.value === unsupported ? 'heic-unreadable' : 'damaged');
      try {
        const channels = hasAlpha ? 4 : 3;
        const [plane] = decoded.channels;
        if (plane === undefined) return refused('heic-unreadable');
        return await use({
          data: withoutPadding(plane.data, plane.stride, plane.width * channels, plane.height),
          width: plane.width,
          height: plane.height,
          channels,
        });
      } finally {
        heif.heif_image_release(decoded.image);
      }
    } finally {
      heif.heif_image_handle_release(handle);
    }
  } finally {
    heif.heif_context_free(context);
  }
}

/** libheif's code for "unsupported feature": a codec that is not built in. */
const unsupported = 4;

function refused(refusal: PhotoRefusal): Developed {
  return { ok: false, refusal };
}

/** Removes the padding in place, in the decoder's memory: a copy of 48 megapixels would exceed the child's limit. */
function withoutPadding(data: Uint8Array, stride: number, rowBytes: number, rows: number): Uint8Array {
  if (stride === rowBytes) return data;
  for (let row = 1; row < rows; row += 1) data.copyWithin(row * rowBytes, row * stride, row * stride + rowBytes);
  return data.subarray(0, rowBytes * rows);
}

// ── Upright ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Clockwise rotation, then mirroring: the eight orientations of the EXIF standard. */
const turnByOrientation: Readonly<Record<number, number>> = { 3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270 };
const mirroredOrientations: readonly number[] = [2, 4, 5, 7];

async function turnUpright(photo: Sharp, orientation: number): Promise<Sharp> {
  const angle = turnByOrientation[orientation] ?? 0;
  const isMirrored = mirroredOrientations.includes(orientation);
  if (angle === 0) return isMirrored ? photo.flop() : photo;
  // In two steps, because within one pipeline sharp chooses the order itself.
  const { data, info } = await photo.rotate(angle).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const turned = sharp(data, { raw: { width, height, channels } });
  return isMirrored ? turned.flop() : turned;
}

// ── The profile ────────────────────────────────────────────────────────────────────────────────────────────────────

const pngHeaderBytes = 33;

/** Inserts the profile after the PNG header: sharp reads a profile from a PNG, but not with raw pixels. */
function withProfile(png: Uint8Array, profile: Uint8Array | null): Uint8Array {
  if (profile === null) return png;
  const body = Buffer.concat([Buffer.from('iCCPprofile\0\0', 'latin1'), deflateSync(profile)]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return Buffer.concat([png.subarray(0, pngHeaderBytes), chunk, png.subarray(pngHeaderBytes)]);
}
