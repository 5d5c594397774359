/**
 * Makes public copies from untrusted bytes. Runs only in the child process (`file-worker.ts`), because decoders written
 * in C process untrusted files here and may crash. The photo is decoded once, rotated upright, converted to sRGB on
 * white and reduced to the widest copy; everything else is made from those pixels. Metadata cannot pass, because pixels
 * carry none.
 */
import sharp, { type Sharp } from 'sharp';
import { fingerprintFromGrey } from '../../domain/checks/repeated-photo.ts';
import {
  type PhotoArea,
  type PhotoChange,
  type PhotoFormat,
  type PhotoRefusal,
  photoWidths,
} from '../../ports/media.ts';
import { blurAreas, toCropped } from './blur-areas.ts';
import { readExif } from './exif.ts';
import { developHeic } from './heic.ts';
import type { Size } from './heif-boxes.ts';
import { mendScanHeader } from './jpeg-mend.ts';
import { isCutOff, maxPixels, readHeader, refusalForSize, type SourceFormat, textAt } from './photo-header.ts';
import { greyOf, sharpnessOf } from './sharpness.ts';
import { findStrips } from './stamp-strips.ts';
import type { MadeCopy, PhotoOutcome } from './worker-messages.ts';

/** WebP's limit is 16,383 pixels; a photo 20 times as high as wide therefore has fewer widths. */
const maxCopyHeight = 16_383;
/** A photo of 64 megapixels takes 2 seconds on a slow machine. */
const decodeTimeoutSeconds = 15;
/** Chosen by eye on the fixtures. Effort 2 is 2.4 times as fast as the default and 2 % larger. */
export const webpOptions = { quality: 78, effort: 2 } as const;
/** mozjpeg without its search for optimal scans, which takes a third of the time and saves 0.5 %. */
export const jpegOptions = { quality: 80, mozjpeg: true, optimiseScans: false, progressive: true } as const;

const placeholderWidths = [24, 20, 16, 12, 8, 4] as const;
const maxPlaceholderChars = 400;

interface Pixels extends Size {
  readonly data: Uint8Array;
  readonly channels: 1 | 2 | 3 | 4;
}

/** @param change applied to the upright photo, in all copies */
export async function makeCopies(original: Uint8Array, change: PhotoChange = { areas: [] }): Promise<PhotoOutcome> {
  const header = readHeader(original, Number.POSITIVE_INFINITY);
  if (!header.ok) return refused(header.refusal);
  const made = await copiesOf(original, header.format, change);
  const isBroken = made.kind === 'refused' && made.refusal === 'damaged';
  return isBroken && isCutOff(header.format, original) ? refused('cut-off') : made;
}

async function copiesOf(original: Uint8Array, format: SourceFormat, change: PhotoChange): Promise<PhotoOutcome> {
  const { crop } = change;
  const readable = await makeReadable(original, format, crop);
  if ('kind' in readable) return readable;
  const looked = await lookAt(readable.bytes);
  if ('kind' in looked) return looked;
  const upright = readable.upright ?? looked.upright;
  const whole = await decode(readable.bytes, decodedWidth(upright, crop), looked);
  if ('kind' in whole) return whole;
  const decoded = crop ? await cropped(whole, crop) : whole;
  const size = crop ? { width: decoded.width, height: decoded.height } : upright;
  const refusal = refusalForSize(size);
  if (refusal !== null) return refused(refusal);
  const widths = copyWidths(size);
  blurAreas(decoded, toCropped(change));

  // Encoders use their own threads. The largest copies take longest, so they start first; meanwhile the others are
  // reduced and this thread analyses the picture.
  const reducing = widths.map((width) => reduce(decoded, width));
  const encoding = Promise.all(reducing.toReversed().map(async (pixels) => encodeBoth(await pixels)));
  encoding.catch(() => {}); // reported below
  const strips = change.areas.length > 0 || crop ? [] : findStrips(decoded);
  const smallest = (await reducing[0]) ?? decoded;
  const placeholder = drawPlaceholder(smallest);
  const grey = greyOf(smallest);
  const facts = {
    ...size,
    ...readExif(original),
    sharpness: sharpnessOf(grey),
    fingerprint: fingerprintFromGrey(grey.data, grey.width, grey.height),
    strips,
  };
  const copies = (await encoding).toReversed().flat();
  return { kind: 'made', made: { ...facts, copies, placeholder: await placeholder } };
}

