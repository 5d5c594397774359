/**
 * Draws page images: text set by sharp's text engine in the shipped Vietnamese font; strips higher than a page are
 * split between two lines; a page is a buffer of pixels that is encoded as a PNG.
 */
import sharp from 'sharp';
import type { Run } from '../../ports/papers.ts';
import { fontFamily, fontFiles } from './charts.ts';

const dpi = 120;
/** Converts millimetres to pixels at the image's 120 dots per inch. */
export const mm = (length: number): number => Math.round((length * dpi) / 25.4);
export const points = { body: 11.5, table: 9.5, small: 9 } as const;
const spacing = mm(0.6);
/** Ascent and descent of the font relative to its size; each is rounded up to whole pixels. */
const [ascent, descent] = [1, 0.265];

/** A drawn element of a strip: black with varying strength, or an image in three colours. */
export interface Piece {
  readonly data: Uint8Array;
  readonly channels: 1 | 3;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
/** A part that page breaks do not split. `head` is repeated on top of a page that begins with it. */
export interface Strip {
  readonly height: number;
  readonly pieces: readonly Piece[];
  /** Positions of the cell edges, from the left. */
  readonly edges?: readonly number[];
  readonly head?: Strip;
  /** Stays on the same page as what follows. */
  readonly isHeld?: boolean;
  /** Space below it, if something follows on the page. */
  readonly after?: number;
}

const escaped = (text: string): string => text.replace(/[&<>]/gu, (letter) => `&#${letter.codePointAt(0)};`);
const marked = ({ text, bold = false, italic = false }: Run): string => {
  const inner = italic ? `<i>${escaped(text)}</i>` : escaped(text);
  return bold ? `<b>${inner}</b>` : inner;
};

export type Align = 'left' | 'center' | 'right' | 'justify';
export interface Place {
  readonly left: number;
  readonly width: number;
  readonly align?: Align;
  readonly size?: number;
}

/**
 * A tall letter in front of each line: the engine crops to the ink, and with it every line begins at the same height.
 */
const strut = '\u1EC2';
const letterOf = (size: number): number => (size * dpi) / 72;
/** Line height in pixels: the font's own height plus `spacing`. */
const lineOf = (size: number): number =>
  Math.ceil(letterOf(size) * ascent) + Math.ceil(letterOf(size) * descent) + spacing;

/** Registers each font file before its first use; a registered font is not read again. */
export async function loadFonts(): Promise<void> {
  for (const fontfile of fontFiles()) await sharp({ text: { text: strut, font: fontFamily, fontfile } }).metadata();
}

/** Rows of pixels set at once: the engine's limit is about 30,000, and each costs memory. */
const mostRows = 6_000;

/** Splits long text into parts that end with a word, without leaving anything out. */
function* partsOf(runs: readonly Run[], most: number): Iterable<readonly Run[]> {
  let part: Run[] = [];
  let room = most;
  for (const run of runs) {
    let { text } = run;
    while (text.length > room) {
      const end = Math.max(text.lastIndexOf(' ', room), text.lastIndexOf('\n', room)) + 1;
      // A word longer than a part is split, but not inside a surrogate pair.
      const cut = end > 0 ? end : part.length > 0 ? 0 : room - (/[\uDC00-\uDFFF]/u.test(text[room] ?? '') ? 1 : 0);
      yield [...part, { ...run, text: text.slice(0, cut) }];
      text = text.slice(cut);
      [part, room] = [[], most];
    }
    part.push({ ...run, text });
    room -= text.length;
  }
  yield part;
}

async function setPart(
  runs: readonly Run[],
  { left, width, align = 'left', size = points.body }: Place,
): Promise<Piece | null> {
  if (runs.every(({ text }) => text.trim() === '')) return null;
  const text = {
    text: `<span foreground="black">${strut}\n${runs.map(marked).join('')}</span>`,
    ...{ font: `${fontFamily} ${size}`, width, dpi, rgba: true, spacing, wrap: 'word-char' as const },
    ...(align === 'justify' ? { justify: true } : { align: align === 'center' ? ('centre' as const) : align }),
  };
  const { data, info } = await sharp({ text }).extractChannel('alpha').raw().toBuffer({ resolveWithObject: true });
  // Cuts off the line of the tall letter, so that the rest begins at the top of a line, whatever its letters.
  const cut = lineOf(size);
  const room = width - info.width;
  const shift = align === 'right' ? room : align === 'center' ? Math.round(room / 2) : 0;
  const ink = data.subarray(cut * info.width);
  const height = Math.ceil((info.height - cut) / cut) * cut;
  const whole = new Uint8Array(height * info.width);
  whole.set(ink);
  return { data: whole, channels: 1, left: left + Math.max(0, shift), top: 0, width: info.width, height };
}

/** Sets words within a width, from the top down. Empty if there are no words. */
export async function set(runs: readonly Run[], place: Place): Promise<readonly Piece[]> {
  const size = place.size ?? points.body;
  const perLine = Math.max(1, Math.floor(place.width / letterOf(size)));
  const pieces: Piece[] = [];
  let top = 0;
  for (const part of partsOf(runs, perLine * Math.floor(mostRows / lineOf(size)))) {
    const piece = await setPart(part, place);
    if (piece) pieces.push({ ...piece, top });
    top += piece?.height ?? 0;
  }
  return pieces;
}

/** True if the pieces have no ink in this row of pixels. */
const isClear = (pieces: readonly Piece[], y: number): boolean =>
  pieces.every(({ data, channels, top, width, height }) => {
    const row = y - top;
    if (row <= 0 || row >= height) return true;
    return channels === 1 && data.subarray(row * width, (row + 1) * width).every((strength) => strength === 0);
  });

/** The row at which to split: the lowest between two lines, otherwise `to`. */
function tearOf(pieces: readonly Piece[], from: number, to: number): number {
  for (let y = to; y > from; y -= 1) if (isClear(pieces, y) && isClear(pieces, y - 1)) return y;
  return to;
}

/** The part of the pieces between two rows of pixels, moved to the top. */
const between = (pieces: readonly Piece[], from: number, to: number, pad: number): readonly Piece[] =>
  pieces.flatMap((piece) => {
    const [first, last] = [Math.max(0, from - piece.top), Math.min(piece.height, to - piece.top)];
    if (first >= last) return [];
    const row = piece.width * piece.channels;
    const data = piece.data.slice(first * row, last * row);
    return [{ ...piece, data, top: pad + Math.max(0, piece.top - from), height: last - first }];
  });

/** Splits a strip that is higher than a page between two lines, without losing anything. */
export function torn(strip: Strip, room: number, pad: number): readonly Strip[] {
  if (strip.height <= room) return [strip];
  const inner = strip.edges ? pad : 0;
  const end = Math.max(...strip.pieces.map(({ top, height }) => top + height));
  const parts: Strip[] = [];
  for (let from = inner; from < end; ) {
    const most = from + room - 2 * inner;
    const to = most >= end ? end : tearOf(strip.pieces, from, most);
    const pieces = between(strip.pieces, from, to, inner);
    parts.push({ ...strip, pieces, height: to - from + 2 * inner });
    from = to;
  }
  return parts;
}

/** A page, initially white: shades of grey, or three colours if it contains an image. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly bytes: Uint8Array;
}

/** An empty white canvas; sizes in pixels. */
export const blank = (width: number, height: number, channels: Canvas['channels']): Canvas => ({
  ...{ width, height, channels },
  bytes: new Uint8Array(width * height * channels).fill(255),
});

/** Letter edges need only a sixteenth of the shades of grey, which halves the size of a page. */
const shadeStep = 17;

/** Draws a piece on the page; where two pieces overlap, both stay visible. */
export function put(canvas: Canvas, { data, channels, width, height }: Piece, left: number, top: number): void {
  const rows = Math.min(height, canvas.height - top);
  const columns = Math.min(width, canvas.width - left);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const at = ((top + row) * canvas.width + left + column) * canvas.channels;
      const of = (row * width + column) * channels;
      for (let colour = 0; colour < canvas.channels; colour += 1) {
        const shade =
          channels === 1 ? 255 - Math.round((data[of] ?? 0) / shadeStep) * shadeStep : (data[of + colour] ?? 255);
        canvas.bytes[at + colour] = Math.min(canvas.bytes[at + colour] ?? 255, shade);
      }
    }
}

/** A black horizontal or vertical line. */
export function rule(canvas: Canvas, left: number, top: number, width: number, height: number): void {
  const ink = { data: new Uint8Array(width * height).fill(255), channels: 1, left, top, width, height } as const;
  put(canvas, ink, left, top);
}

/** Grey pages are encoded without a palette search, which takes longer than drawing them. */
export const pngOf = ({ bytes, width, height, channels }: Canvas): Promise<Uint8Array> => {
  const page = sharp(bytes, { raw: { width, height, channels } });
  return (channels === 1 ? page.toColourspace('b-w').png() : page.png({ palette: true, colours: 32 })).toBuffer();
};
