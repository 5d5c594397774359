/**
 * Are two photos the same picture, resized, recompressed, cropped a little, brightened or with a mark in a corner?
 *
 * A fingerprint is a small grey picture with contrast to the full, written as text. Two are laid upon each other and
 * compared cell by cell. Cells without anything in them say nothing. Different photos disagree nearly everywhere; two
 * notices on one form disagree in a few cells only, so among papers one such cell is enough, unless it is a mark in a corner.
 *
 * Not seen: two papers that differ in a digit. A notice is 128 points wide here, and a digit is half a point.
 */
import { laidOut, placeOn } from './repeated-photo-align.ts';
import { at, type Raster, readRaster, shrink, soften, writeRaster } from './repeated-photo-raster.ts';

/**
 * What kind of picture? A photo is told by 64 × 64 points (2 KB as text), a paper or a drawn picture by 128 × 128 (8 KB).
 * What might be a paper is kept as one and compared as a photo with its like.
 */
const kinds = { photo: 'p', maybePaper: 'm', paper: 'd' } as const;
type Kind = (typeof kinds)[keyof typeof kinds];

const VERSION = '1';
const PHOTO_SIDE = 64;
const PAPER_SIDE = 128;
/** Points of a cell's side: eight lines of text in a notice, or a face in a group. */
const CELL_POINTS = 8;
/** Darkest and brightest half per cent are cut off before the contrast is stretched. */
const CUT = 0.005;
/** Less difference between dark and bright, of 255: nothing is in the picture. */
const MIN_CONTRAST = 16;
/** A cell with less deviation, of 255 stretched, holds nothing but noise. */
const MIN_DEVIATION = 12;
/** Fewer cells with something in them, in both pictures together: nothing to compare. */
const MIN_CELLS = 5;
/** Correlation from which two cells show the same. Cropped and scaled copies stay above 0.9, other words below 0.8. */
const AGREES_FROM = 0.85;
/** Of a photo's cells, a caption, a frame or clipped sky may change so many. Other photos change nine in ten. */
const MAX_PHOTO_DISAGREEMENT = 0.3;
/** Of a paper's cells, a mark in a corner may cover so many. */
const MAX_MARK_SHARE = 0.125;

export interface PhotoComparison {
  readonly same: boolean;
  /** Share of the cells that disagree, 0…1; 1 when there is nothing to compare. */
  readonly distance: number;
}

/**
 * @param grey one byte a point, row by row, upright, without transparency. Any size from 128 points on the shorter side
 *   serves; 256 to 480 on the longer one is plenty, smaller photos come as they are.
 * @returns '' when there is nothing in the picture: an even surface is nobody's photo
 */
export const fingerprintFromGrey = (grey: Uint8Array, width: number, height: number): string => {
  if (grey.length !== width * height) throw new Error(`${grey.length} grey points are not ${width} × ${height}`);
  if (grey.length === 0) return '';
  const large = stretched(shrink({ values: grey, width, height }, PAPER_SIDE));
  if (large === null) return '';
  const kind = kindOf(large);
  if (kind !== kinds.photo) return `${VERSION}${kind}${writeRaster(large)}`;
  const small = stretched(shrink({ values: grey, width, height }, PHOTO_SIDE));
  return small === null ? '' : `${VERSION}${kind}${writeRaster(small)}`;
};

/**
 * @param a of `fingerprintFromGrey`, as is `b`; the order does not matter much
 * @throws Error for a text that is no fingerprint of this version
 */
export const samePhoto = (a: string, b: string): PhotoComparison => {
  if (a === '' || b === '') return { same: false, distance: 1 };
  const [mine, theirs] = [readFingerprint(a), readFingerprint(b)];
  const isPaper = mine.kind === kinds.paper || theirs.kind === kinds.paper;
  // A copy of a paper is at least perhaps a paper.
  if (isPaper && (mine.kind === kinds.photo || theirs.kind === kinds.photo)) return { same: false, distance: 1 };
  const side = Math.min(mine.raster.side, theirs.raster.side);
  const cells = compareCells(ofSide(mine.raster, side), ofSide(theirs.raster, side));
  if (cells.length < MIN_CELLS) return { same: false, distance: 1 };
  const wrong = cells.filter(({ correlation }) => correlation < AGREES_FROM);
  const distance = wrong.length / cells.length;
  const same = isPaper ? isCornerMark(wrong, side / CELL_POINTS) : distance <= MAX_PHOTO_DISAGREEMENT;
  return { same, distance };
};

export const readFingerprint = (fingerprint: string): { readonly kind: Kind; readonly raster: Raster } => {
  const kind = Object.values(kinds).find((one) => fingerprint.startsWith(`${VERSION}${one}`));
  if (kind === undefined) throw new Error(`no photo fingerprint of version ${VERSION}: ${fingerprint.slice(0, 2)}…`);
  return { kind, raster: readRaster(fingerprint.slice(2), kind === kinds.photo ? PHOTO_SIDE : PAPER_SIDE) };
};