/**
 * Widths of the copies in ascending order: the standard ones that fit, and the photo's own if it is smaller than the
 * largest.
 */
export function copyWidths({ width, height }: Size): readonly number[] {
  const largest = photoWidths[photoWidths.length - 1] ?? width;
  const fitting = photoWidths.filter((one) => one <= width);
  const wanted: number[] =
    width >= largest || fitting.includes(width as (typeof photoWidths)[number]) ? fitting : [...fitting, width];
  return wanted.filter((one) => Math.round((one * height) / width) <= maxCopyHeight);
}

/**
 * A cropped photo is decoded at a larger width, so that the rest is as sharp as another photo; limited because of
 * memory.
 */
const mostDecoded = 4_800;

function decodedWidth(upright: Size, crop: PhotoArea | undefined): number {
  const widest = Math.max(...copyWidths(upright));
  return crop
    ? Math.min(upright.width, Math.max(widest, Math.min(mostDecoded, Math.ceil(widest / crop.width))))
    : widest;
}

async function cropped(pixels: Pixels, { x, y, width, height }: PhotoArea): Promise<Pixels> {
  const [left, top] = [Math.floor(x * pixels.width), Math.floor(y * pixels.height)];
  const { data, info } = await fromPixels(pixels)
    .extract({
      ...{ left, width: Math.max(1, Math.min(pixels.width - left, Math.round(width * pixels.width))) },
      ...{ top, height: Math.max(1, Math.min(pixels.height - top, Math.round(height * pixels.height))) },
    })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

// ── Reading ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What sharp can read. `upright` is set if the bytes are no longer the original's. */
interface Readable {
  readonly bytes: Uint8Array;
  readonly upright: Size | null;
}

async function makeReadable(
  original: Uint8Array,
  format: SourceFormat,
  crop: PhotoArea | undefined,
): Promise<Readable | PhotoOutcome> {
  if (format === 'jpeg') return { bytes: mendScanHeader(original), upright: null };
  if (format !== 'heic') return { bytes: original, upright: null };
  const developed = await developHeic(original, (upright) => decodedWidth(upright, crop));
  return developed.ok ? { bytes: developed.png, upright: developed.upright } : refused(developed.refusal);
}

interface Looked {
  readonly upright: Size;
  readonly isSrgb: boolean;
  /** A JPEG has no transparency; flattening it would only take time. */
  readonly isOpaque: boolean;
}

/**
 * Reads the size as the decoder sees it, before decoding: a file may present one picture to this program's header
 * reader and another to the decoder. sharp's own limit is off here, so that tests cover this check; decoding has
 * sharp's limit as well.
 */
export async function lookAt(bytes: Uint8Array): Promise<Looked | PhotoOutcome> {
  try {
    const metadata = await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata();
    const { width, height } = metadata.autoOrient;
    if ((metadata.pages ?? 1) > 1) return refused('animated');
    const refusal = refusalForSize({ width, height });
    if (refusal !== null) return refused(refusal);
    return {
      upright: { width, height },
      isSrgb: metadata.space === 'srgb' && isSrgbProfile(metadata.icc),
      isOpaque: metadata.format === 'jpeg',
    };
  } catch (error) {
    return readingFailed(error);
  }
}

async function decode(bytes: Uint8Array, width: number, looked: Looked): Promise<Pixels | PhotoOutcome> {
  try {
    return await decodeStrictly(bytes, width, looked, 'warning');
  } catch (error) {
    if (!isOnlyPadding(error)) return readingFailed(error);
  }
  try {
    return await decodeStrictly(bytes, width, looked, 'error');
  } catch (error) {
    return readingFailed(error);
  }
}

/**
 * `failOn: 'warning'`, because half a photo with an end marker is only a warning to libjpeg, and would be published
 * with a grey lower part. Odd metadata, broken colour profiles and wrong checksums of comments do not cause such
 * warnings.
 */
async function decodeStrictly(
  bytes: Uint8Array,
  width: number,
  { isSrgb, isOpaque }: Looked,
  failOn: 'warning' | 'error',
): Promise<Pixels> {
  const reduced = sharp(bytes, {
    limitInputPixels: maxPixels,
    failOn,
    pages: 1,
    autoOrient: true,
    ignoreIcc: isSrgb, // converting sRGB to sRGB takes longer than the rest of the decoding
  })
    .timeout({ seconds: decodeTimeoutSeconds })
    .resize({ width });
  const { data, info } = await (isOpaque ? reduced : reduced.flatten({ background: '#ffffff' }))
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

/** The last warning of a JPEG: some cameras pad before the end marker. All pixels have been read by then. */
function isOnlyPadding(error: unknown): boolean {
  const lines = messageOf(error).trim().split('\n');
  return lines.every((line) => line.endsWith('extraneous bytes before marker 0xd9'));
}

function readingFailed(error: unknown): PhotoOutcome {
  const message = messageOf(error);
  if (/timeout/i.test(message)) return { kind: 'too-slow' };
  if (/pixel limit|out of memory|unable to allocate/i.test(message)) return refused('too-many-pixels');
  return refused('damaged');
}

/** Checks the profile's name; `desc` is plain text in version 2 and UTF-16 in version 4. */
function isSrgbProfile(icc: Uint8Array | undefined): boolean {
  if (icc === undefined || icc.byteLength < 132) return false;
  const profile = new DataView(icc.buffer, icc.byteOffset, icc.byteLength);
  const tagCount = Math.min(profile.getUint32(128), 100);
  for (let at = 132; at < 132 + tagCount * 12 && at + 12 <= icc.byteLength; at += 12) {
    if (textAt(icc, at, 4) !== 'desc') continue;
    const description = textAt(icc, profile.getUint32(at + 4), 80).replace(/[^\x20-\x7e]/g, '');
    return /^(desc|mluc(en[A-Z]{2}|[^s]*))\W*sRGB/.test(description);
  }
  return false;
}

// ── Writing ────────────────────────────────────────────────────────────────────────────────────────────────────────

function fromPixels({ data, width, height, channels }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

async function reduce(pixels: Pixels, width: number): Promise<Pixels> {
  if (pixels.width === width) return pixels;
  const { data, info } = await fromPixels(pixels).resize({ width }).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

async function encodeBoth(pixels: Pixels): Promise<readonly MadeCopy[]> {
  const [webp, jpeg] = await Promise.all([
    fromPixels(pixels).webp(webpOptions).toBuffer(),
    fromPixels(pixels).jpeg(jpegOptions).toBuffer(),
  ]);
  return [copyOf(pixels, 'webp', webp), copyOf(pixels, 'jpeg', jpeg)];
}

function copyOf({ width, height }: Size, format: PhotoFormat, bytes: Uint8Array): MadeCopy {
  return { width, height, format, sizeBytes: bytes.byteLength, bytes };
}

async function drawPlaceholder(pixels: Pixels): Promise<string> {
  for (const width of placeholderWidths) {
    const side = Math.min(width, pixels.width);
    const bytes = await fromPixels(pixels)
      .resize({ width: side, height: side, fit: 'inside' })
      .webp({ quality: 30, effort: 4 })
      .toBuffer();
    const uri = `data:image/webp;base64,${bytes.toString('base64')}`;
    if (uri.length <= maxPlaceholderChars) return uri;
  }
  return '';
}

function refused(refusal: PhotoRefusal): PhotoOutcome {
  return { kind: 'refused', refusal };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
