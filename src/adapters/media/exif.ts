/**
 * Reads from a photo's EXIF (and XMP) when it was taken and whether it contains a location: evidence for the board. It
 * is a small parser because a library would parse far more of an untrusted file than these two facts need. Pure; every
 * offset is checked before it is read; invalid data gives `null` and `false`, never an exception. Glossary: an IFD is a
 * table of entries of 12 bytes (tag, type, count, value or its offset).
 */
import { brandsOf, exifOf } from './heif-boxes.ts';
import { hasText, isRiff, jpegSegments, pngChunks, textAt, webpChunks } from './photo-header.ts';

export interface ExifFacts {
  /** `2026-02-23T07:30:12`: the camera's local time; EXIF has no time zone. */
  readonly takenAt: string | null;
  readonly hadLocation: boolean;
}

const tagNumber = {
  orientation: 0x0112,
  exifIfd: 0x8769,
  gpsIfd: 0x8825,
  dateTimeOriginal: 0x9003,
  dateTimeDigitized: 0x9004,
} as const;
const gpsTag = { latitude: 2, longitude: 4 } as const;
const typeAscii = 2;
const typeShort = 3;
const typeRational = 5;
/** Real tables have some dozens of entries; a malicious one could claim 65,535 or contain loops. */
const maxEntries = 512;
/** XMP can be megabytes (it may contain a depth map); the location is at the beginning. */
const xmpSearchBytes = 64 * 1024;
const xmpHeader = 'http://ns.adobe.com/xap/1.0/\0';

/** When a photo was taken, by its camera's clock, and whether it contained a location. Without EXIF: null and false. */
export function readExif(bytes: Uint8Array): ExifFacts {
  const { exif, xmp } = findMetadata(bytes);
  const tiff = exif.map(openTiff).find((opened) => opened !== null) ?? null;
  return {
    takenAt: tiff === null ? null : takenAtOf(tiff),
    hadLocation: (tiff !== null && hasPlace(tiff)) || xmp.some(xmpHasPlace),
  };
}

/** The camera's orientation, 1 to 8 as in the EXIF standard; 1 (upright) if it is missing or invalid. */
export function readOrientation(bytes: Uint8Array): number {
  for (const part of findMetadata(bytes).exif) {
    const tiff = openTiff(part);
    const entry = tiff?.firstIfd.find(({ tag, type }) => tag === tagNumber.orientation && type === typeShort);
    if (!tiff || entry === undefined) continue;
    const value = tiff.view.getUint16(entry.at, tiff.littleEndian);
    if (value >= 1 && value <= 8) return value;
  }
  return 1;
}

// ── Where the metadata is ──────────────────────────────────────────────────────────────────────────────────────────

interface Metadata {
  readonly exif: readonly Uint8Array[];
  readonly xmp: readonly Uint8Array[];
}

function findMetadata(bytes: Uint8Array): Metadata {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegMetadata(bytes, file);
  if (isRiff(bytes, 'WEBP')) {
    const parts = [...webpChunks(bytes, file)];
    return { exif: namedParts(bytes, parts, 'EXIF'), xmp: namedParts(bytes, parts, 'XMP ') };
  }
  if (hasText(bytes, 1, 'PNG')) {
    const parts = [...pngChunks(bytes, file)];
    return { exif: namedParts(bytes, parts, 'eXIf'), xmp: namedParts(bytes, parts, 'iTXt') };
  }
  if (brandsOf(bytes).length > 0) return heicMetadata(bytes);
  return { exif: [], xmp: [] };
}

function heicMetadata(bytes: Uint8Array): Metadata {
  const exif = exifOf(bytes);
  const xmpAt = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('<x:xmpmeta');
  return { exif: exif === null ? [] : [exif], xmp: xmpAt < 0 ? [] : [bytes.subarray(xmpAt)] };
}

