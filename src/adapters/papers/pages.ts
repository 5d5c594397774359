/**
 * A paper's pages as images, from the same blocks as its document: a signed paper can be read on a phone that cannot
 * open .docx, and the server needs no office suite. Line breaks required by the decree are those of the .docx. A page
 * is drawn as soon as it is full and then released, so a long paper takes time but no extra memory.
 */
import sharp from 'sharp';
import { type Block, heldFrom, heldRows, leadsOn, type Paper, type Run, type Signature } from '../../ports/papers.ts';
import type { ChartDrawer } from './charts.ts';
import {
  type Align,
  blank,
  loadFonts,
  mm,
  type Piece,
  type Place,
  pngOf,
  points,
  put,
  rule,
  type Strip,
  set,
  torn,
} from './page-ink.ts';

const margin = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) } as const;
const sheet = { short: mm(210), long: mm(297) } as const;
const gap = mm(2);
const pad = mm(1.2);
const leastCell = mm(4);

const stripOf = (pieces: readonly Piece[], after = gap): Strip => ({
  ...{ pieces, after },
  height: Math.max(0, ...pieces.map(({ top, height }) => top + height)),
});

/** Lines below one another, as pieces of one strip. */
async function column(lines: readonly (readonly Run[])[], place: Place): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  let top = 0;
  for (const runs of lines) {
    const words = await set(runs, place);
    pieces.push(...words.map((piece) => ({ ...piece, top: piece.top + top })));
    const last = words.at(-1);
    top += last ? last.top + last.height + mm(0.8) : mm(4);
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
    const width = Math.max(leastCell, (widths[at] ?? 0) - 2 * pad);
    const place = { left: (edges[at] ?? 0) + pad, width, size: points.table };
    const words = await set([{ text, bold }], { ...place, align: aligns[at] ?? 'left' });
    pieces.push(...words.map((piece) => ({ ...piece, top: piece.top + pad })));
  }
  const height = Math.max(mm(5) + pad, ...pieces.map((piece) => piece.top + piece.height)) + pad;
  return { pieces, height, edges };
}

interface Room {
  readonly width: number;
  /** Height of a page without its margins. */
  readonly height: number;
}

type Strips = AsyncGenerator<Strip, void, undefined>;

async function* tableStrips(block: Extract<Block, { kind: 'table' }>, { width, height }: Room): Strips {
  const { columns, rows, total } = block;
  const all = columns.reduce((sum, each) => sum + each.width, 0);
  const widths = columns.map((each) => Math.floor((each.width * width) / all));
  const aligns = columns.map(({ align }) => align);
  const titles = columns.map(({ title }) => title);
  const centred = titles.map(() => 'center' as const);
  const head = { ...(await tableRow(titles, widths, centred, true)), isHeld: true };
  yield head;
  for (const [at, row] of rows.entries()) {
    const isLast = at === rows.length - 1;
    const isHeld = at >= rows.length - heldRows(rows.length) && (total !== undefined || !isLast);
    for (const part of torn(await tableRow(row, widths, aligns), height - head.height, pad))
      yield { ...part, head, ...(isHeld && { isHeld }), ...(isLast && !total && { after: gap }) };
  }
  if (total)
    for (const part of torn(await tableRow(total, widths, aligns, true), height - head.height, pad))
      yield { ...part, head, after: gap };
}

async function* blockStrips(block: Block, room: Room, drawer: ChartDrawer): Strips {
  const { width } = room;
  switch (block.kind) {
    case 'heading':
      yield { ...stripOf(await set([{ text: block.text, bold: true }], { left: 0, width })), isHeld: true };
      return;
    case 'paragraph':
      yield stripOf(await set(block.runs, { left: 0, width, align: block.align ?? 'justify' }));
      return;
    case 'list':
      for (const text of block.items)
        yield stripOf([
          ...(await set([{ text: '–' }], { left: 0, width: mm(5) })),
          ...(await set([{ text }], { left: mm(5), width: width - mm(5), align: 'justify' })),
        ]);
      return;
    case 'table':
      yield* tableStrips(block, room);
      return;
    case 'chart': {
      const { data, info } = await sharp(drawer.png(block.chart).bytes)
        .resize({ width: Math.min(width, mm(160)), height: room.height, fit: 'inside' })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true });
      const left = Math.round((width - info.width) / 2);
      yield stripOf([{ data, channels: 3, left, top: 0, width: info.width, height: info.height }]);
    }
  }
}

