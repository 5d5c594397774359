/**
 * A paper's pages as pictures, from the same blocks as its document: what is signed is seen on a phone that opens no .docx, and
 * needs no office suite on the server. Words are set by the text engine that sharp brings, in the shipped Vietnamese font;
 * letter and line breaks of the decree are those of the .docx.
 */
import sharp, { type OverlayOptions } from 'sharp';
import type { Block, Paper, Run, Signature } from '../../ports/papers.ts';
import { type ChartDrawer, fontFamily, fontFiles } from './charts.ts';

const dpi = 120;
const mm = (length: number): number => Math.round((length * dpi) / 25.4);
const margin = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) } as const;
const sheet = { short: mm(210), long: mm(297) } as const;
const points = { body: 11.5, table: 9.5, small: 9 } as const;
const gap = mm(2);
const pad = mm(1.2);
const spacing = mm(0.6);
/** Of the font, in parts of its size; each is rounded up to whole pixels. */
const [ascent, descent] = [1, 0.265];

type Align = 'left' | 'center' | 'right' | 'justify';
/** Something drawn, beside others of the same strip. */
interface Piece {
  readonly input: OverlayOptions;
  readonly left: number;
  readonly top: number;
  readonly height: number;
}
/** What no page break tears. `head` stands on top of a page that begins with it. */
interface Strip {
  readonly height: number;
  readonly pieces: readonly Piece[];
  /** Edges of cells, from the left. */
  readonly edges?: readonly number[];
  readonly head?: Strip;
  /** Goes to the next page with what follows. */
  readonly isHeld?: boolean;
}

const escaped = (text: string): string => text.replace(/[&<>]/gu, (letter) => `&#${letter.codePointAt(0)};`);
const marked = ({ text, bold = false, italic = false }: Run): string => {
  const inner = italic ? `<i>${escaped(text)}</i>` : escaped(text);
  return bold ? `<b>${inner}</b>` : inner;
};

interface Place {
  readonly left: number;
  readonly width: number;
  readonly align?: Align;
  readonly size?: number;
}

/** The engine crops to ink; below the tallest letter every line begins at the same height. */
const strut = '\u1EC2';
/** From line to line, in pixels: the font's own height, and what `spacing` adds. */
const lineOf = (size: number): number => {
  const letter = (size * dpi) / 72;
  return Math.ceil(letter * ascent) + Math.ceil(letter * descent) + spacing;
};

/** Each cut of the font has to be known before words ask for it; known once, it is not read again. */
async function loadFonts(): Promise<void> {
  for (const fontfile of fontFiles()) await sharp({ text: { text: strut, font: fontFamily, fontfile } }).metadata();
}

/** Words set within a width. Null: there are none. */
async function set(
  runs: readonly Run[],
  { left, width, align = 'left', size = points.body }: Place,
): Promise<Piece | null> {
  if (runs.every(({ text }) => text.trim() === '')) return null;
  const text = {
    text: `<span foreground="black">${strut}\n${runs.map(marked).join('')}</span>`,
    ...{ font: `${fontFamily} ${size}`, width, dpi, rgba: true, spacing, wrap: 'word-char' as const },
    ...(align === 'justify' ? { justify: true } : { align: align === 'center' ? ('centre' as const) : align }),
  };
  const { data, info } = await sharp({ text }).raw().toBuffer({ resolveWithObject: true });
  // The strut's own line is cut off: what remains begins where a line begins, whatever its letters.
  const cut = lineOf(size);
  const raw = { width: info.width, height: info.height - cut, channels: info.channels } as const;
  const room = width - info.width;
  const shift = align === 'right' ? room : align === 'center' ? Math.round(room / 2) : 0;
  const input = data.subarray(cut * info.width * info.channels);
  return { input: { input, raw }, left: left + Math.max(0, shift), top: 0, height: Math.max(raw.height, cut) };
}

const stripOf = (pieces: readonly (Piece | null)[], after = gap): Strip => {
  const kept = pieces.filter((each) => each !== null);
  return { pieces: kept, height: Math.max(0, ...kept.map(({ top, height }) => top + height)) + after };
};

/** Lines below one another, as one piece of a strip. */
async function column(lines: readonly (readonly Run[])[], place: Place): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  let top = 0;
  for (const runs of lines) {
    const piece = await set(runs, place);
    if (piece) pieces.push({ ...piece, top });
    top += piece ? piece.height + mm(0.8) : mm(4);
  }
  return pieces;
}

async function tableRow(
  cells: readonly string[],
  widths: readonly number[],
  aligns: readonly Align[],
  bold = false,
): Promise<Strip> {
  const edges = [0];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width);
  const pieces: Piece[] = [];
  for (const [at, text] of cells.entries()) {
    const place = { left: (edges[at] ?? 0) + pad, width: (widths[at] ?? 0) - 2 * pad, size: points.table };
    const piece = await set([{ text, bold }], { ...place, align: aligns[at] ?? 'left' });
    if (piece) pieces.push({ ...piece, top: pad });
  }
  const height = Math.max(mm(5), ...pieces.map((piece) => piece.height)) + 2 * pad;
  return { pieces, height, edges };
}

