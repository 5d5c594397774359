import { describe, expect, it } from 'vitest';
import {
  fingerprintFromGrey,
  mirrored,
  readFingerprint,
  samePhoto,
} from '../../../src/domain/checks/repeated-photo.ts';
import { bucketsOfPhoto } from '../../../src/domain/checks/repeated-photo-buckets.ts';

/** A grey picture, pixel by pixel; `x` and `y` run from 0 to 1. */
const grey = (width: number, height: number, light: (x: number, y: number) => number): Uint8Array =>
  Uint8Array.from({ length: width * height }, (_, index) =>
    Math.max(0, Math.min(255, light((index % width) / width, Math.floor(index / width) / height))),
  );

/** Smooth brightness patterns: waves of all lengths and directions, different for each seed. */
const hills =
  (seed: number) =>
  (x: number, y: number): number => {
    let light = 128;
    for (let wave = 1; wave <= 14; wave += 1) {
      const turn = seed * wave * 2.399;
      light += 28 * Math.sin(wave * 2.1 * (x * Math.cos(turn) + y * Math.sin(turn)) + turn * 3);
    }
    return light;
  };

const photo = (seed: number, [width, height] = [300, 200]) =>
  fingerprintFromGrey(grey(width, height, hills(seed)), width, height);

describe('a fingerprint', () => {
  it('is a short text, the same for the same picture', () => {
    expect(photo(1)).toBe(photo(1));
    expect(photo(1)).toMatch(/^1[pmd][A-Za-z0-9_-]+$/);
    expect(photo(1)).toHaveLength(2 + (64 * 64) / 2);
  });

  it('is longer for a scanned paper, where small details matter', () => {
    const paper = grey(200, 280, (x, y) => (x > 0.2 && x < 0.8 && y > 0.3 && y < 0.5 && (x * 97) % 3 < 2 ? 40 : 250));
    expect(fingerprintFromGrey(paper, 200, 280)).toHaveLength(2 + (128 * 128) / 2);
  });

  it('is empty for a uniform picture, which matches nothing', () => {
    expect(
      fingerprintFromGrey(
        grey(100, 100, () => 90),
        100,
        100,
      ),
    ).toBe('');
    expect(fingerprintFromGrey(new Uint8Array(), 0, 0)).toBe('');
    expect(samePhoto('', '')).toEqual({ same: false, distance: 1 });
    expect(bucketsOfPhoto('')).toEqual({ kept: [], asked: [] });
    expect(mirrored('')).toBe('');
  });

  it('can be computed for any size, down to a single line or a few pixels', () => {
    for (const [width, height] of [
      [480, 3],
      [3, 480],
      [9, 7],
      [1, 50],
    ] as const) {
      const light = grey(width, height, hills(3));
      expect(() => fingerprintFromGrey(light, width, height)).not.toThrow();
    }
  });

  it('is refused for pixels that do not match the size, and for malformed text', () => {
    expect(() => fingerprintFromGrey(new Uint8Array(10), 3, 3)).toThrow('10 grey points are not 3 × 3');
    expect(() => samePhoto(photo(1), '0pAAAA')).toThrow('no photo fingerprint of version 1');
    expect(() => samePhoto(photo(1), photo(1).slice(0, -5))).toThrow('a raster of side 64');
    expect(() => bucketsOfPhoto(`${photo(1).slice(0, -1)}!`)).toThrow('a raster has the letter !');
  });
});

describe('two photos', () => {
  it('match at another size, brightness and contrast', () => {
    const other = fingerprintFromGrey(
      grey(520, 347, (x, y) => hills(1)(x, y) * 0.8 + 15),
      520,
      347,
    );
    expect(samePhoto(photo(1), other)).toEqual({ same: true, distance: 0 });
  });

  it.each([
    ['5 % all around', (x: number, y: number) => hills(1)(0.025 + x * 0.95, 0.025 + y * 0.95)],
    ['5 % on the right', (x: number, y: number) => hills(1)(x * 0.95, y)],
    ['8 % above and on the left', (x: number, y: number) => hills(1)(0.08 + x * 0.92, 0.08 + y * 0.92)],
  ])('match when one was cropped by %s', (_, light) => {
    const other = fingerprintFromGrey(grey(300, 200, light), 300, 200);
    expect(samePhoto(photo(1), other).same).toBe(true);
    expect(samePhoto(other, photo(1)).same).toBe(true);
  });

  it('match with a caption over a corner, and not when half of the picture differs', () => {
    const marked = grey(300, 200, (x, y) => (x > 0.6 && y > 0.85 && (x * 60) % 2 < 1 ? 255 : hills(1)(x, y)));
    expect(samePhoto(photo(1), fingerprintFromGrey(marked, 300, 200)).same).toBe(true);
    const half = grey(300, 200, (x, y) => (x > 0.5 ? hills(9)(x, y) : hills(1)(x, y)));
    expect(samePhoto(photo(1), fingerprintFromGrey(half, 300, 200)).same).toBe(false);
  });

  it('do not match when one is mirrored, inverted or another picture', () => {
    const mirrored = fingerprintFromGrey(
      grey(300, 200, (x, y) => hills(1)(1 - x, y)),
      300,
      200,
    );
    const negative = fingerprintFromGrey(
      grey(300, 200, (x, y) => 255 - hills(1)(x, y)),
      300,
      200,
    );
    for (const other of [mirrored, negative, photo(2), photo(3), photo(4)]) {
      expect(samePhoto(photo(1), other).same).toBe(false);
    }
  });
});

