/**
 * Reads the boxes of a HEIC that are needed before decoding: the declared size, whether the container rotates the
 * picture, and the colour profile. Pure; invalid data gives empty results, never an exception.
 *
 *   ftyp                    kinds ("brands")
 *   meta → pitm             the main picture
 *   meta → iprp → ipco      properties of the pictures: ispe (size), irot and imir (rotated, mirrored), colr (colours)
 *   meta → iprp → ipma      the properties of each picture
 *   meta → iinf, iloc       other items, such as EXIF, and their location
 *   mdat                    the pictures and other data
 */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly name: string;
  /** First byte of the contents. */
  readonly start: number;
  readonly end: number;
  /** True if the declared end is beyond the end of the file. */
  readonly isCut: boolean;
}

/** A phone's photo has some hundreds: one per tile of the picture. */
const maxBoxes = 20_000;
const maxBrands = 32;

/** The boxes of a HEIF file within a range, without those nested inside them (ISO/IEC 14496-12, 4.2). */
export function* boxes(bytes: Uint8Array, from: number, to: number): Generator<Box> {
  const file = viewOf(bytes);
  let at = from;
  for (let count = 0; count < maxBoxes && at + 8 <= to; count += 1) {
    const short = file.getUint32(at);
    const isLong = short === 1 && at + 16 <= to;
    const size = short === 0 ? to - at : isLong ? Number(file.getBigUint64(at + 8)) : short;
    const start = at + (isLong ? 16 : 8);
    if (size < start - at) return;
    yield { name: nameAt(bytes, at + 4), start, end: Math.min(at + size, to), isCut: at + size > to };
    at += size;
  }
}

/** The brands that the file declares, the main one first. */
export function brandsOf(bytes: Uint8Array): readonly string[] {
  const first = boxes(bytes, 0, bytes.byteLength).next().value;
  if (first?.name !== 'ftyp') return [];
  const brands = [nameAt(bytes, first.start)];
  for (let at = first.start + 8; at + 4 <= first.end && brands.length < maxBrands; at += 4) {
    brands.push(nameAt(bytes, at));
  }
  return brands;
}

