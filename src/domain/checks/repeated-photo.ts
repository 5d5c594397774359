/**
 * Decides whether two photos are the same picture, possibly resized, recompressed, slightly cropped, brightened or with a mark
 * in a corner.
 *
 * A fingerprint is a small grey picture with full contrast, written as text. Two fingerprints are aligned and compared cell by
 * cell; empty cells are ignored. Different photos disagree in nearly all cells. Two notices on one form disagree in only a few
 * cells, so for papers one such cell is enough, unless it is a mark at the edge.
 *
 * Limitation: two papers that differ in one digit are taken for the same. A notice is 128 points wide here, and a digit is half
 * a point.
 */
import { laidOut, placeOn } from './repeated-photo-align.ts';
import { at, type Raster, readRaster, shrink, soften, writeRaster } from './repeated-photo-raster.ts';

/**
 * Kinds of pictures. A photo is stored as 64 × 64 points (2 KB as text), a paper or drawing as 128 × 128 (8 KB). A picture that
 * may be a paper is stored as a paper and compared with its own kind as a photo.
 */
const kinds = { photo: 'p', maybePaper: 'm', paper: 'd' } as const;
type Kind = (typeof kinds)[keyof typeof kinds];

const version = '1';
const photoSide = 64;
const paperSide = 128;
/** Points per side of a cell: eight lines of text in a notice, or a face in a group photo. */
const cellPoints = 8;
/** Share of the darkest and of the brightest points that is ignored when the contrast is stretched. */
const cut = 0.005;
/** Minimum difference between dark and bright, of 255; below it the picture is empty. */
const minContrast = 16;
/** Standard deviation, of 255 after stretching, below which a cell contains only noise, or on paper nothing written. */
const minDeviation = 12;
const minPaperDeviation = 24;
/** Share of a cell's points that must be in both pictures. */
const minCellShare = 0.6;
/** Minimum number of cells with content, in both pictures together, for a comparison. */
const minCells = 5;
/** Correlation from which two cells show the same. On paper, copies stay above 0.92, other words mostly below 0.85. */
const agreesAbove = 0.85;
const agreesOnPaperFrom = 0.9;
/**
 * Limits for photos: the share of cells that a caption, a frame or a tilt may change, and the smaller share that may show
 * something else. A transparent mark leaves part of each cell visible; other moments at the same place have other people in
 * some cells.
 */
const sameWithin = [
  { disagreement: 0.3, other: 0.2 },
  { disagreement: 0.4, other: 0.1 },
] as const;
/** Correlation below which a cell shows something else. */
const otherBelow = 0.4;
/** Share of a paper's cells that a mark at the edge may cover. */
const maxMarkShare = 0.125;
/** Number of rows of cells, of sixteen, in which such a mark may be. */
const edgeRows = 3;

/** The result of comparing two fingerprints. */
export interface PhotoComparison {
  readonly same: boolean;
  /** Share of the cells that disagree, 0 to 1; 1 when there is nothing to compare or nothing in common. */
  readonly distance: number;
}

/**
 * The fingerprint of a grey picture.
 * @param grey one byte per point, row by row, upright, without transparency. Any size from 128 points on the shorter side
 *   works; 256 to 480 on the longer side is enough. Smaller photos are passed unscaled.
 * @returns '' for an even surface without content
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

/** The fingerprint of the mirrored picture. */
export function mirrored(fingerprint: string): string {
  if (fingerprint === '') return '';
  const { kind, raster } = readFingerprint(fingerprint);
  const { side, values } = raster;
  const turned = values.map((_, index) => at(values, index - (index % side) + side - 1 - (index % side)));
  return `${version}${kind}${writeRaster({ side, values: turned })}`;
}

/**
 * A line of a black bar: at least the share `share` of its points is as dark as `dark` and within `near` of the shade at the
 * picture's edge; a clock or a battery icon may be in it. Most lines of a bar have a single shade (`solid`, `solidLines`); the
 * dark parts of a night photo are uneven and contain other things. At the end of a bar, a JPEG has a line or two that belong to
 * neither (`blurred`, a share of all lines).
 */
const bar = { share: 0.8, dark: 26, near: 4, solid: 0.98, solidLines: 0.6, blurred: 0.01 } as const;
/** Minimum width of a bar as a share of the picture. Bars come in pairs, while a night sky has none at the bottom. */
const leastBar = 0.03;
const leastPicture = 0.25;

