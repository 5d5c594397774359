/**
 * Under which numbers is a photo kept, and under which is it looked for?
 *
 *     wave      how much a picture brightens and darkens in so many half turns across and down (a cosine transform)
 *     band      the signs of eighteen waves, as a number
 *     window    the whole picture, or its inner 95 %: a copy that was cut meets the window of the whole one
 *
 * A copy has the same signs but for those of waves that are hardly there. Each band is therefore asked with its weakest
 * signs both ways. Papers look alike in long waves, so theirs are kept under short ones as well.
 */
import { ofSide, readFingerprint } from './repeated-photo.ts';
import { at, shrink } from './repeated-photo-raster.ts';

const WINDOW_MARGINS = [0, 0.025] as const;
const SIDE = 32;
const WAVES_IN_BAND = 18;
const CODES_OF_BAND = 2 ** WAVES_IN_BAND;
/** Signs asked both ways: sixteen questions a band for long waves, four for short ones. */
const WEAK_LONG = 4;
const WEAK_SHORT = 2;

type Wave = readonly [across: number, down: number];

/** Waves of `first` half turns and more, longest first. */
const wavesFrom = (first: number, count: number): readonly Wave[] => {
  const waves: Wave[] = [];
  for (let sum = first; waves.length < count; sum += 1) {
    for (let across = 0; across <= sum; across += 1) waves.push([across, sum - across]);
  }
  return waves.slice(0, count);
};

const longWaves = wavesFrom(1, 3 * WAVES_IN_BAND);
const shortWaves = wavesFrom(12, 3 * WAVES_IN_BAND);

/** Every third wave; one wave that changes spoils one band. */
const thirds = (waves: readonly Wave[]): readonly (readonly Wave[])[] =>
  [0, 1, 2].map((third) => waves.filter((_, wave) => wave % 3 === third));

/** The longest waves once more together: they outlast a cut on one side. */
const longBands = [...thirds(longWaves), longWaves.slice(0, WAVES_IN_BAND)];
const shortBands = thirds(shortWaves);

/** Buckets are below 2⁴⁸. */
export interface PhotoBuckets {
  readonly kept: readonly number[];
  readonly asked: readonly number[];
}

/** @throws Error for a text that is no fingerprint; '' has no buckets */
export const bucketsOfPhoto = (fingerprint: string): PhotoBuckets => {
  if (fingerprint === '') return { kept: [], asked: [] };
  const { kind, raster } = readFingerprint(fingerprint);
  const picture = ofSide(raster, 2 * SIDE);
  const numbers = WINDOW_MARGINS.flatMap((margin) => {
    const { values } = shrink({ values: picture.values, width: picture.side, height: picture.side }, SIDE, margin);
    const long = longBands.map((waves, band) => numbersOf(values, waves, band, WEAK_LONG));
    if (kind === 'p') return long;
    return [...long, ...shortBands.map((waves, band) => numbersOf(values, waves, longBands.length + band, WEAK_SHORT))];
  });
  return {
    kept: [...new Set(numbers.map(({ kept }) => kept))],
    asked: [...new Set(numbers.flatMap(({ asked }) => asked))],
  };
};

const numbersOf = (values: Float64Array, waves: readonly Wave[], band: number, weakest: number) => {
  const signs = waves.map((wave, index) => {
    const strength = strengthOf(values, wave);
    return { isOn: strength > 0, size: Math.abs(strength), bit: 2 ** index };
  });
  const kept = signs.reduce((sum, { isOn, bit }) => sum + (isOn ? bit : 0), band * CODES_OF_BAND);
  const asked = signs
    .toSorted((a, b) => a.size - b.size)
    .slice(0, weakest)
    .reduce((numbers, { isOn, bit }) => numbers.concat(numbers.map((one) => (isOn ? one - bit : one + bit))), [kept]);
  return { kept, asked };
};

const strengthOf = (values: Float64Array, [across, down]: Wave): number => {
  let strength = 0;
  for (let y = 0; y < SIDE; y += 1) {
    let row = 0;
    for (let x = 0; x < SIDE; x += 1) row += at(values, y * SIDE + x) * cosine(across, x);
    strength += row * cosine(down, y);
  }
  return strength;
};

const cosine = (halfTurns: number, point: number): number => cosines[halfTurns * SIDE + point] as number;

const cosines = Float64Array.from({ length: SIDE * SIDE }, (_, index) =>
  Math.cos((Math.PI * Math.floor(index / SIDE) * (2 * (index % SIDE) + 1)) / (2 * SIDE)),
);
