/**
 * The numbers under which a photo is stored, and those under which it is looked up.
 *
 *     wave      how much a picture brightens and darkens in a number of half turns across and down (a cosine transform)
 *     band      the signs of eighteen waves, as a number
 *     window    the whole picture, its inner 95 %, its inner 80 %: a cropped copy matches a window of the whole picture
 *     guess     how a copy may have been made: cropped on a side, tilted, or marked in a corner (the corner is filled from
 *               its surroundings). It determines where the inner window of the stored picture, and each patch of a paper, is
 *               in the query picture; the bands of that place are looked up
 *     patch     a sixteenth of a paper, with a band of its own
 *
 * A copy has the same signs, except for waves with little strength. So each band is looked up with its weakest signs both ways.
 * Papers on one form have the same waves; patches distinguish them by what is written in each place. Matches of a stored
 * picture are counted per guess: a copy was made in one way, while chance matches spread over all guesses.
 */
import { ofSide, readFingerprint } from './repeated-photo.ts';
import { at, type Raster, shrink } from './repeated-photo-raster.ts';

const windowMargins = [0, 0.025] as const;
const wavesInBand = 18;
const codesOfBand = 2 ** wavesInBand;
/** Weakest signs that are looked up both ways: sixteen queries per band, two per patch, four where a guess gives the place. */
const weakOfBand = 4;
const weakOfPatch = 1;
const weakOfGuess = 2;

type Wave = readonly [across: number, down: number];

/** Longest waves first. */
const longWaves: readonly Wave[] = Array.from({ length: 10 }, (_, sum) => sum + 1)
  .flatMap((sum) => Array.from({ length: sum + 1 }, (_, across): Wave => [across, sum - across]))
  .slice(0, 3 * wavesInBand);

/**
 * Bands of every third wave, so that one changed wave affects only one band; and a band of the longest waves, which survive
 * cropping.
 */
const photoBands: readonly (readonly Wave[])[] = [
  ...[0, 1, 2].map((third) => longWaves.filter((_, wave) => wave % 3 === third)),
  longWaves.slice(0, wavesInBand),
];
const photoSide = 32;

/** Waves mostly along the lines: where words begin and end. */
const patchBand: readonly Wave[] = Array.from({ length: wavesInBand }, (_, wave) => [1 + (wave >> 1), wave % 2]);
/** Numbers of the inner window's bands, after those of whole windows and patches. */
const innerBands = 32;
const paperSide = 128;
const patchGrid = { rows: 8, columns: 2, width: 64, height: 16 } as const;
/** Standard deviation, of 255, below which nothing is written in a patch. */
const minPatchDeviation = 10;

/** The buckets of a photo; all are below 2⁴⁸. */
export interface PhotoBuckets {
  readonly kept: readonly number[];
  /** For each guess: buckets and weights. The weight is 1 without flipped signs and is halved for each flipped sign. */
  readonly asked: readonly ReadonlyMap<number, number>[];
}

/**
 * The buckets to store and to look up.
 * @throws Error for a text that is not a fingerprint; '' has no buckets
 */
export const bucketsOfPhoto = (fingerprint: string): PhotoBuckets => {
  if (fingerprint === '') return { kept: [], asked: [] };
  const byGuess = numbersUnder(fingerprint, guesses);
  const asked = byGuess.map((numbers) => {
    const weights = new Map<number, number>();
    for (const one of numbers)
      for (const { bucket, weight } of askedWith(one)) weights.set(bucket, Math.max(weight, weights.get(bucket) ?? 0));
    return weights;
  });
  // The first guess is an unchanged copy.
  return { kept: keptOf(byGuess[0] ?? []), asked };
};

/** Only the buckets to store, which costs a seventh of `bucketsOfPhoto`. */
export const keptBucketsOf = (fingerprint: string): readonly number[] =>
  fingerprint === '' ? [] : keptOf(numbersUnder(fingerprint, [asItIs])[0] ?? []);

const keptOf = (numbers: readonly Band[]): readonly number[] => [...new Set(numbers.map(({ kept }) => kept))];