interface Grey {
  readonly values: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A screenshot without the black bars above and below, or left and right. */
function withoutBars({ values, width, height }: Grey): Grey {
  const [top, bottom] = insideOf(linesOf(values, { count: height, length: width, lineStep: width, pointStep: 1 }));
  const [left, right] = insideOf(linesOf(values, { count: width, length: height, lineStep: 1, pointStep: width }));
  if (top === 0 && left === 0 && bottom === height && right === width) return { values, width, height };
  const inside = new Uint8Array((right - left) * (bottom - top));
  for (let row = top; row < bottom; row += 1)
    inside.set(values.subarray(row * width + left, row * width + right), (row - top) * (right - left));
  return { values: inside, width: right - left, height: bottom - top };
}

/** How to step through the lines of a picture: rows or columns. */
interface Course {
  readonly count: number;
  readonly length: number;
  readonly lineStep: number;
  readonly pointStep: number;
}

/** For each line, the share of its points that are dark, and the share with the shade of the bar at that edge. */
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

/** The longest part without bars. The whole picture if the bars are not on both sides or would leave too little. */
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
 * Compares two fingerprints.
 * @param a a result of `fingerprintFromGrey`, as is `b`; the order matters little
 * @throws Error for a text that is not a fingerprint of this version
 */
export const samePhoto = (a: string, b: string): PhotoComparison => {
  if (a === '' || b === '') return { same: false, distance: 1 };
  const [mine, theirs] = [readFingerprint(a), readFingerprint(b)];
  const sheets = [mine, theirs].filter(isSheet).length;
  const kindsOfBoth = [mine.kind, theirs.kind];
  // A copy of a paper is classified at least as a possible paper.
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
  // A drawn poster may look like a sky. Posters on one form agree in most cells, so a paper is not compared by these limits.
  const isPlain = !kindsOfBoth.includes(kinds.paper);
  const isSamePhoto =
    (isPlain && sameWithin.some((most) => distance <= most.disagreement && other <= most.other)) || isOverlay(cells);
  return { same: isPaper ? isMarkAtEdge(wrong, side / cellPoints) : isSamePhoto, distance };
};

interface Fingerprint {
  readonly kind: Kind;
  readonly raster: Raster;
}

/**
 * Reads a fingerprint.
 * @throws Error for a fingerprint of another version, which must be recomputed
 */
export const readFingerprint = (fingerprint: string): Fingerprint => {
  const kind = Object.values(kinds).find((one) => fingerprint.startsWith(`${version}${one}`));
  if (kind === undefined) throw new Error(`no photo fingerprint of version ${version}: ${fingerprint.slice(0, 2)}…`);
  return { kind, raster: readRaster(fingerprint.slice(2), kind === kinds.photo ? photoSide : paperSide) };
};

/**
 * A mark on an even sky or in a dark hall adds cells that are empty in the other picture, nearly all of them in one of the two
 * pictures. So the cells with content in both pictures must agree more strictly.
 */
const laidOn = { inBoth: 8, disagreement: 0.2, other: 0.06, inTheOther: 0.2 } as const;

const isOverlay = (cells: readonly ComparedCell[]): boolean => {
  const both = cells.filter(({ isInMine, isInTheirs }) => isInMine && isInTheirs);
  const onlyMine = cells.filter(({ isInTheirs }) => !isInTheirs).length;
  const onlyTheirs = cells.length - both.length - onlyMine;
  if (both.length < laidOn.inBoth || Math.min(onlyMine, onlyTheirs) > laidOn.inTheOther * both.length) return false;
  const below = (limit: number) => both.filter(({ correlation }) => correlation < limit).length / both.length;
  return below(agreesAbove) <= laidOn.disagreement && below(otherBelow) <= laidOn.other;
};

/**
 * A sheet of paper: at least the share `points` of its points has the commonest light, or at least the share `cells` of its
 * written cells contains some of it (`some` of their points, within `near` of it). `bright` is the light from which a sheet is
 * bright, `written` the standard deviation from which a cell is written. Both of 255.
 */
const sheet = { points: 0.58, cells: 0.8, some: 0.1, near: 28, bright: 200, written: 20 } as const;
/** Number of brightness steps in the histogram; three neighbouring steps are taken together. */
const lights = 32;

/**
 * A picture stored as a paper may be a photo with a wide sky. A sheet is bright and bare, or shows its own light between
 * everything written on it; the ground below a sky does not have the sky's light.
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

/** The commonest light, and the share of the points with about that light. */
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

/** The raster scaled to `side` points per side. */
export const ofSide = (raster: Raster, side: number): Raster =>
  raster.side === side ? raster : shrink({ values: raster.values, width: raster.side, height: raster.side }, side);

/** Stretches the contrast: darkest to 0, brightest to 255. Null when there is no difference between them. */
const stretched = ({ side, values }: Raster): Raster | null => {
  const sorted = values.toSorted();
  const dark = at(sorted, Math.floor(sorted.length * cut));
  const bright = at(sorted, Math.ceil(sorted.length * (1 - cut)) - 1);
  if (bright - dark < minContrast) return null;
  const scale = 255 / (bright - dark);
  return { side, values: values.map((value) => Math.max(0, Math.min(255, (value - dark) * scale))) };
};

/** A paper is an even surface with something on it: the share of even cells, or the share of bright points. */
const paper = { even: 0.35, bright: 0.85 } as const;
const maybePaper = { even: 0.2, bright: 0.75 } as const;
/** Standard deviation below which a cell is even, and light from which a point is bright; of 255 after stretching. */
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

/** Statistics of the points of a cell that are in both pictures. */
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
  /** True when the cell has content in this picture. */
  readonly isInMine: boolean;
  readonly isInTheirs: boolean;
  readonly correlation: number;
}

/** Cells that are mostly in both pictures and have content in at least one. Empty when the pictures have nothing in common. */
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

/** True when one small rectangle along the upper or lower edge contains all of them, or when there are none. */
const isMarkAtEdge = (wrong: readonly ComparedCell[], count: number): boolean => {
  if (wrong.length === 0) return true;
  const rows = wrong.map(({ row }) => row);
  const columns = wrong.map(({ column }) => column);
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  const area = (bottom - top + 1) * (Math.max(...columns) - Math.min(...columns) + 1);
  return (bottom < edgeRows || top >= count - edgeRows) && area <= maxMarkShare * count * count;
};
