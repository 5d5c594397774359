/**
 * Are two photos the same picture, resized, recompressed, cropped a little, brightened or with a mark in a corner?
 *
 * A fingerprint is a small grey picture with contrast to the full, written as text. Two are laid upon each other and
 * compared cell by cell. Cells without anything in them say nothing. Different photos disagree nearly everywhere; two
 * notices on one form disagree in a few cells only, so among papers one such cell is enough, unless it is a mark at the edge.
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

const version = '1';
const photoSide = 64;
const paperSide = 128;
/** Points of a cell's side: eight lines of text in a notice, or a face in a group. */
const cellPoints = 8;
/** Darkest and brightest half per cent are cut off before the contrast is stretched. */
const cut = 0.005;
/** Less difference between dark and bright, of 255: nothing is in the picture. */
const minContrast = 16;
/** A cell with less deviation, of 255 stretched, holds nothing but noise; on paper, nothing written. */
const minDeviation = 12;
const minPaperDeviation = 24;
/** Share of a cell's points that must lie in both pictures. */
const minCellShare = 0.6;
/** Fewer cells with something in them, in both pictures together: nothing to compare. */
const minCells = 5;
/** Correlation from which two cells show the same. On paper, copies stay above 0.92, other words mostly below 0.85. */
const agreesAbove = 0.85;
const agreesOnPaperFrom = 0.9;
/**
 * Of a photo's cells, a caption, a frame or a tilt may change so many; fewer of them may show something else altogether. A
 * mark that one can see through leaves a little of each cell; other moments of one place have other people in some cells.
 */
const sameWithin = [
  { disagreement: 0.3, other: 0.2 },
  { disagreement: 0.4, other: 0.1 },
] as const;
/** Correlation below which a cell shows something else. */
const otherBelow = 0.4;
/** Of a paper's cells, a mark at the edge may cover so many. */
const maxMarkShare = 0.125;
/** Rows of cells, of sixteen, in which it stands. */
const edgeRows = 3;

/** Whether two fingerprints are of one photo. */
export interface PhotoComparison {
  readonly same: boolean;
  /** Share of the cells that disagree, 0…1; 1 when there is nothing to compare or nothing in common. */
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
  const picture = withoutBars({ values: grey, width, height });
  const large = stretched(shrink(picture, paperSide));
  if (large === null) return '';
  const kind = kindOf(large);
  if (kind !== kinds.photo) return `${version}${kind}${writeRaster(large)}`;
  const small = stretched(shrink(picture, photoSide));
  return small === null ? '' : `${version}${kind}${writeRaster(small)}`;
};

/** The picture of a fingerprint as in a mirror. */
export function mirrored(fingerprint: string): string {
  if (fingerprint === '') return '';
  const { kind, raster } = readFingerprint(fingerprint);
  const { side, values } = raster;
  const turned = values.map((_, index) => at(values, index - (index % side) + side - 1 - (index % side)));
  return `${version}${kind}${writeRaster({ side, values: turned })}`;
}

/**
 * A line of a black bar: so many of its points are so dark, and within `near` of the shade at the picture's edge; a clock or a
 * battery may stand in it. Most lines of a bar are one shade all through: the dark of a photo at night is uneven, and has
 * somebody's arms in it. Where a bar ends, a JPEG has a line or two of neither (`blurred`, a share of all lines).
 */
const bar = { share: 0.8, dark: 26, near: 4, solid: 0.98, solidLines: 0.6, blurred: 0.01 } as const;
/** A bar is at least so wide, and there are two: a night sky has none below. */
const leastBar = 0.03;
const leastPicture = 0.25;