/** So many rows of pixels of a cell's words. */
function sliceOf(piece: Piece, from: number, most: number): readonly Piece[] {
  const { input, raw } = piece.input;
  if (!raw || !(input instanceof Uint8Array)) return from === 0 ? [piece] : [];
  const height = Math.min(most, raw.height - from);
  if (height <= 0) return [];
  const row = raw.width * raw.channels;
  const own = Buffer.from(input.subarray(from * row, (from + height) * row));
  return [{ ...piece, input: { input: own, raw: { ...raw, height } }, height }];
}

/** A row that is higher than a page (a year's codes in one cell) goes on over the next ones, torn between two lines. */
function torn(row: Strip, room: number): readonly Strip[] {
  if (row.height <= room) return [row];
  const line = lineOf(points.table);
  const step = Math.max(1, Math.floor((room - 2 * pad) / line)) * line;
  return Array.from({ length: Math.ceil((row.height - 2 * pad) / step) }, (_, at) => {
    const pieces = row.pieces.flatMap((piece) => sliceOf(piece, at * step, step));
    return { ...row, pieces, height: Math.max(mm(5), ...pieces.map((each) => each.height)) + 2 * pad };
  });
}

interface Room {
  readonly width: number;
  /** Of a page, between its margins. */
  readonly height: number;
}

async function tableStrips(
  block: Extract<Block, { kind: 'table' }>,
  { width, height }: Room,
): Promise<readonly Strip[]> {
  const all = block.columns.reduce((sum, each) => sum + each.width, 0);
  const widths = block.columns.map((each) => Math.floor((each.width * width) / all));
  const aligns = block.columns.map(({ align }) => align);
  const titles = block.columns.map(({ title }) => title);
  const head = {
    ...(await tableRow(
      titles,
      widths,
      titles.map(() => 'center'),
      true,
    )),
    isHeld: true,
  };
  const strips: Strip[] = [head];
  for (const row of block.rows)
    strips.push(
      ...torn(await tableRow(row, widths, aligns), height - head.height).map((strip) => ({ ...strip, head })),
    );
  if (block.total) strips.push({ ...(await tableRow(block.total, widths, aligns, true)), head });
  return [...strips, { height: gap, pieces: [] }];
}

async function blockStrips(block: Block, room: Room, drawer: ChartDrawer): Promise<readonly Strip[]> {
  const { width } = room;
  switch (block.kind) {
    case 'heading':
      return [{ ...stripOf([await set([{ text: block.text, bold: true }], { left: 0, width })]), isHeld: true }];
    case 'paragraph':
      return [stripOf([await set(block.runs, { left: 0, width, align: block.align ?? 'justify' })])];
    case 'list': {
      const strips: Strip[] = [];
      for (const text of block.items)
        strips.push(
          stripOf([
            await set([{ text: '–' }], { left: 0, width: mm(5) }),
            await set([{ text }], { left: mm(5), width: width - mm(5), align: 'justify' }),
          ]),
        );
      return strips;
    }
    case 'table':
      return tableStrips(block, room);
    case 'chart': {
      const wide = Math.min(width, mm(160));
      const picture = await sharp(drawer.png(block.chart).bytes)
        .resize({ width: wide })
        .toBuffer({ resolveWithObject: true });
      return [
        stripOf([
          { input: { input: picture.data }, left: Math.round((width - wide) / 2), top: 0, height: picture.info.height },
        ]),
      ];
    }
  }
}

/** Agency on the left, the country on the right; type and subject below. */
async function headStrips(paper: Paper, width: number): Promise<readonly Strip[]> {
  const { agency, words, symbol } = paper;
  const left = Math.floor(width * 0.42);
  const [place, right] = [
    { left: 0, width: left, align: 'center', size: points.table },
    { left, width: width - left, align: 'center', size: points.table },
  ] as const;
  const bold = (text: string): readonly Run[] => [{ text, bold: true }];
  const number = symbol ? [{ text: `${words.number}:          /${symbol}` }] : [];
  const wide = { left: 0, width, align: 'center' } as const;
  const to = paper.addressees.length === 0 ? [] : [[{ text: `${words.to}: ${paper.addressees.join('; ')}` }]];
  const strips = [
    stripOf(
      [
        ...(await column([[{ text: agency.above ?? '' }], ...agency.name.split('\n').map(bold), number], place)),
        ...(await column(
          [bold(words.country), bold(words.motto), [{ text: paper.placeAndDate, italic: true }]],
          right,
        )),
      ],
      mm(6),
    ),
    stripOf(await column([bold(paper.type), ...paper.subject.split('\n').map(bold), ...to], wide), mm(4)),
  ];
  for (const text of paper.bases)
    strips.push(stripOf([await set([{ text, italic: true }], { left: 0, width, align: 'justify' })]));
  return strips;
}