/** Agency on the left, the country on the right; type and subject below. */
async function* headStrips(paper: Paper, width: number): Strips {
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
  yield stripOf(
    [
      ...(await column([[{ text: agency.above ?? '' }], ...agency.name.split('\n').map(bold), number], place)),
      ...(await column([bold(words.country), bold(words.motto), [{ text: paper.placeAndDate, italic: true }]], right)),
    ],
    mm(6),
  );
  yield stripOf(await column([bold(paper.type), ...paper.subject.split('\n').map(bold), ...to], wide), mm(4));
  for (const text of paper.bases)
    yield stripOf(await set([{ text, italic: true }], { left: 0, width, align: 'justify' }));
}

const signatureLines = ({ capacity, office, hint, post, name }: Signature): readonly (readonly Run[])[] => [
  ...[capacity, ...office.split('\n'), post].flatMap((text) => (text ? [[{ text, bold: true }]] : [])),
  ...(hint ? [[{ text: hint, italic: true }]] : []),
  ...Array.from({ length: 5 }, () => []),
  [{ text: name ?? '', bold: true }],
];

const linesOf = ({ imprint }: Paper): readonly (readonly Run[])[] =>
  imprint?.split('\n').map((text) => [{ text, italic: true }]) ?? [];

/** The imprint is below the recipients, beside the space for the signature. */
async function footStrip(paper: Paper, width: number): Promise<Strip> {
  const { words, recipients, signatures } = paper;
  const list = recipients.map((text): readonly Run[] => [{ text: `- ${text}` }]);
  const columns = [
    ...(list.length > 0
      ? [{ lines: [[{ text: `${words.recipients}:`, bold: true, italic: true }], ...list], align: 'left' as const }]
      : signatures.length === 1
        ? [{ lines: [], align: 'left' as const }]
        : []),
    ...signatures.map((each) => ({ lines: signatureLines(each), align: 'center' as const })),
  ];
  const each = Math.floor(width / Math.max(1, columns.length));
  const pieces: Piece[] = [];
  for (const [at, { lines, align }] of columns.entries())
    pieces.push(...(await column(lines, { left: at * each, width: each, align, size: points.table })));
  if (list.length === 0) return stripOf(pieces, mm(6));
  const under = Math.max(0, ...pieces.filter(({ left }) => left < each).map(({ top, height }) => top + height)) + mm(4);
  const imprint = await column(linesOf(paper), { left: 0, width: each - mm(4), size: points.small });
  return stripOf([...pieces, ...imprint.map((piece) => ({ ...piece, top: piece.top + under }))], mm(6));
}

/** @param heldAt blocks from this index on stay with what follows; of a table only its last row, with the total */
async function* blocksOf(blocks: readonly Block[], room: Room, drawer: ChartDrawer, heldAt = blocks.length): Strips {
  for (const [at, block] of blocks.entries()) {
    const isLead = leadsOn(blocks, at);
    const isEnd = at >= heldAt;
    for await (const [strip, isLast] of withLast(blockStrips(block, room, drawer)))
      yield isLead || (isEnd && isLast) ? { ...strip, isHeld: true } : strip;
  }
}

/** Each strip with whether it is the last. */
async function* withLast(strips: Strips): AsyncGenerator<readonly [Strip, boolean], void, undefined> {
  let before: Strip | null = null;
  for await (const strip of strips) {
    if (before) yield [before, false];
    before = strip;
  }
  if (before) yield [before, true];
}