/** The size of the largest picture in the file (tiles and thumbnails are smaller), as stored, before rotation. */
export function heicSize(bytes: Uint8Array): Size | null {
  const file = viewOf(bytes);
  let largest: Size | null = null;
  for (const { name, start, end } of readMeta(bytes).properties) {
    if (name !== 'ispe' || end - start < 12) continue;
    const size = { width: file.getUint32(start + 4), height: file.getUint32(start + 8) };
    if (largest === null || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

/**
 * True if the container rotates or mirrors the picture. The decoder applies this; the EXIF orientation then repeats it
 * and must be ignored.
 */
export function turnsItself(bytes: Uint8Array): boolean {
  return readMeta(bytes).ofMain.some(({ name }) => name === 'irot' || name === 'imir');
}

/** The ICC profile; null if the colours are sRGB, or described in a way that phones do not use. */
export function colourProfile(bytes: Uint8Array): Uint8Array | null {
  const { ofMain, properties } = readMeta(bytes);
  const isColour = ({ name }: Box) => name === 'colr';
  // The colours of a tiled picture may be given in the tiles only.
  const colours = (ofMain.some(isColour) ? ofMain : properties).find(isColour);
  if (colours === undefined || !['prof', 'rICC'].includes(nameAt(bytes, colours.start))) return null;
  return bytes.subarray(colours.start + 4, colours.end);
}

/** The EXIF data from its TIFF header on; null if it is missing or misplaced. */
export function exifOf(bytes: Uint8Array): Uint8Array | null {
  const meta = named(bytes, 0, bytes.byteLength, 'meta');
  if (meta === undefined) return null;
  const inside = meta.start + versionAndFlags;
  const iinf = named(bytes, inside, meta.end, 'iinf');
  const iloc = named(bytes, inside, meta.end, 'iloc');
  const id = iinf === undefined ? null : exifItem(bytes, iinf);
  const place = iloc === undefined || id === null ? null : placeOf(bytes, iloc, id);
  if (place === null || place.end > bytes.byteLength || place.end - place.start < 8) return null;
  // Four bytes give the number of bytes before the TIFF header; phones put the name "Exif" there.
  const start = place.start + 4 + viewOf(bytes).getUint32(place.start);
  return start < place.end ? bytes.subarray(start, place.end) : null;
}

function exifItem(bytes: Uint8Array, iinf: Box): number | null {
  const file = viewOf(bytes);
  if (iinf.end - iinf.start < 8) return null;
  const countBytes = file.getUint8(iinf.start) === 0 ? 2 : 4;
  for (const { name, start, end } of boxes(bytes, iinf.start + versionAndFlags + countBytes, iinf.end)) {
    if (name !== 'infe' || end - start < 12) continue;
    const version = file.getUint8(start);
    const idBytes = version === 2 ? 2 : 4;
    if (version < 2 || nameAt(bytes, start + versionAndFlags + idBytes + 2) !== 'Exif') continue;
    return idBytes === 2 ? file.getUint16(start + 4) : file.getUint32(start + 4);
  }
  return null;
}

/** The range of an item's first extent in the file. */
function placeOf(
  bytes: Uint8Array,
  iloc: Box,
  wanted: number,
): { readonly start: number; readonly end: number } | null {
  const file = viewOf(bytes).byteLength < iloc.end ? null : viewOf(bytes);
  let at = iloc.start;
  const read = (size: number): number => {
    const from = at;
    at += size;
    if (file === null || at > iloc.end) return 0;
    if (size === 8) return Number(file.getBigUint64(from));
    return size === 4 ? file.getUint32(from) : size === 2 ? file.getUint16(from) : size === 1 ? file.getUint8(from) : 0;
  };
  const version = read(1);
  read(2);
  read(1);
  const sizes = read(2);
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexBytes = version === 0 ? 0 : sizes & 15;
  const count = Math.min(read(version < 2 ? 2 : 4), maxBoxes);
  for (let item = 0; item < count && at < iloc.end; item += 1) {
    const id = read(version < 2 ? 2 : 4);
    const isInFile = version === 0 || (read(2) & 15) === 0;
    const isInOtherFile = read(2) !== 0;
    const base = read(baseBytes);
    const pieces = read(2);
    for (let piece = 0; piece < pieces && at < iloc.end; piece += 1) {
      read(indexBytes);
      const start = base + read(offsetBytes);
      const length = read(lengthBytes);
      if (id !== wanted) continue;
      return isInFile && !isInOtherFile ? { start, end: start + length } : null;
    }
  }
  return null;
}

interface Meta {
  /** Properties of all pictures, in their numbering order (from 1). */
  readonly properties: readonly Box[];
  readonly ofMain: readonly Box[];
}

function readMeta(bytes: Uint8Array): Meta {
  const meta = named(bytes, 0, bytes.byteLength, 'meta');
  if (meta === undefined) return { properties: [], ofMain: [] };
  const inside = meta.start + versionAndFlags;
  const iprp = named(bytes, inside, meta.end, 'iprp');
  const ipco = iprp && named(bytes, iprp.start, iprp.end, 'ipco');
  if (iprp === undefined || ipco === undefined) return { properties: [], ofMain: [] };
  const properties = [...boxes(bytes, ipco.start, ipco.end)];

  const pitm = named(bytes, inside, meta.end, 'pitm');
  const ipma = named(bytes, iprp.start, iprp.end, 'ipma');
  const numbers = pitm === undefined || ipma === undefined ? [] : numbersOf(bytes, ipma, mainPicture(bytes, pitm));
  return { properties, ofMain: numbers.flatMap((number) => properties[number - 1] ?? []) };
}

const versionAndFlags = 4;

function mainPicture(bytes: Uint8Array, { start, end }: Box): number | null {
  const file = viewOf(bytes);
  if (end - start < 8) return end - start < 6 ? null : file.getUint16(start + versionAndFlags);
  return file.getUint8(start) === 0 ? file.getUint16(start + 4) : file.getUint32(start + 4);
}

/** Numbers of the properties that `ipma` assigns to one picture. */
function numbersOf(bytes: Uint8Array, { start, end }: Box, picture: number | null): readonly number[] {
  const file = viewOf(bytes);
  if (picture === null || end - start < 8) return [];
  const idBytes = file.getUint8(start) === 0 ? 2 : 4;
  const numberBytes = (file.getUint8(start + 3) & 1) === 1 ? 2 : 1;
  const count = Math.min(file.getUint32(start + 4), maxBoxes);
  let at = start + 8;
  for (let entry = 0; entry < count && at + idBytes + 1 <= end; entry += 1) {
    const id = idBytes === 2 ? file.getUint16(at) : file.getUint32(at);
    const listed = file.getUint8(at + idBytes);
    const from = at + idBytes + 1;
    at = from + listed * numberBytes;
    if (at > end) return [];
    if (id !== picture) continue;
    // The first bit says whether a decoder must support the property; the rest is its number.
    return Array.from({ length: listed }, (_, place) =>
      numberBytes === 2 ? file.getUint16(from + place * 2) & 0x7fff : file.getUint8(from + place) & 0x7f,
    );
  }
  return [];
}

function named(bytes: Uint8Array, from: number, to: number, name: string): Box | undefined {
  return boxes(bytes, from, to).find((box) => box.name === name);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function nameAt(bytes: Uint8Array, at: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', at, at + 4);
}