const signatureLines = ({ capacity, office, post, name }: Signature): readonly (readonly Run[])[] => [
  ...[capacity, ...office.split('\n'), post].flatMap((text) => (text ? [[{ text, bold: true }]] : [])),
  ...Array.from({ length: 5 }, () => []),
  [{ text: name ?? '', bold: true }],
];

async function footStrip({ words, recipients, signatures }: Paper, width: number): Promise<Strip> {
  const list = recipients.map((text): readonly Run[] => [{ text: `- ${text}` }]);
  const columns = [
    ...(list.length > 0
      ? [{ lines: [[{ text: `${words.recipients}:`, bold: true, italic: true }], ...list], align: 'left' as const }]
      : []),
    ...signatures.map((each) => ({ lines: signatureLines(each), align: 'center' as const })),
  ];
  const each = Math.floor(width / Math.max(1, columns.length));
  const pieces: Piece[] = [];
  for (const [at, { lines, align }] of columns.entries())
    pieces.push(...(await column(lines, { left: at * each, width: each, align, size: points.table })));
  return stripOf(pieces, mm(6));
}

/** Strips onto pages: what is held goes with what follows, a torn table has its titles again. */
function paged(strips: readonly Strip[], room: number): readonly (readonly Strip[])[] {
  const pages: Strip[][] = [[]];
  let used = 0;
  for (const [at, strip] of strips.entries()) {
    const next = strip.isHeld ? (strips[at + 1]?.height ?? 0) : 0;
    if (used > 0 && used + strip.height + next > room) {
      pages.push(strip.head ? [strip.head] : []);
      used = strip.head?.height ?? 0;
    }
    pages.at(-1)?.push(strip);
    used += strip.height;
  }
  return pages;
}

async function drawn(strips: readonly Strip[], number: number, isLandscape: boolean): Promise<Uint8Array> {
  const [width, height] = isLandscape ? [sheet.long, sheet.short] : [sheet.short, sheet.long];
  const overlays: OverlayOptions[] = [];
  const lines: string[] = [];
  let top = margin.top;
  for (const strip of strips) {
    for (const piece of strip.pieces)
      overlays.push({ ...piece.input, left: margin.left + piece.left, top: top + piece.top });
    const { edges } = strip;
    if (edges) {
      const [first = 0, last = 0] = [edges[0], edges.at(-1)].map((edge) => margin.left + (edge ?? 0));
      for (const y of [top, top + strip.height]) lines.push(`M${first} ${y}H${last}`);
      for (const edge of edges) lines.push(`M${margin.left + edge} ${top}v${strip.height}`);
    }
    top += strip.height;
  }
  const page =
    number > 1 ? await set([{ text: String(number) }], { left: 0, width, align: 'center', size: points.table }) : null;
  if (page) overlays.push({ ...page.input, left: page.left, top: mm(10) });
  if (lines.length > 0)
    overlays.push({
      input: Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path d="${lines.join('')}" stroke="#000" fill="none"/></svg>`,
      ),
    });
  return sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .composite(overlays)
    .png({ palette: true, colours: 32 })
    .toBuffer();
}

/** Every page of the paper and of its appendices, in order. */
export async function pagesOf(paper: Paper, drawer: ChartDrawer): Promise<readonly Uint8Array[]> {
  await loadFonts();
  const roomOf = (isLandscape: boolean): Room => ({
    width: (isLandscape ? sheet.long : sheet.short) - margin.left - margin.right,
    height: (isLandscape ? sheet.short : sheet.long) - margin.top - margin.bottom,
  });
  const stripsOf = async (blocks: readonly Block[], room: Room) => {
    const strips: Strip[] = [];
    for (const block of blocks) strips.push(...(await blockStrips(block, room, drawer)));
    return strips;
  };
  const whole = roomOf(paper.isLandscape);
  const wide = whole.width;
  const imprint = paper.imprint?.split('\n').map((text): readonly Run[] => [{ text, italic: true }]) ?? [];
  const body = await stripsOf(paper.blocks, whole);
  const last = body.length - 1;
  const sections = [
    {
      isLandscape: paper.isLandscape,
      strips: [
        ...(await headStrips(paper, wide)),
        ...body.map((strip, at) => (at === last ? { ...strip, isHeld: true } : strip)),
        await footStrip(paper, wide),
        stripOf(await column(imprint, { left: 0, width: wide, size: points.small })),
      ],
    },
  ];
  for (const { label, title, isLandscape, blocks } of paper.appendices) {
    const room = roomOf(isLandscape);
    const [first = '', ...rest] = title.split('\n');
    const lines = [
      [{ text: label, bold: true }],
      [{ text: first, bold: true }],
      ...rest.map((text) => [{ text, italic: true }]),
    ];
    const head = stripOf(await column(lines, { left: 0, width: room.width, align: 'center' }), mm(4));
    sections.push({ isLandscape, strips: [head, ...(await stripsOf(blocks, room))] });
  }
  const pages: Uint8Array[] = [];
  for (const { isLandscape, strips } of sections)
    for (const [at, each] of paged(strips, roomOf(isLandscape).height).entries())
      pages.push(await drawn(each, at + 1, isLandscape));
  return pages;
}