interface Grey {
  readonly values: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A screenshot without the black above and below, or beside. */
function withoutBars({ values, width, height }: Grey): Grey {
  const [top, bottom] = insideOf(linesOf(values, { count: height, length: width, lineStep: width, pointStep: 1 }));
  const [left, right] = insideOf(linesOf(values, { count: width, length: height, lineStep: 1, pointStep: width }));
  if (top === 0 && left === 0 && bottom === height && right === width) return { values, width, height };
  const inside = new Uint8Array((right - left) * (bottom - top));
  for (let row = top; row < bottom; row += 1)
    inside.set(values.subarray(row * width + left, row * width + right), (row - top) * (right - left));
  return { values: inside, width: right - left, height: bottom - top };
}

/** Where the lines of a picture begin and go on: rows, or columns. */
interface Course {
  readonly count: number;
  readonly length: number;
  readonly lineStep: number;
  readonly pointStep: number;
}

/** Of each line: the share of its points that are dark, and of those that have the shade of a bar at that edge. */
interface Lines {
  readonly dark: readonly number[];
  readonly inShade: readonly number[];
}

function linesOf(values: Uint8Array, { count, length, lineStep, pointStep }: Course): Lines {
  const middleOf = (line: number) =>
    Uint8Array.from({ length }, (_, point) => values[line * lineStep + point * pointStep] ?? 0).toSorted()[
      length >> 1
    ] ?? 0;
  const [first, last] = [middleOf(0), middleOf(count - 1)];
  const [dark, inShade] = [Array<number>(count).fill(0), Array<number>(count).fill(0)];
  for (let line = 0; line < count; line += 1) {
    const shade = 2 * line < count ? first : last;
    const [least, most] = shade > bar.dark ? [256, -1] : [shade - bar.near, shade + bar.near];
    let [darkPoints, pointsInShade] = [0, 0];
    for (let point = 0, at = line * lineStep; point < length; point += 1, at += pointStep) {
      const light = values[at] ?? 0;
      if (light <= bar.dark) darkPoints += 1;
      if (light >= least && light <= most) pointsInShade += 1;
    }
    dark[line] = darkPoints / length;
    inShade[line] = pointsInShade / length;
  }
  return { dark, inShade };
}

/** The longest part without bars; all of it where they are not on both sides, or would leave next to nothing. */
function insideOf({ dark, inShade }: Lines): readonly [number, number] {
  const count = dark.length;
  let [best, start]: [readonly [number, number], number] = [[0, 0], 0];
  for (let at = 0; at <= count; at += 1) {
    if (at < count && (inShade[at] ?? 0) < bar.share) continue;
    if (at - start > best[1] - best[0]) best = [start, at];
    start = at + 1;
  }
  const isBar = (lines: readonly number[]) =>
    lines.length >= leastBar * count &&
    lines.filter((share) => share >= bar.solid).length >= bar.solidLines * lines.length;
  let [from, to] = best;
  const hasBars = isBar(inShade.slice(0, from)) && isBar(inShade.slice(to)) && to - from >= leastPicture * count;
  if (!hasBars) return [0, count];
  const most = Math.ceil(bar.blurred * count);
  while (from - best[0] < most && (dark[from] ?? 0) >= bar.share) from += 1;
  while (best[1] - to < most && (dark[to - 1] ?? 0) >= bar.share) to -= 1;
  return [from, to];
}

/**
 * @param a of `fingerprintFromGrey`, as is `b`; the order does not matter much
 * @throws Error for a text that is no fingerprint of this version
 */
export const samePhoto = (a: string, b: string): PhotoComparison => {
  if (a === '' || b === '') return { same: false, distance: 1 };
  const [mine, theirs] = [readFingerprint(a), readFingerprint(b)];
  const sheets = [mine, theirs].filter(isSheet).length;
  const kindsOfBoth = [mine.kind, theirs.kind];
  // A copy of a paper is at least perhaps a paper.
  if (sheets === 1 && kindsOfBoth.includes(kinds.photo)) return { same: false, distance: 1 };
  const isPaper = sheets === 2 || (sheets === 1 && kindsOfBoth.includes(kinds.maybePaper));
  const side = Math.min(mine.raster.side, theirs.raster.side);
  const least = isPaper ? minPaperDeviation : minDeviation;
  const cells = compareCells(ofSide(mine.raster, side), ofSide(theirs.raster, side), least);
  if (cells.length < minCells) return { same: false, distance: 1 };
  const agreesFrom = isPaper ? agreesOnPaperFrom : agreesAbove;
  const wrong = cells.filter(({ correlation }) => correlation < agreesFrom);
  const distance = wrong.length / cells.length;
  const other = cells.filter(({ correlation }) => correlation < otherBelow).length / cells.length;
  // A drawn poster may pass for a sky: on one form they agree in most cells, and in what both have less.
  const isPlain = !kindsOfBoth.includes(kinds.paper);
  const isSamePhoto =
    (isPlain && sameWithin.some((most) => distance <= most.disagreement && other <= most.other)) || isLaidOn(cells);
  return { same: isPaper ? isMarkAtEdge(wrong, side / cellPoints) : isSamePhoto, distance };
};

interface Fingerprint {
  readonly kind: Kind;
  readonly raster: Raster;
}

/** @throws Error for a fingerprint of another version: those are computed again */
export const readFingerprint = (fingerprint: string): Fingerprint => {
  const kind = Object.values(kinds).find((one) => fingerprint.startsWith(`${version}${one}`));
  if (kind === undefined) throw new Error(`no photo fingerprint of version ${version}: ${fingerprint.slice(0, 2)}…`);
  return { kind, raster: readRaster(fingerprint.slice(2), kind === kinds.photo ? photoSide : paperSide) };
};

/**
 * A mark on an even sky or a dark hall fills cells that are empty in the other picture, and nearly all of them in one of the
 * two. What both pictures have must agree all the more.
 */
const laidOn = { inBoth: 8, disagreement: 0.2, other: 0.06, inTheOther: 0.2 } as const;

const isLaidOn = (cells: readonly ComparedCell[]): boolean => {
  const both = cells.filter(({ isInMine, isInTheirs }) => isInMine && isInTheirs);
  const onlyMine = cells.filter(({ isInTheirs }) => !isInTheirs).length;
  const onlyTheirs = cells.length - both.length - onlyMine;
  if (both.length < laidOn.inBoth || Math.min(onlyMine, onlyTheirs) > laidOn.inTheOther * both.length) return false;
  const below = (limit: number) => both.filter(({ correlation }) => correlation < limit).length / both.length;
  return below(agreesAbove) <= laidOn.disagreement && below(otherBelow) <= laidOn.other;
};

/**
 * Of a sheet so many points have the light that most have, or so many of its written cells show some of it (`some` of their
 * points, within `near` of it). Bright from `bright` on; written with a deviation from `written` on. All of 255.
 */
const sheet = { points: 0.58, cells: 0.8, some: 0.1, near: 28, bright: 200, written: 20 } as const;
/** Steps of light in which the commonest is looked for, three at a time. */
const lights = 32;

/**
 * What was kept as a paper may be a photo with a wide sky. A sheet is bright and bare, or shows its own light between all that
 * is written on it; the ground below a sky has nothing of its light.
 */
const isSheet = ({ kind, raster }: Fingerprint): boolean => {
  if (kind !== kinds.paper) return false;
  const { side, values } = soften(raster);
  const { light, share } = commonLight(values);
  const [isBright, isBare] = [light >= sheet.bright, share >= sheet.points];
  if (isBright === isBare) return isBright;
  const written = cellsOf(side).filter(
    ({ first }) => momentsOf(values, values, first, side).varianceA >= sheet.written ** 2,
  );
  const hasSome = ({ first }: Cell): boolean => {
    let count = 0;
    for (let y = 0; y < cellPoints; y += 1)
      for (let x = 0; x < cellPoints; x += 1)
        if (Math.abs(at(values, first + y * side + x) - light) <= sheet.near) count += 1;
    return count >= sheet.some * cellPoints ** 2;
  };
  return written.filter(hasSome).length >= sheet.cells * written.length;
};

/** The commonest light, and the share of the points that have about it. */
function commonLight(values: Float64Array): { readonly light: number; readonly share: number } {
  const counts = new Float64Array(lights);
  const width = 256 / lights;
  for (const value of values) {
    const step = Math.min(lights - 1, Math.floor(value / width));
    counts[step] = at(counts, step) + 1;
  }
  const near = counts.map((count, step) => count + (counts[step - 1] ?? 0) + (counts[step + 1] ?? 0));
  const most = Math.max(...near);
  return { light: (near.indexOf(most) + 0.5) * width, share: most / values.length };
}

/** The raster with so many points a side. */
export const ofSide = (raster: Raster, side: number): Raster =>
  raster.side === side ? raster : shrink({ values: raster.values, width: raster.side, height: raster.side }, side);

/** Darkest to 0, brightest to 255; null when there is nothing between them. */
const stretched = ({ side, values }: Raster): Raster | null => {
  const sorted = values.toSorted();
  const dark = at(sorted, Math.floor(sorted.length * cut));
  const bright = at(sorted, Math.ceil(sorted.length * (1 - cut)) - 1);
  if (bright - dark < minContrast) return null;
  const scale = 255 / (bright - dark);
  return { side, values: values.map((value) => Math.max(0, Math.min(255, (value - dark) * scale))) };
};

/** An even surface with something on it: so many cells even, or so many points bright. */
const paper = { even: 0.35, bright: 0.85 } as const;
const maybePaper = { even: 0.2, bright: 0.75 } as const;
/** Deviation of an even cell and light of a bright point, of 255 stretched. */
const evenBelow = 3;
const brightFrom = 153;

const kindOf = (raster: Raster): Kind => {
  const cells = (raster.side / cellPoints) ** 2;
  const even = deviations(raster).filter((deviation) => deviation < evenBelow).length / cells;
  const bright = raster.values.filter((value) => value >= brightFrom).length / raster.values.length;
  const reaches = (limits: { readonly even: number; readonly bright: number }) =>
    even >= limits.even || bright >= limits.bright;
  return reaches(paper) ? kinds.paper : reaches(maybePaper) ? kinds.maybePaper : kinds.photo;
};

const deviations = ({ side, values }: Raster): readonly number[] =>
  cellsOf(side).map(({ first }) => Math.sqrt(momentsOf(values, values, first, side).varianceA));

interface Cell {
  readonly row: number;
  readonly column: number;
  /** Index of its first point. */
  readonly first: number;
}

const cellsOf = (side: number): readonly Cell[] => {
  const count = side / cellPoints;
  return Array.from({ length: count * count }, (_, cell) => {
    const row = Math.floor(cell / count);
    const column = cell % count;
    return { row, column, first: (row * side + column) * cellPoints };
  });
};

/** Of the points of a cell that are in both pictures. */
const momentsOf = (a: Float64Array, b: Float64Array, first: number, side: number) => {
  let [count, sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0, 0];
  for (let y = 0; y < cellPoints; y += 1) {
    for (let x = 0; x < cellPoints; x += 1) {
      const mine = at(a, first + y * side + x);
      const theirs = at(b, first + y * side + x);
      if (Number.isNaN(theirs)) continue;
      count += 1;
      sumA += mine;
      sumB += theirs;
      squaresA += mine * mine;
      squaresB += theirs * theirs;
      products += mine * theirs;
    }
  }
  return {
    share: count / cellPoints ** 2,
    varianceA: Math.max(0, squaresA / count - (sumA / count) ** 2),
    varianceB: Math.max(0, squaresB / count - (sumB / count) ** 2),
    covariance: products / count - (sumA / count) * (sumB / count),
  };
};

interface ComparedCell extends Cell {
  /** Something is there. */
  readonly isInMine: boolean;
  readonly isInTheirs: boolean;
  readonly correlation: number;
}

/** Cells of which enough is in both pictures and something is in one; none when the pictures have nothing in common. */
const compareCells = (mine: Raster, theirs: Raster, leastDeviation: number): readonly ComparedCell[] => {
  const [a, b] = [soften(mine), soften(theirs)];
  const placement = placeOn(a, b);
  if (placement === null) return [];
  const laid = laidOut(b, placement);
  return cellsOf(a.side).flatMap((cell) => {
    const { share, varianceA, varianceB, covariance } = momentsOf(a.values, laid.values, cell.first, a.side);
    if (share < minCellShare || Math.max(varianceA, varianceB) < leastDeviation ** 2) return [];
    return [
      {
        ...cell,
        isInMine: varianceA >= leastDeviation ** 2,
        isInTheirs: varianceB >= leastDeviation ** 2,
        correlation: covariance / Math.sqrt((varianceA + 1) * (varianceB + 1)),
      },
    ];
  });
};

/** One small rectangle along the upper or lower edge holds all of them; or there are none. */
const isMarkAtEdge = (wrong: readonly ComparedCell[], count: number): boolean => {
  if (wrong.length === 0) return true;
  const rows = wrong.map(({ row }) => row);
  const columns = wrong.map(({ column }) => column);
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  const area = (bottom - top + 1) * (Math.max(...columns) - Math.min(...columns) + 1);
  return (bottom < edgeRows || top >= count - edgeRows) && area <= maxMarkShare * count * count;
};