function numbersUnder(fingerprint: string, guessed: readonly Guess[]) {
  const { kind, raster } = readFingerprint(fingerprint);
  const square = ofSide(raster, 2 * photoSide);
  const isPaper = kind !== 'p';
  const unmarked = guessed === guesses ? cornersFilled(square) : [];
  const byGuess = guessed.map((guess) => {
    if (guess !== asItIs)
      return [
        ...innerBandsOf(square, guess, weakOfGuess),
        ...(isPaper && guess.slantX === 0 ? patchesAt(raster, guess) : []),
      ];
    return [
      ...windowMargins.flatMap((margin) => [
        ...bandsOf(square, margin),
        ...(isPaper ? patchesIn(windowOf(raster, margin, paperSide).values, weakOfPatch) : []),
      ]),
      ...innerBandsOf(square, guess, weakOfBand),
    ];
  });
  return [...byGuess, ...unmarked.map((filled) => windowMargins.flatMap((margin) => bandsOf(filled, margin)))];
}

/** The share of each side that a logo in a corner may cover. */
const corner = { wide: 0.2, high: 0.3 } as const;

/** The picture with each corner in turn filled from its surroundings, because a copy may have a logo there. */
function cornersFilled({ side, values }: Raster): readonly Raster[] {
  const [wide, high] = [Math.round(side * corner.wide), Math.round(side * corner.high)];
  return [false, true].flatMap((isRight) =>
    [false, true].map((isLow) => {
      const filled = Float64Array.from(values);
      const x = (across: number) => (isRight ? side - 1 - across : across);
      const y = (down: number) => (isLow ? side - 1 - down : down);
      for (let down = 0; down < high; down += 1)
        for (let across = 0; across < wide; across += 1) {
          const beside = at(values, y(down) * side + x(wide));
          const below = at(values, y(high) * side + x(across));
          // The nearer of the two edges has more weight.
          const [byBeside, byBelow] = [(across + 1) / wide, (down + 1) / high];
          filled[y(down) * side + x(across)] = (beside * byBeside + below * byBelow) / (byBeside + byBelow);
        }
      return { side, values: filled };
    }),
  );
}

/** Where the inner window of a stored picture is in the query picture: its centre, its sides and its slant. */
interface Guess {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly slantX: number;
  readonly slantY: number;
}

const inner = 0.8;
const cuts = [0.05, 0.085] as const;
const cutsAround = [0.025, 0.05] as const;
const tilt = Math.sin((2 * Math.PI) / 180);
/** Aspect ratios of photos: how a tilt looks in a square depends on them, so both orientations are tried. */
const aspects = [1.45, 0.69] as const;

/** Guesses for a picture from which these shares were cropped, and for the reverse: the stored one is cropped. */
function cutGuesses(left: number, top: number, right: number, bottom: number): readonly Guess[] {
  const [wide, high] = [1 - left - right, 1 - top - bottom];
  const straight = { slantX: 0, slantY: 0 };
  return [
    { x: (0.5 - left) / wide, y: (0.5 - top) / high, width: inner / wide, height: inner / high, ...straight },
    { x: left + wide / 2, y: top + high / 2, width: inner * wide, height: inner * high, ...straight },
  ];
}

/**
 * Guesses for a tilt with the corners kept, so that the picture is smaller, and with the corners cropped, so that it is larger.
 */
const tiltGuesses: readonly Guess[] = aspects.flatMap((aspect) =>
  [tilt, -tilt].flatMap((tilt) => {
    const [wide, high] = [1 + Math.abs(tilt) / aspect, 1 + Math.abs(tilt) * aspect];
    const cut = 1 + Math.abs(tilt) * Math.max(aspect, 1 / aspect);
    const turned = { x: 0.5, y: 0.5, slantX: -tilt / aspect, slantY: tilt * aspect };
    return [
      { ...turned, width: inner / wide, height: inner / high },
      { ...turned, width: inner * cut, height: inner * cut },
    ];
  }),
);