/** Groups held strips with what follows; a group ends with a strip that is not held. */
async function* groupsOf(strips: Strips): AsyncGenerator<readonly Strip[], void, undefined> {
  let group: Strip[] = [];
  for await (const strip of strips) {
    group.push(strip);
    if (strip.isHeld) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

const heightOf = (strips: readonly Strip[]): number =>
  strips.reduce((sum, { height, after = 0 }, at) => sum + height + (at < strips.length - 1 ? after : 0), 0);

/** Distributes strips over pages, each returned as soon as it is full; a split table repeats its titles. */
async function* paged(strips: Strips, room: number): AsyncGenerator<readonly Strip[], void, undefined> {
  let page: Strip[] = [];
  for await (const group of groupsOf(strips)) {
    if (page.length > 0 && heightOf([...page, ...group]) > room) {
      yield page;
      const head = group[0]?.head;
      page = head ? [head] : [];
    }
    // A held group higher than a page is placed strip by strip.
    for (const strip of group.flatMap((each) => torn(each, room, pad))) {
      if (page.length > 0 && heightOf([...page, strip]) > room) {
        yield page;
        page = strip.head ? [strip.head] : [];
      }
      page.push(strip);
    }
  }
  if (page.length > 0) yield page;
}

async function drawn(strips: readonly Strip[], number: number, isLandscape: boolean): Promise<Uint8Array> {
  const channels = strips.some(({ pieces }) => pieces.some((piece) => piece.channels === 3)) ? 3 : 1;
  const [width, height] = isLandscape ? [sheet.long, sheet.short] : [sheet.short, sheet.long];
  const canvas = blank(width, height, channels);
  let top = margin.top;
  for (const { pieces, edges, height: high, after = 0 } of strips) {
    for (const piece of pieces) put(canvas, piece, margin.left + piece.left, top + piece.top);
    if (edges) {
      const [first = 0, last = 0] = [edges[0], edges.at(-1)];
      for (const y of [top, top + high]) rule(canvas, margin.left + first, y, last - first, 1);
      for (const edge of edges) rule(canvas, margin.left + edge, top, 1, high);
    }
    top += high + after;
  }
  if (number > 1)
    for (const piece of await set([{ text: String(number) }], {
      ...{ left: 0, width, align: 'center', size: points.table },
    }))
      put(canvas, piece, piece.left, mm(10));
  return pngOf(canvas);
}

/** Every page of the paper and of its appendices, in order. */
export async function* pagesOf(paper: Paper, drawer: ChartDrawer): AsyncGenerator<Uint8Array, void, undefined> {
  await loadFonts();
  const roomOf = (isLandscape: boolean): Room => ({
    width: (isLandscape ? sheet.long : sheet.short) - margin.left - margin.right,
    height: (isLandscape ? sheet.short : sheet.long) - margin.top - margin.bottom,
  });
  const whole = roomOf(paper.isLandscape);
  const body = async function* (): Strips {
    yield* headStrips(paper, whole.width);
    yield* blocksOf(paper.blocks, whole, drawer, heldFrom(paper.blocks));
    const foot = await footStrip(paper, whole.width);
    const under = paper.recipients.length === 0 ? linesOf(paper) : [];
    if (under.length === 0) yield foot;
    else {
      yield { ...foot, isHeld: true };
      yield stripOf(await column(under, { left: 0, width: whole.width, size: points.small }));
    }
  };
  const appendixOf = async function* ({ label, title, isLandscape, blocks }: Paper['appendices'][number]): Strips {
    const room = roomOf(isLandscape);
    const [first = '', ...rest] = title.split('\n');
    const lines = [
      [{ text: label, bold: true }],
      [{ text: first, bold: true }],
      ...rest.map((text) => [{ text, italic: true }]),
    ];
    yield stripOf(await column(lines, { left: 0, width: room.width, align: 'center' }), mm(4));
    yield* blocksOf(blocks, room, drawer);
  };
  const sections = [
    { isLandscape: paper.isLandscape, strips: body() },
    ...paper.appendices.map((appendix) => ({ isLandscape: appendix.isLandscape, strips: appendixOf(appendix) })),
  ];
  for (const { isLandscape, strips } of sections) {
    let number = 0;
    for await (const page of paged(strips, roomOf(isLandscape).height)) {
      number += 1;
      yield await drawn(page, number, isLandscape);
    }
  }
}