export const ofSide = (raster: Raster, side: number): Raster =>
  raster.side === side ? raster : shrink({ values: raster.values, width: raster.side, height: raster.side }, side);

/** Darkest to 0, brightest to 255; null when there is nothing between them. */
const stretched = ({ side, values }: Raster): Raster | null => {
  const sorted = values.toSorted();
  const dark = at(sorted, Math.floor(sorted.length * CUT));
  const bright = at(sorted, Math.ceil(sorted.length * (1 - CUT)) - 1);
  if (bright - dark < MIN_CONTRAST) return null;
  const scale = 255 / (bright - dark);
  return { side, values: values.map((value) => Math.max(0, Math.min(255, (value - dark) * scale))) };
};

/** An even surface with something on it: so many cells even, or so many points bright. */
const PAPER = { even: 0.35, bright: 0.85 } as const;
const MAYBE_PAPER = { even: 0.2, bright: 0.75 } as const;
/** Deviation of an even cell and light of a bright point, of 255 stretched. */
const EVEN_BELOW = 3;
const BRIGHT_FROM = 153;

const kindOf = (raster: Raster): Kind => {
  const cells = (raster.side / CELL_POINTS) ** 2;
  const even = deviations(raster).filter((deviation) => deviation < EVEN_BELOW).length / cells;
  const bright = raster.values.filter((value) => value >= BRIGHT_FROM).length / raster.values.length;
  const reaches = (limits: { readonly even: number; readonly bright: number }) =>
    even >= limits.even || bright >= limits.bright;
  return reaches(PAPER) ? kinds.paper : reaches(MAYBE_PAPER) ? kinds.maybePaper : kinds.photo;
};

const deviations = (raster: Raster): readonly number[] =>
  cellsOf(raster.side).map((cell) => spread(raster.values, cell));

interface Place {
  readonly row: number;
  readonly column: number;
  readonly points: readonly number[];
}

const cellsOf = (side: number): readonly Place[] => {
  const count = side / CELL_POINTS;
  return Array.from({ length: count * count }, (_, cell) => {
    const [row, column] = [Math.floor(cell / count), cell % count];
    const points = Array.from({ length: CELL_POINTS * CELL_POINTS }, (_, point) => {
      const y = row * CELL_POINTS + Math.floor(point / CELL_POINTS);
      return y * side + column * CELL_POINTS + (point % CELL_POINTS);
    });
    return { row, column, points };
  });
};

const spread = (values: Float64Array, { points }: Place): number => {
  let [sum, squares] = [0, 0];
  for (const point of points) {
    sum += at(values, point);
    squares += at(values, point) ** 2;
  }
  return Math.sqrt(Math.max(0, squares / points.length - (sum / points.length) ** 2));
};

interface ComparedCell {
  readonly row: number;
  readonly column: number;
  readonly correlation: number;
}

const compareCells = (mine: Raster, theirs: Raster): readonly ComparedCell[] => {
  const [a, b] = [soften(mine), soften(theirs)];
  const laid = laidOut(b, placeOn(a, b));
  return cellsOf(a.side).flatMap(({ row, column, points }) => {
    const correlation = correlate(a.values, laid.values, points);
    return correlation === null ? [] : [{ row, column, correlation }];
  });
};

/** Null where too little of the cell is in both pictures, or nothing is in it in either. */
const correlate = (mine: Float64Array, theirs: Float64Array, points: readonly number[]): number | null => {
  const shared = points.filter((point) => !Number.isNaN(at(theirs, point)));
  if (shared.length < points.length * 0.6) return null;
  let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
  for (const point of shared) {
    const [a, b] = [at(mine, point), at(theirs, point)];
    sumA += a;
    sumB += b;
    squaresA += a * a;
    squaresB += b * b;
    products += a * b;
  }
  const count = shared.length;
  const varianceA = Math.max(0, squaresA / count - (sumA / count) ** 2);
  const varianceB = Math.max(0, squaresB / count - (sumB / count) ** 2);
  if (Math.max(varianceA, varianceB) < MIN_DEVIATION ** 2) return null;
  return (products / count - (sumA / count) * (sumB / count)) / Math.sqrt((varianceA + 1) * (varianceB + 1));
};

/** One small rectangle in a corner holds all of them; or there are none. */
const isCornerMark = (wrong: readonly ComparedCell[], count: number): boolean => {
  if (wrong.length === 0) return true;
  const rows = wrong.map(({ row }) => row);
  const columns = wrong.map(({ column }) => column);
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const isInCorner = (top <= 1 || bottom >= count - 2) && (left <= 1 || right >= count - 2);
  return isInCorner && (bottom - top + 1) * (right - left + 1) <= MAX_MARK_SHARE * count * count;
};
