/**
 * Decides whether a place can contain the letters of a stamp. Lines are laid across it along the word: letters are
 * strokes that are narrow compared with their height, several per line, with light gaps. A roof, a flag or a shirt is
 * red throughout, or in one or two pieces. Only what resembles letters is passed to the text recognition, which takes a
 * hundred times as long. The limits are far outside the values measured on stamps (docs/decisions/0294): missing a
 * stamp is worse than reading a roof.
 */
import type { Size } from './heif-boxes.ts';
import type { Box } from './ink-boxes.ts';
import { type Darkness, darknessBetween, lettersHeight } from './strip-cut.ts';

/** Lines across a place, in the middle part of its height. */
const lines = { count: 24, from: 0.2, to: 0.8 } as const;
/** Minimum columns of a stroke, at a height of `lettersHeight`; less is noise. */
const leastWidth = 3;
/** Maximum share of ink along the lines. */
const mostInk = 0.65;
/** Widths of strokes, as shares of the height: the median, and the 90th percentile (the bar of T, a worn U). */
const stroke = { middle: 0.45, most: 1.1 } as const;
/**
 * Strokes on the line with the second-most, on two lines of five, and how many per unit of length (in heights). The
 * shortest word has five strokes: two of M, two of A, one of T. One or two of them may be lost.
 */
const strokes = { most: 4, usual: 3, perHeight: 0.7 } as const;
/** At least one light gap goes through before, between or after the letters. */
const leastGaps = 1;
/** In a gap at most this many lines may cross ink. */
const lightBetween = 2;

export interface LetterLines {
  readonly ink: number;
  readonly middleStroke: number;
  readonly longStroke: number;
  readonly strokes: number;
  readonly strokesPerHeight: number;
  readonly usualStrokes: number;
  /** Light gaps from top to bottom. */
  readonly gaps: number;
}

/**
 * @param box of the letters, without a frame
 * @returns false if it cannot be a word in capitals, however badly printed
 */
export const mayBeLetters = (box: Box, size: Size, darkness: Darkness): boolean =>
  isLikeLetters(letterLinesOf(box, size, darkness));

/**
 * Letters left blank in a block of ink: they cover little of it, and the ink goes through before, after and between
 * them in at least three places.
 */
const onBlock = { mostLight: 0.4, leastGaps: 3 } as const;

/** Whether a block of ink may contain blank letters. @param box of the whole block */
export function mayHoldLetters(box: Box, size: Size, darkness: Darkness): boolean {
  const light = letterLinesOf(box, size, (point) => 255 - darkness(point));
  return light.ink <= onBlock.mostLight && light.gaps >= onBlock.leastGaps && isLikeLetters(light);
}

function isLikeLetters(lines: LetterLines): boolean {
  return (
    lines.ink <= mostInk &&
    lines.middleStroke <= stroke.middle &&
    lines.longStroke <= stroke.most &&
    lines.strokes >= strokes.most &&
    lines.usualStrokes >= strokes.usual &&
    lines.strokesPerHeight >= strokes.perHeight &&
    lines.gaps >= leastGaps
  );
}

/** The measurements that `mayBeLetters` judges. */
export function letterLinesOf(box: Box, size: Size, darkness: Darkness): LetterLines {
  const scale = lettersHeight / box.height;
  const columns = Math.max(1, Math.round(box.length * scale));
  const values = linesAcross(box, size, darkness, columns);
  const limit = dividing(values);
  const strokes: number[] = [];
  const widths: number[] = [];
  const crossed = new Uint8Array(columns);
  let dark = 0;
  for (let line = 0; line < lines.count; line += 1) {
    let [count, width] = [0, 0];
    for (let column = 0; column < columns; column += 1) {
      if ((values[line * columns + column] ?? 0) > limit) {
        width += 1;
        dark += 1;
        crossed[column] = (crossed[column] ?? 0) + 1;
        if (width === leastWidth) count += 1;
      } else if (width > 0) {
        if (width >= leastWidth) widths.push(width);
        width = 0;
      }
    }
    if (width >= leastWidth) widths.push(width);
    strokes.push(count);
  }
  const shareOfHeight = (share: number): number => partOf(widths, share) / lettersHeight;
  const many = partOf(strokes, 0.95);
  return {
    ink: dark / values.length,
    middleStroke: shareOfHeight(0.5),
    longStroke: shareOfHeight(0.9),
    strokes: many,
    strokesPerHeight: many / (columns / lettersHeight),
    usualStrokes: partOf(strokes, 0.6),
    gaps: gapsOf(crossed),
  };
}

function linesAcross(box: Box, size: Size, darkness: Darkness, columns: number): Uint8Array {
  const values = new Uint8Array(lines.count * columns);
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const darkAt = darknessBetween(size, darkness);
  for (let line = 0; line < lines.count; line += 1) {
    const v = box.height * (lines.from - 0.5 + ((lines.to - lines.from) * line) / (lines.count - 1));
    for (let column = 0; column < columns; column += 1) {
      const u = ((column + 0.5) / columns - 0.5) * box.length;
      values[line * columns + column] = darkAt(box.x + u * cos - v * sin, box.y + u * sin + v * cos);
    }
  }
  return values;
}

/** The threshold between ink and background (Otsu 1979): maximises the variance between both sides. */
function dividing(values: Uint8Array): number {
  const counts = new Float64Array(256);
  let all = 0;
  for (const value of values) {
    counts[value] = (counts[value] ?? 0) + 1;
    all += value;
  }
  let [below, sum, best, limit] = [0, 0, -1, 127];
  for (let value = 0; value < 255; value += 1) {
    below += counts[value] ?? 0;
    sum += value * (counts[value] ?? 0);
    const above = values.length - below;
    if (below === 0 || above === 0) continue;
    const between = below * above * (sum / below - (all - sum) / above) ** 2;
    if (between > best) {
      best = between;
      limit = value;
    }
  }
  return limit;
}

function gapsOf(crossed: Uint8Array): number {
  let [gaps, inGap] = [0, false];
  for (const count of crossed) {
    const isLight = count <= lightBetween;
    if (isLight && !inGap) gaps += 1;
    inGap = isLight;
  }
  return gaps;
}

/** The value below which this share of the values lies; 0 for an empty list. */
const partOf = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0;
