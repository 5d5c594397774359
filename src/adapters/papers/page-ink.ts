/**
 * Ink for a page's picture: words set by the text engine that sharp brings, in the shipped Vietnamese font; what is higher than
 * a page is torn between two lines; a page is bytes of our own, and leaves as a PNG.
 */
import sharp from 'sharp';
import type { Run } from '../../ports/papers.ts';
import { fontFamily, fontFiles } from './charts.ts';

const dpi = 120;
/** Pixels of a length in millimetres, at the picture's 120 dots an inch. */
export const mm = (length: number): number => Math.round((length * dpi) / 25.4);
export const points = { body: 11.5, table: 9.5, small: 9 } as const;
const spacing = mm(0.6);
/** Of the font, in parts of its size; each is rounded up to whole pixels. */
const [ascent, descent] = [1, 0.265];

/** Something drawn, beside others of the same strip: black of this strength, or a picture in three colours. */
export interface Piece {
  readonly data: Uint8Array;
  readonly channels: 1 | 3;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
/** What no page break tears. `head` stands on top of a page that begins with it. */
export interface Strip {
  readonly height: number;
  readonly pieces: readonly Piece[];
  /** Edges of cells, from the left. */
  readonly edges?: readonly number[];
  readonly head?: Strip;
  /** Goes to the next page with what follows. */
  readonly isHeld?: boolean;
  /** Below it, where something follows on the page. */
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

/** The engine crops to ink; below the tallest letter every line begins at the same height. */
const strut = '\u1EC2';
const letterOf = (size: number): number => (size * dpi) / 72;
/** From line to line, in pixels: the font's own height, and what `spacing` adds. */
const lineOf = (size: number): number =>
  Math.ceil(letterOf(size) * ascent) + Math.ceil(letterOf(size) * descent) + spacing;

/** Each cut of the font has to be known before words ask for it; known once, it is not read again. */
export async function loadFonts(): Promise<void> {
  for (const fontfile of fontFiles()) await sharp({ text: { text: strut, font: fontFamily, fontfile } }).metadata();
}

/** Rows of pixels that the engine sets at once: it can't do more than some 30,000, and each costs memory. */
const mostRows = 6_000;

/** Of words that are too long to be set at once, parts that end with a word; nothing of them is left out. */
function* partsOf(runs: readonly Run[], most: number): Iterable<readonly Run[]> {
  let part: Run[] = [];
  let room = most;
  for (const run of runs) {
    let { text } = run;
    while (text.length > room) {
      const end = Math.max(text.lastIndexOf(' ', room), text.lastIndexOf('\n', room)) + 1;
      // A word that is longer than a part is torn where no letter is.
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
  // The strut's own line is cut off: what remains begins where a line begins, whatever its letters.
  const cut = lineOf(size);
  const room = width - info.width;
  const shift = align === 'right' ? room : align === 'center' ? Math.round(room / 2) : 0;
  const ink = data.subarray(cut * info.width);
  const height = Math.ceil((info.height - cut) / cut) * cut;
  const whole = new Uint8Array(height * info.width);
  whole.set(ink);
  return { data: whole, channels: 1, left: left + Math.max(0, shift), top: 0, width: info.width, height };
}

/** Words set within a width, from the top down. None where there are no words. */
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

/** Is no ink within these pieces on that row of pixels? */
const isClear = (pieces: readonly Piece[], y: number): boolean =>
  pieces.every(({ data, channels, top, width, height }) => {
    const row = y - top;
    if (row <= 0 || row >= height) return true;
    return channels === 1 && data.subarray(row * width, (row + 1) * width).every((strength) => strength === 0);
  });

/** Where these pieces are torn: at the end of a line where one ends so high, else where no letter is, else there. */
function tearOf(pieces: readonly Piece[], from: number, to: number): number {
  for (let y = to; y > from; y -= 1) if (isClear(pieces, y) && isClear(pieces, y - 1)) return y;
  return to;
}

/** What of them stands between two rows of pixels, moved to the top. */
const between = (pieces: readonly Piece[], from: number, to: number, pad: number): readonly Piece[] =>
  pieces.flatMap((piece) => {
    const [first, last] = [Math.max(0, from - piece.top), Math.min(piece.height, to - piece.top)];
    if (first >= last) return [];
    const row = piece.width * piece.channels;
    const data = piece.data.slice(first * row, last * row);
    return [{ ...piece, data, top: pad + Math.max(0, piece.top - from), height: last - first }];
  });

/** A strip that is higher than a page goes on over the next ones, torn between two lines: nothing of it is lost. */
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

/** A page, white at first: shades of grey, or three colours where a picture stands on it. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly bytes: Uint8Array;
}

/** An empty white canvas, sizes in pixels. */
export const blank = (width: number, height: number, channels: Canvas['channels']): Canvas => ({
  ...{ width, height, channels },
  bytes: new Uint8Array(width * height * channels).fill(255),
});

/** Shades of grey that a letter's edge needs: a sixteenth of them makes a page half as large. */
const shadeStep = 17;

/** A piece on the page; what two pieces say in one point is read from both. */
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

/** A black line, along or down. */
export function rule(canvas: Canvas, left: number, top: number, width: number, height: number): void {
  const ink = { data: new Uint8Array(width * height).fill(255), channels: 1, left, top, width, height } as const;
  put(canvas, ink, left, top);
}

/** Grey pages need no palette sought, which takes longer than all that is set on them. */
export const pngOf = ({ bytes, width, height, channels }: Canvas): Promise<Uint8Array> => {
  const page = sharp(bytes, { raw: { width, height, channels } });
  return (channels === 1 ? page.toColourspace('b-w').png() : page.png({ palette: true, colours: 32 })).toBuffer();
};