describe('a copy of a photo', () => {
  /** True if the fingerprint matches the stored picture `hills(1)` and is found under its buckets. */
  const isFound = (fingerprint: string) => {
    const { asked } = bucketsOfPhoto(fingerprint);
    return (
      bucketsOfPhoto(photo(1)).kept.some((bucket) => asked.some((guess) => guess.has(bucket))) &&
      samePhoto(fingerprint, photo(1)).same
    );
  };
  const seen = (light: (x: number, y: number) => number, [width, height] = [300, 200]) =>
    fingerprintFromGrey(grey(width, height, light), width, height);

  it.each([
    ['left', (x: number, y: number) => hills(1)(0.08 + x * 0.92, y)],
    ['right', (x: number, y: number) => hills(1)(x * 0.92, y)],
    ['top', (x: number, y: number) => hills(1)(x, 0.08 + y * 0.92)],
    ['bottom', (x: number, y: number) => hills(1)(x, y * 0.92)],
  ])('is found with 8 %% cropped: %s', (_, light) => expect(isFound(seen(light))).toBe(true));

  it('is found as a screenshot with black bars, and when rotated by two degrees', () => {
    const bars = (x: number, y: number) => (y < 0.25 || y > 0.75 ? 4 : hills(1)(x, (y - 0.25) * 2));
    expect(isFound(seen(bars, [300, 400]))).toBe(true);
    const [cos, sin] = [Math.cos(Math.PI / 90), Math.sin(Math.PI / 90)];
    const tilted = (x: number, y: number) => {
      const [u, v] = [(x - 0.5) * 1.5, y - 0.5];
      return hills(1)((u * cos - v * sin) / 1.5 + 0.5, v * cos + u * sin + 0.5);
    };
    expect(isFound(seen(tilted))).toBe(true);
  });

  it.each([
    [5, 0.9, 0.14],
    [3, 0.1, 0.86],
  ])('is looked up as if a logo in its corner were absent: %d', (seed, left, top) => {
    const marked = (x: number, y: number) => (Math.hypot((x - left) * 1.5, y - top) < 0.12 ? 255 : hills(seed)(x, y));
    const { kept } = bucketsOfPhoto(photo(seed));
    const met = bucketsOfPhoto(seen(marked)).asked.map((guess) => kept.filter((bucket) => guess.has(bucket)).length);
    // If the logo were not ignored, only four buckets would match.
    expect(Math.max(...met)).toBeGreaterThanOrEqual(6);
  });

  it('is found when mirrored, by its mirrored fingerprint only', () => {
    const turned = seen((x, y) => hills(1)(1 - x, y));
    expect(isFound(turned)).toBe(false);
    expect(isFound(mirrored(turned))).toBe(true);
  });
});