/** An unchanged copy. */
const asItIs: Guess = { x: 0.5, y: 0.5, width: inner, height: inner, slantX: 0, slantY: 0 };
const guesses: readonly Guess[] = [
  asItIs,
  ...cuts.flatMap((cut) => [
    ...cutGuesses(cut, 0, 0, 0),
    ...cutGuesses(0, cut, 0, 0),
    ...cutGuesses(0, 0, cut, 0),
    ...cutGuesses(0, 0, 0, cut),
  ]),
  ...cutsAround.flatMap((cut) => cutGuesses(cut, cut, cut, cut)),
  ...tiltGuesses,
];

function innerBandsOf(square: Raster, guess: Guess, weak: number) {
  const side = photoSide;
  const values = new Float64Array(side * side);
  // Each point is the sum of its four quarters.
  for (let row = 0; row < 2 * side; row += 1) {
    const v = ((row + 0.5) / (2 * side) - 0.5) * guess.height;
    for (let column = 0; column < 2 * side; column += 1) {
      const u = ((column + 0.5) / (2 * side) - 0.5) * guess.width;
      const point = (row >> 1) * side + (column >> 1);
      values[point] =
        at(values, point) + lightAt(square, guess.x + u + guess.slantX * v, guess.y + v + guess.slantY * u);
    }
  }
  const strength = strengthIn({ values, side, first: 0, width: side, height: side });
  return photoBands.map((waves, band) => numbersOf(strength, waves, innerBands + band, weak));
}

/** The position in points for a share of a side. Outside the picture the edge is repeated. */
const placeOn = (side: number, share: number): number => Math.max(0, Math.min(side - 1.001, share * side - 0.5));

function lightAt(raster: Raster, x: number, y: number): number {
  const u = placeOn(raster.side, x);
  const v = placeOn(raster.side, y);
  const left = Math.floor(u);
  const top = Math.floor(v);
  return between(raster, top * raster.side + left, u - left, v - top);
}

/** Bilinear interpolation between four points; `index` is the upper left one. */
function between({ values, side }: Raster, index: number, right: number, low: number): number {
  const upper = at(values, index) * (1 - right) + at(values, index + 1) * right;
  return upper * (1 - low) + (at(values, index + side) * (1 - right) + at(values, index + side + 1) * right) * low;
}

const bandsOf = (raster: Raster, margin: number) => {
  const { values, side } = windowOf(raster, margin, photoSide);
  const strength = strengthIn({ values, side, first: 0, width: side, height: side });
  return photoBands.map((waves, band) => numbersOf(strength, waves, band, weakOfBand));
};

/** The patches of the whole stored paper, which is not slanted, so positions are computed once per row and once per column. */
function patchesAt(raster: Raster, { x, y, width, height }: Guess) {
  const values = new Float64Array(paperSide * paperSide);
  const columns = placesAlong(raster.side, x, width / inner);
  const rows = placesAlong(raster.side, y, height / inner);
  for (let row = 0; row < paperSide; row += 1) {
    const top = at(rows.before, row) * raster.side;
    const low = at(rows.share, row);
    for (let column = 0; column < paperSide; column += 1)
      values[row * paperSide + column] = between(
        raster,
        top + at(columns.before, column),
        at(columns.share, column),
        low,
      );
  }
  return patchesIn(values, weakOfGuess);
}

/**
 * The position of each point of a paper along one side of the query picture: the point before it, and the fraction beyond that
 * point.
 */
function placesAlong(side: number, centre: number, length: number) {
  const before = new Int32Array(paperSide);
  const share = new Float64Array(paperSide);
  for (let point = 0; point < paperSide; point += 1) {
    const place = placeOn(side, centre + ((point + 0.5) / paperSide - 0.5) * length);
    before[point] = Math.floor(place);
    share[point] = place - Math.floor(place);
  }
  return { before, share };
}