function jpegMetadata(bytes: Uint8Array, file: DataView): Metadata {
  const exif: Uint8Array[] = [];
  const xmp: Uint8Array[] = [];
  for (const { marker, start, end } of jpegSegments(file)) {
    if (marker !== 0xe1) continue;
    if (hasText(bytes, start, 'Exif\0')) exif.push(bytes.subarray(start, end));
    else if (hasText(bytes, start, xmpHeader)) xmp.push(bytes.subarray(start, end));
  }
  return { exif, xmp };
}

function namedParts(
  bytes: Uint8Array,
  parts: readonly { readonly name: string; readonly start: number; readonly end: number }[],
  name: string,
): readonly Uint8Array[] {
  return parts.filter((part) => part.name === name).map((part) => bytes.subarray(part.start, part.end));
}

// ── EXIF ───────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Tiff {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly littleEndian: boolean;
  readonly firstIfd: readonly Entry[];
}

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** Offset of the four bytes of the value, or of the pointer to it. */
  readonly at: number;
}

function openTiff(part: Uint8Array): Tiff | null {
  const bytes = hasText(part, 0, 'Exif\0') ? part.subarray(6) : part; // WebP and PNG usually omit the name
  if (bytes.byteLength < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = hasText(bytes, 0, 'II');
  if (!littleEndian && !hasText(bytes, 0, 'MM')) return null;
  if (view.getUint16(2, littleEndian) !== 42) return null;
  return { bytes, view, littleEndian, firstIfd: readIfd(view, littleEndian, view.getUint32(4, littleEndian)) };
}

function readIfd(view: DataView, littleEndian: boolean, at: number): readonly Entry[] {
  if (at < 8 || at + 2 > view.byteLength) return [];
  const entries: Entry[] = [];
  const count = Math.min(view.getUint16(at, littleEndian), maxEntries);
  for (let place = at + 2; entries.length < count && place + 12 <= view.byteLength; place += 12) {
    entries.push({
      tag: view.getUint16(place, littleEndian),
      type: view.getUint16(place + 2, littleEndian),
      count: view.getUint32(place + 4, littleEndian),
      at: place + 8,
    });
  }
  return entries;
}

function subIfd(tiff: Tiff, tag: number): readonly Entry[] {
  const pointer = tiff.firstIfd.find((entry) => entry.tag === tag);
  return pointer === undefined
    ? []
    : readIfd(tiff.view, tiff.littleEndian, tiff.view.getUint32(pointer.at, tiff.littleEndian));
}

function takenAtOf(tiff: Tiff): string | null {
  const entries = subIfd(tiff, tagNumber.exifIfd);
  for (const tag of [tagNumber.dateTimeOriginal, tagNumber.dateTimeDigitized]) {
    const entry = entries.find((one) => one.tag === tag && one.type === typeAscii && one.count >= 19);
    if (entry === undefined) continue;
    const takenAt = localTime(textAt(tiff.bytes, tiff.view.getUint32(entry.at, tiff.littleEndian), 19));
    if (takenAt !== null) return takenAt;
  }
  return null;
}

/** Parses `2026:02:23 07:30:12`, EXIF's format; a camera whose clock was never set writes zeros or spaces. */
function localTime(text: string): string | null {
  const match = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)$/.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const instant = new Date(`${iso}Z`);
  return Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(iso) ? null : iso;
}

/** A location needs numeric latitude and longitude: phones with location turned off often write an empty table. */
function hasPlace(tiff: Tiff): boolean {
  const entries = subIfd(tiff, tagNumber.gpsIfd);
  return [gpsTag.latitude, gpsTag.longitude].every((tag) =>
    entries.some((entry) => entry.tag === tag && isCoordinate(tiff, entry)),
  );
}

function isCoordinate(tiff: Tiff, entry: Entry): boolean {
  if (entry.type !== typeRational || entry.count === 0) return false;
  const degreesAt = tiff.view.getUint32(entry.at, tiff.littleEndian);
  return degreesAt + 8 <= tiff.view.byteLength && tiff.view.getUint32(degreesAt + 4, tiff.littleEndian) !== 0;
}

function xmpHasPlace(part: Uint8Array): boolean {
  return /GPSLatitude\s*(=\s*["']|>)\s*\d/.test(textAt(part, 0, xmpSearchBytes));
}