describe('a photo with a large sky', () => {
  /** A smooth sky above, uneven ground below. */
  const sky =
    (seed: number, mark: (x: number, y: number) => number | null = () => null) =>
    (x: number, y: number) =>
      mark(x, y) ?? (y < 0.62 ? 150 + 110 * y : 20 + 0.5 * hills(seed)(x, y));
  const seen = (light: (x: number, y: number) => number, [width, height] = [300, 200]) =>
    fingerprintFromGrey(grey(width, height, light), width, height);
  const logo = (x: number, y: number) => (Math.hypot((x - 0.88) * 1.5, y - 0.14) < 0.11 ? 60 : null);
  const words = (x: number, y: number) =>
    Math.abs(y - 0.5 + 0.5 * (x - 0.5)) < 0.05 && Math.floor(x * 40) % 3 !== 0 ? 120 : null;

  it.each([
    ['a logo in a corner', sky(1, logo)],
    ['words across it', sky(1, words)],
  ])('matches with %s, although it was classified as a paper', (_, marked) => {
    expect(seen(sky(1))[1]).toBe('d');
    expect(samePhoto(seen(marked), seen(sky(1))).same).toBe(true);
  });

  it('does not match if the ground below differs', () => {
    for (const seed of [2, 3, 4, 5]) expect(samePhoto(seen(sky(seed)), seen(sky(1))).same).toBe(false);
    for (const seed of [2, 3, 4, 5]) expect(samePhoto(seen(sky(seed, words)), seen(sky(1, words))).same).toBe(false);
  });

  it('does not match another poster with the same shaded layout and other text', () => {
    const poster = (word: (line: number, place: number) => boolean) => (x: number, y: number) => {
      const [line, place] = [Math.floor(y * 28), Math.floor(x * 40)];
      const isHead = line < 6 && (line * 7 + place * 5) % 3 === 0;
      const isText = line % 2 === 0 && line > 9 && line < 26 && place > 4 && place < 36 && word(line, place);
      return isHead || isText ? 240 : 60 + 30 * y;
    };
    const one = poster((line, place) => (line * 7 + place * 5 + ((line * place) % 3)) % 4 !== 0);
    const other = poster((line, place) => (line * 5 + place * 3 + ((line + place) % 5)) % 4 !== 0);
    expect(samePhoto(seen(one, [300, 420]), seen(other, [300, 420])).same).toBe(false);
  });
});

describe('a dark photo', () => {
  /** Dark above and below and slightly uneven, with arms in it. */
  const hall = (x: number, y: number) => {
    const isArm = Math.abs(x - 0.3) < 0.05 || Math.abs(x - 0.62) < 0.03;
    const uneven = 10 + 7 * Math.sin(50 * x + 31 * y);
    return y > 0.28 && y < 0.8 ? hills(1)(x, y) : isArm ? 150 + 60 * Math.sin(40 * y) : uneven;
  };
  const seen = (light: (x: number, y: number) => number, height: number) =>
    fingerprintFromGrey(grey(300, height, light), 300, height);

  it('keeps its dark areas: a shape that reaches into the dark is not cropped as a bar', () => {
    const { side, values } = readFingerprint(seen(hall, 200)).raster;
    const dark = Array.from({ length: side }, (_, row) => values[row * side] ?? 255).findIndex((light) => light > 60);
    expect(dark / side).toBeCloseTo(0.28, 1);
  });

  it('loses the black bars of a screenshot and nothing else', () => {
    const bars = (x: number, y: number) => (y < 0.2 || y > 0.8 ? 2 : hall(x, (y - 0.2) / 0.6));
    expect(samePhoto(seen(bars, 334), seen(hall, 200)).same).toBe(true);
    const { side, values } = readFingerprint(seen(bars, 334)).raster;
    const dark = Array.from({ length: side }, (_, row) => values[row * side] ?? 255).findIndex((light) => light > 60);
    expect(dark / side).toBeCloseTo(0.28, 1);
  });
});

describe('two scanned papers', () => {
  /** Lines of words on white; `word` tells whether a position of a line is dark. */
  const paper = (
    word: (line: number, place: number) => boolean,
    extra: (x: number, y: number) => boolean = () => false,
  ) =>
    fingerprintFromGrey(
      grey(300, 420, (x, y) => {
        const [line, place] = [Math.floor(y * 28), Math.floor(x * 40)];
        const isText = line % 2 === 0 && line > 5 && line < 18 && place > 4 && place < 36;
        return (isText && word(line, place)) || extra(x, y) ? 30 : 252;
      }),
      300,
      420,
    );
  const words = (line: number, place: number) => (line * 7 + place * 5 + ((line * place) % 3)) % 4 !== 0;
  const otherWords = (line: number, place: number) => (line * 5 + place * 3 + ((line + place) % 5)) % 4 !== 0;

  it('differ when one line has other words', () => {
    const other = paper((line, place) => (line === 12 ? otherWords : words)(line, place));
    expect(samePhoto(paper(words), other).same).toBe(false);
  });

  it('match with a stamp at the edge, and differ with one in the middle', () => {
    const stamp = (left: number, top: number) => (x: number, y: number) =>
      x > left && x < left + 0.2 && y > top && y < top + 0.08 && (x * 50) % 2 < 1;
    expect(samePhoto(paper(words), paper(words, stamp(0.78, 0.9))).same).toBe(true);
    expect(samePhoto(paper(words), paper(words, stamp(0.4, 0.75))).same).toBe(false);
  });
});