const patchesIn = (values: Float64Array, weak: number) => {
  const side = paperSide;
  return Array.from({ length: patchGrid.rows * patchGrid.columns }, (_, patch) => {
    const first =
      Math.floor(patch / patchGrid.columns) * patchGrid.height * side + (patch % patchGrid.columns) * patchGrid.width;
    const area = { values, side, first, width: patchGrid.width, height: patchGrid.height };
    return deviationOf(area) < minPatchDeviation
      ? []
      : [numbersOf(strengthIn(area), patchBand, photoBands.length + patch, weak)];
  }).flat();
};

const windowOf = ({ values, side }: Raster, margin: number, to: number): Raster =>
  shrink({ values, width: side, height: side }, to, margin);

interface Area extends Raster {
  /** Index of its first point. */
  readonly first: number;
  readonly width: number;
  readonly height: number;
}

const deviationOf = ({ values, side, first, width, height }: Area): number => {
  let [sum, squares] = [0, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = at(values, first + y * side + x);
      sum += value;
      squares += value * value;
    }
  }
  const count = width * height;
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
};

/** The signs of a band's waves as a number, and its weakest signs. */
interface Band {
  readonly kept: number;
  /** Weakest first: the change of the number when the sign is flipped. */
  readonly turns: readonly number[];
}

function numbersOf(strengthOf: (wave: Wave) => number, waves: readonly Wave[], band: number, weakest: number): Band {
  const strengths = waves.map(strengthOf);
  let kept = band * codesOfBand;
  for (const [index, strength] of strengths.entries()) if (strength > 0) kept += 2 ** index;
  const sizes = strengths.map(Math.abs);
  const turns: number[] = [];
  for (let turned = 0; turned < weakest; turned += 1) {
    const weak = sizes.indexOf(Math.min(...sizes));
    turns.push((strengths[weak] ?? 0) > 0 ? -(2 ** weak) : 2 ** weak);
    sizes[weak] = Number.POSITIVE_INFINITY;
  }
  return { kept, turns };
}

/** The number of a band, and the numbers with weak signs flipped. */
const askedWith = ({ kept, turns }: Band): readonly { readonly bucket: number; readonly weight: number }[] => {
  const asked = [{ bucket: kept, weight: 1 }];
  for (const turn of turns)
    for (const { bucket, weight } of [...asked]) asked.push({ bucket: bucket + turn, weight: weight / 2 });
  return asked;
};

/**
 * A wave is the product of one across and one down, so the sums along the rows are shared by all waves with the same first
 * factor.
 */
function strengthIn({ values, side, first, width, height }: Area): (wave: Wave) => number {
  const rowSums: (Float64Array | undefined)[] = [];
  const rowSumsOf = (across: number): Float64Array => {
    const known = rowSums[across];
    if (known) return known;
    const columns = cosines(across, width);
    const sums = new Float64Array(height);
    for (let y = 0; y < height; y += 1) {
      let row = 0;
      for (let x = 0; x < width; x += 1) row += at(values, first + y * side + x) * at(columns, x);
      sums[y] = row;
    }
    rowSums[across] = sums;
    return sums;
  };
  return (wave) => {
    const sums = rowSumsOf(wave[0]);
    const rows = cosines(wave[1], height);
    let strength = 0;
    for (let y = 0; y < height; y += 1) strength += at(sums, y) * at(rows, y);
    return strength;
  };
}

const mostHalfTurns = 12;

/** Computed once, because one photo needs several hundred of these values. */
const cosineTables: ReadonlyMap<number, readonly Float64Array[]> = new Map(
  [photoSide, patchGrid.width, patchGrid.height].map((length) => [
    length,
    Array.from({ length: mostHalfTurns + 1 }, (_, halfTurns) =>
      Float64Array.from({ length }, (_, point) => Math.cos((Math.PI * halfTurns * (2 * point + 1)) / (2 * length))),
    ),
  ]),
);

const cosines = (halfTurns: number, length: number): Float64Array => {
  const table = cosineTables.get(length)?.[halfTurns];
  if (table === undefined) throw new Error(`no wave of ${halfTurns} half turns over ${length} points`);
  return table;
};
