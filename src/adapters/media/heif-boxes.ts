/**
 * The boxes of a HEIC, as far as we must know them before a decoder sees the file: how large the picture says it is, whether
 * the container turns it, and its colour profile. Pure; rubbish gives nothing, never an exception.
 *
 *     ftyp                    kinds ("brands")
 *     meta → iprp → ipco      properties of the pictures: ispe (size), irot and imir (turned, mirrored), colr (colours)
 *     mdat                    the pictures
 */
import type { Size } from './photo-header.ts';

export interface Box {
  readonly name: string;
  /** First byte of the contents. */
  readonly start: number;
  readonly end: number;
  /** True when the box says that it goes on behind the end of the file. */
  readonly isCut: boolean;
}

/** A photo of a phone has some hundreds: one for each tile of the picture. */
const MAX_BOXES = 20_000;
const MAX_BRANDS = 32;

export function* boxes(bytes: Uint8Array, from: number, to: number): Generator<Box> {
  const file = viewOf(bytes);
  let at = from;
  for (let count = 0; count < MAX_BOXES && at + 8 <= to; count += 1) {
    const short = file.getUint32(at);
    const isLong = short === 1 && at + 16 <= to;
    const size = short === 0 ? to - at : isLong ? Number(file.getBigUint64(at + 8)) : short;
    const start = at + (isLong ? 16 : 8);
    if (size < start - at) return;
    yield { name: nameAt(bytes, at + 4), start, end: Math.min(at + size, to), isCut: at + size > to };
    at += size;
  }
}

/** The kinds that a file says it is, the main one first. */
export function brandsOf(bytes: Uint8Array): readonly string[] {
  const first = boxes(bytes, 0, bytes.byteLength).next().value;
  if (first?.name !== 'ftyp') return [];
  const brands = [nameAt(bytes, first.start)];
  for (let at = first.start + 8; at + 4 <= first.end && brands.length < MAX_BRANDS; at += 4) {
    brands.push(nameAt(bytes, at));
  }
  return brands;
}

/** The largest picture in the file: tiles and thumbnails are smaller. As stored, before it is turned. */
export function heicSize(bytes: Uint8Array): Size | null {
  const file = viewOf(bytes);
  let largest: Size | null = null;
  for (const { name, start, end } of properties(bytes)) {
    if (name !== 'ispe' || end - start < 12) continue;
    const size = { width: file.getUint32(start + 4), height: file.getUint32(start + 8) };
    if (largest === null || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

/** A decoder of HEIC obeys these; the orientation in the EXIF then only repeats them and must be left alone. */
export function turnsItself(bytes: Uint8Array): boolean {
  return [...properties(bytes)].some(({ name }) => name === 'irot' || name === 'imir');
}

/** The ICC profile, or null: then the colours are sRGB, or said in a way that no phone of ours uses. */
export function colourProfile(bytes: Uint8Array): Uint8Array | null {
  for (const { name, start, end } of properties(bytes)) {
    if (name === 'colr' && ['prof', 'rICC'].includes(nameAt(bytes, start))) return bytes.subarray(start + 4, end);
  }
  return null;
}

function* properties(bytes: Uint8Array): Generator<Box> {
  for (const meta of named(bytes, 0, bytes.byteLength, 'meta')) {
    // `meta` has four bytes of version and flags before its boxes.
    for (const iprp of named(bytes, meta.start + 4, meta.end, 'iprp')) {
      for (const ipco of named(bytes, iprp.start, iprp.end, 'ipco')) yield* boxes(bytes, ipco.start, ipco.end);
    }
  }
}

function* named(bytes: Uint8Array, from: number, to: number, name: string): Generator<Box> {
  for (const box of boxes(bytes, from, to)) if (box.name === name) yield box;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function nameAt(bytes: Uint8Array, at: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', at, at + 4);
}
