/** The papers as Word and Excel read them: the XML of their parts is checked against Decree 30/2020 and against the figures. */
import { readdirSync, readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import ExcelJS from 'exceljs';
import sharp, { type Region } from 'sharp';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createPaperPress } from '../../src/adapters/papers/press.ts';
import { createPaperPrinter } from '../../src/adapters/papers/printer.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { mayReadPaper, type PaperName, paperAround, paperNames, paperRow } from '../../src/domain/period/paper-ref.ts';
import { monthOf } from '../../src/domain/period/period.ts';
import type { Report, ReportKind } from '../../src/domain/period/report.ts';
import { usualPraise } from '../../src/domain/reward/ranking.ts';
import { roles } from '../../src/domain/roles.ts';
import { formatVnd, sumOf } from '../../src/domain/royalty/money.ts';
import { computeStatement } from '../../src/domain/royalty/statement.ts';
import { changesBetween, type Statement } from '../../src/domain/royalty/statement-state.ts';
import { estimatePaper } from '../../src/papers/estimate.ts';
import { openPaper } from '../../src/papers/open.ts';
import { regulationPaper } from '../../src/papers/regulation.ts';
import { reportPaper } from '../../src/papers/report.ts';
import { clauseChart, unitChart } from '../../src/papers/report-charts.ts';
import { rewardPaper } from '../../src/papers/reward.ts';
import { statementPaper } from '../../src/papers/statement.ts';
import { statementWorkbook } from '../../src/papers/statement-workbook.ts';
import { violationPaper } from '../../src/papers/violations.ts';
import type { Block, Paper, Printable, PrintedFile } from '../../src/ports/papers.ts';
import { aMonth, anEarning, aPayee } from '../domain/royalty-builders.ts';
import { partsOf } from '../support/zip-parts.ts';
import { openWard } from '../usecases/core.ts';
import {
  aContext,
  approver,
  figures,
  papers,
  report,
  shownWorkbook,
  statement,
  takenBack,
  workbook,
} from './samples.ts';

const printer = createPaperPrinter();

const textsOf = (xml: string): readonly string[] =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map(([, text = '']) => text);
const wordsOf = (xml: string): string => textsOf(xml).join('|').replaceAll('\u00a0', ' ');

/** A row's paper for a ward without any data. */
async function fromNothing(name: PaperName): Promise<Paper> {
  const world = await openWard((ward) => ward, '2026-12-01T02:00:00Z');
  try {
    const paper = paperAround(name, monthOf(localDate('2026-11-30')), '2026-12-01');
    const head = await world.person('Nguyễn Thị Hồng Hạnh', 'head');
    const made =
      paper && (await world.look((at) => openPaper(at, world.core.translator, head.id, { paper, form: 'docx' })));
    if (made?.form !== 'docx') throw new Error(`there is no ${name}`);
    return made.paper;
  } finally {
    await world.close();
  }
}

const ofRows = paperNames.filter((name) => paperRow(name).of !== 'named');

describe.each([
  ...papers().map((paper) => [paper.fileName, async () => paper] as const),
  ...ofRows.map((name) => [`${name} of nothing`, () => fromNothing(name)] as const),
])('%s.docx', (_, open) => {
  let paper: Paper;
  let parts: ReadonlyMap<string, string> = new Map();
  let body = '';
  beforeAll(async () => {
    paper = await open();
    parts = await partsOf((await printer.docx(paper)).bytes);
    body = parts.get('word/document.xml') ?? '';
  });

  it('is A4 with the margins that the decree prescribes', () => {
    const sizes = [...body.matchAll(/<w:pgSz ([^>]*)\/>/gu)].map(([, each]) => each ?? '');
    expect(sizes).toHaveLength(1 + paper.appendices.length);
    for (const each of sizes) {
      const values = [/w:w="(\d+)"/u.exec(each)?.[1], /w:h="(\d+)"/u.exec(each)?.[1]];
      expect(values).toEqual(each.includes('landscape') ? ['16838', '11906'] : ['11906', '16838']);
    }
    for (const [, margins = ''] of body.matchAll(/<w:pgMar ([^>]*)\/>/gu))
      expect(margins).toMatch(/w:top="1134".*w:right="850".*w:bottom="1134".*w:left="1701"/u);
  });

  it('is set in black Times New Roman 14, in Vietnamese', () => {
    const styles = parts.get('word/styles.xml') ?? '';
    const defaults = /<w:rPrDefault>.*<\/w:rPrDefault>/su.exec(styles)?.[0] ?? '';
    for (const alphabet of ['ascii', 'hAnsi', 'cs', 'eastAsia'])
      expect(defaults).toContain(`w:${alphabet}="Times New Roman"`);
    expect(defaults).toContain('<w:sz w:val="28"/>');
    expect(defaults).toMatch(/<w:lang [^>]*w:val="vi-VN"/u);
    for (const heading of styles.matchAll(/<w:style [^>]*w:styleId="Heading[123]".*?<\/w:style>/gsu))
      expect(heading[0]).toMatch(/w:val="000000"/u);
    expect([...body.matchAll(/w:color w:val="(?!000000|auto)/gu)]).toEqual([]);
  });

  it('has page numbers at the top, from the second page', () => {
    expect([...body.matchAll(/<w:titlePg\/>/gu)]).toHaveLength(1 + paper.appendices.length);
    const headers = [...parts].filter(([name]) => name.startsWith('word/header'));
    expect(headers.some(([, xml]) => xml.includes('PAGE'))).toBe(true);
    expect(headers.some(([, xml]) => !xml.includes('PAGE'))).toBe(true);
  });

  it('has the state title, the motto, the place with a blank day, and an empty number', () => {
    const words = wordsOf(body);
    expect(words).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc');
    expect(words).toMatch(/Đồng Lạc, ngày\s+tháng 12 năm 2026/u);
    if (paper.symbol) expect(words).toMatch(new RegExp(`Số:\\s+/${paper.symbol}`, 'u'));
    expect(words).not.toMatch(/<w:u /u);
  });

  it('keeps the last two rows of a table on one page', () => {
    for (const [table] of body.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu)) {
      const rows = [...table.matchAll(/<w:tr>.*?<\/w:tr>/gsu)].map(([row]) => row);
      if (rows[0]?.includes('<w:tblHeader/>') && rows.length > 2) expect(rows.at(-2)).toContain('<w:keepNext/>');
    }
  });

  it('repeats the titles of tables and breaks no row', () => {
    const rows = [...body.matchAll(/<w:tr>.*?<\/w:tr>/gsu)].map(([row]) => row);
    for (const row of rows) expect(row).toContain('<w:cantSplit/>');
    const tables = [paper.blocks, ...paper.appendices.map(({ blocks }) => blocks)]
      .flat()
      .filter(({ kind }) => kind === 'table');
    expect(rows.filter((row) => row.includes('<w:tblHeader/>'))).toHaveLength(tables.length);
  });

  it('aligns the cells of a row at the same height', () => {
    for (const [table] of body.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu)) {
      const [titles = '', ...rows] = [...table.matchAll(/<w:tr>.*?<\/w:tr>/gsu)].map(([row]) => row);
      if (!titles.includes('<w:tblHeader/>')) continue;
      expect(new Set(titles.match(/<w:vAlign w:val="\w+"\/>/gu))).toEqual(new Set(['<w:vAlign w:val="center"/>']));
      for (const row of rows.filter((each) => !each.includes('<w:gridSpan')))
        expect(new Set(row.match(/<w:vAlign w:val="\w+"\/>/gu))).toEqual(new Set(['<w:vAlign w:val="top"/>']));
    }
  });

  it('has closing words and signatures in the last row of a final table, kept with its last rows', () => {
    const at = paper.blocks.findLastIndex(({ kind }) => kind === 'table');
    const isEnd = at >= 0 && at >= paper.blocks.length - 3;
    const after = paper.blocks.slice(at + 1);
    if (isEnd) expect(after.map(({ kind }) => kind)).toEqual(after.map(() => 'paragraph'));
    const [main = ''] = body.split('<w:sectPr');
    const [, tail = ''] = main.split('<w:gridSpan');
    expect(tail !== '').toBe(isEnd);
    if (!isEnd) return;
    for (const { office } of paper.signatures) expect(wordsOf(tail)).toContain(office.split('\n')[0]);
    const rows = [...main.slice(0, main.indexOf('<w:gridSpan')).matchAll(/<w:tr>.*?<\/w:tr>/gsu)].map(([row]) => row);
    for (const row of rows.filter((each) => each.includes('w:vAlign')).slice(-2))
      expect(row).toContain('<w:keepNext/>');
  });

  it('keeps the last two blocks on the page of the signature', () => {
    const closing = paper.blocks.at(-1);
    const lastRow = closing?.kind === 'table' ? (closing.total ?? closing.rows.at(-1)) : [];
    const words = closing?.kind === 'paragraph' ? closing.runs.at(-1)?.text : lastRow?.findLast((text) => text !== '');
    const paragraphs = [...body.matchAll(/<w:p>.*?<\/w:p>/gsu)].map(([each]) => each);
    const last = paragraphs.findLastIndex((each) => wordsOf(each).includes(words ?? '–'));
    expect([words, last > 0]).toEqual([expect.stringMatching(/./u), true]);
    const held = paragraphs.slice(paper.blocks.length > 1 ? last - 1 : last, last + 1);
    for (const each of held) expect(each).toContain('<w:keepNext/>');
  });

  it('keeps the sentence before a table or chart with it', () => {
    const paragraphs = [...body.matchAll(/<w:p>.*?<\/w:p>/gsu)].map(([each]) => each);
    for (const [at, block] of paper.blocks.entries()) {
      if (block.kind !== 'paragraph' || !['table', 'chart', 'list'].includes(paper.blocks[at + 1]?.kind ?? ''))
        continue;
      const words = block.runs.map(({ text }) => text).join('');
      const lead = paragraphs.find((each) => wordsOf(each).replaceAll('|', '') === words);
      expect([words, lead?.includes('<w:keepNext/>')]).toEqual([words, true]);
    }
  });

  it('keeps the imprint line with the text before it', () => {
    const [line = ''] = paper.imprint?.split('\n') ?? [];
    if (line === '' || paper.recipients.length > 0) return;
    const paragraphs = [...body.matchAll(/<w:p>.*?<\/w:p>/gsu)].map(([each]) => each);
    const imprint = paragraphs.findIndex((each) => wordsOf(each).includes(line));
    expect(paragraphs[imprint - 1]).toContain('<w:keepNext/>');
  });

  it('has the imprint beside the signature if there are recipients', () => {
    const [line = ''] = paper.imprint?.split('\n') ?? [];
    const cells = [...body.matchAll(/<w:tc>.*?<\/w:tc>/gsu)].map(([each]) => wordsOf(each));
    const inCell = line !== '' && cells.some((words) => words.includes(line));
    expect(inCell).toBe(line !== '' && paper.recipients.length > 0);
    expect(wordsOf(body).includes(line)).toBe(true);
  });

  it('breaks no line between an amount and its unit', () => {
    const torn = /\d (?:đồng|đ|%)(?!\p{L})/u;
    expect(textsOf(body).filter((text) => torn.test(text))).toEqual([]);
    expect(printer.html(paper).match(torn)).toBeNull();
  });

  it('ends with the signer, as does its HTML page', () => {
    const words = wordsOf(body);
    for (const { office, name } of paper.signatures) {
      expect(words).toContain(office);
      if (name) expect(words).toContain(name);
    }
    const html = printer.html(paper);
    for (const { name } of paper.signatures) if (name) expect(html).toContain(name);
    expect(html).toContain('lang="vi"');
    expect(html).not.toMatch(/undefined|\[object/u);
    expect(words).not.toMatch(/undefined|\[object/u);
  });
});

describe('pages as pictures', () => {
  /** True if this part of a page has anything other than white. */
  const inked = async (page: Uint8Array, region: Region): Promise<boolean> =>
    (await sharp(await sharp(page).extract(region).flatten().greyscale().toBuffer()).stats()).channels.some(
      ({ min }) => min < 250,
    );
  const at120 = (millimetres: number): number => Math.round((millimetres * 120) / 25.4);

  it.each([
    ['minutes', 2, 1],
    ['a landscape table with its appendix', 5, 2],
    ['a proposal with its ranking', 3, 2],
  ])('%s: A4, within the margins, numbered from the second page, nothing lost', async (_, nth, atLeast) => {
    const paper = papers()[nth];
    if (!paper) throw new Error('no such sample');
    const pages = await printer.pages(paper);
    expect(pages.length).toBeGreaterThanOrEqual(atLeast);
    for (const [at, page] of pages.entries()) {
      const { width, height, format } = await sharp(page).metadata();
      expect([format, Math.min(width, height), Math.max(width, height)]).toEqual(['png', at120(210), at120(297)]);
      // An appendix restarts its page numbers; each appendix here has one page, which is therefore a first page.
      const isFirst = at === 0 || at >= pages.length - paper.appendices.length;
      const top = { left: 0, top: 0, width, height: at120(18) };
      expect([at, await inked(page, top)]).toEqual([at, !isFirst]);
      for (const [left, wide] of [
        [0, at120(29)],
        [width - at120(14), at120(14)],
      ] as const)
        expect(await inked(page, { left, top: at120(19), width: wide, height: height - at120(19) })).toBe(false);
      expect(await inked(page, { left: 0, top: height - at120(19), width, height: at120(19) })).toBe(false);
      expect(await inked(page, { left: at120(30), top: at120(20), width: at120(160), height: at120(30) })).toBe(true);
    }
  });

  it('one more row moves the end down by a row, and a broken table repeats its titles', async () => {
    const [, , sample] = papers();
    if (!sample) throw new Error('no sample');
    const rows = (count: number) => Array.from({ length: count }, (_, nth) => [`${nth + 1}`, 'Tin, bài']);
    const columns = [
      { title: 'TT', width: 20, align: 'center' },
      { title: 'Tên', width: 80, align: 'left' },
    ] as const;
    const pagesWith = async (count: number) =>
      printer.pages({ ...sample, blocks: [{ kind: 'table', columns, rows: rows(count) }] });
    const [few, many] = [await pagesWith(3), await pagesWith(90)];
    expect(few).toHaveLength(1);
    expect(many.length).toBeGreaterThan(2);
    // Each further page begins with the row of column titles, pixel by pixel the same.
    const titles = async (page: Uint8Array | undefined, top: number) =>
      (
        await sharp(page)
          .extract({ left: at120(30), top, width: at120(165), height: at120(7) })
          .raw()
          .toBuffer()
      ).toString('hex');
    expect(await titles(many[1], at120(20))).toBe(await titles(many[2], at120(20)));
    expect(await titles(many[1], at120(20))).not.toBe(await titles(many[1], at120(30)));
  });

  it('the last page has a row and the total with the signature, wherever the table ends', async () => {
    const [, , sample] = papers();
    if (!sample) throw new Error('no sample');
    const columns = [{ title: 'Chi', width: 100, align: 'left' }] as const;
    const words = { kind: 'paragraph', runs: [{ text: 'Bằng chữ: Một triệu đồng.' }] } as const;
    /** How far the left edge of a table extends down the page, in millimetres. */
    const edgeOf = async (page: Uint8Array | undefined): Promise<number> => {
      const column = sharp(page).extract({ left: at120(30), top: 0, width: 1, height: at120(297) });
      const { data } = await column.flatten().greyscale().raw().toBuffer({ resolveWithObject: true });
      return (data.filter((ink) => ink < 128).length * 25.4) / 120;
    };
    const seen: [count: number, pages: number, edge: number][] = [];
    for (let count = 14; count < 30; count += 1) {
      const rows = Array.from({ length: count }, () => ['1.000']);
      const table = { kind: 'table', columns, rows, total: ['Cộng'] } as const;
      const pages = await printer.pages({ ...sample, blocks: [table, words], appendices: [] });
      seen.push([count, pages.length, await edgeOf(pages.at(-1))]);
    }
    expect(new Set(seen.map(([, pages]) => pages))).toEqual(new Set([1, 2]));
    // Titles, at least one row, and the total.
    expect(seen.filter(([, , edge]) => edge < 3 * 7)).toEqual([]);
  });

  /** Minimum height of a line of letters in rows of pixels; the border of a cell has fewer. */
  const leastLetter = 4;
  /** Counts the lines of letters on these pages between two distances from the left edge, without page numbers. */
  const linesOn = async (pages: readonly Uint8Array[], left: number, width: number): Promise<number> => {
    let count = 0;
    for (const page of pages) {
      const { height } = await sharp(page).metadata();
      const part = sharp(page).extract({ left, top: at120(19), width, height: height - at120(19) });
      const { data, info } = await part.greyscale().raw().toBuffer({ resolveWithObject: true });
      let high = 0;
      for (let y = 0; y < info.height; y += 1) {
        const row = data.subarray(y * info.width * info.channels, (y + 1) * info.width * info.channels);
        high = row.some((shade) => shade < 200) ? high + 1 : 0;
        if (high === leastLetter) count += 1;
      }
    }
    return count;
  };
  const numbered = (count: number): string =>
    Array.from({ length: count }, (_, nth) => `Dòng ${nth + 1}: phường`).join('\n');

  it.each(['paragraph', 'list', 'cell'] as const)('no line of a long %s is lost between two pages', async (where) => {
    const [, , sample] = papers();
    if (!sample) throw new Error('no sample');
    const columns = [
      { title: '', width: 20, align: 'center' },
      { title: '', width: 80, align: 'left' },
    ] as const;
    const linesOf = async (count: number): Promise<number> => {
      const text = numbered(count);
      const block: Block =
        where === 'paragraph'
          ? { kind: 'paragraph', runs: [{ text }] }
          : where === 'list'
            ? { kind: 'list', items: [text] }
            : { kind: 'table', columns, rows: [['1', text]] };
      const pages = await printer.pages({ ...sample, isLandscape: false, appendices: [], blocks: [block] });
      return linesOn(pages, where === 'cell' ? at120(70) : at120(36), at120(40));
    };
    const few = await linesOf(3);
    for (const count of [31, 47, 60, 200]) expect([count, (await linesOf(count)) - few]).toEqual([count, count - 3]);
  });

  it('text as long as a book is laid out in parts', async () => {
    const [, , sample] = papers();
    if (!sample) throw new Error('no sample');
    const text = 'Phường ra quân dọn vệ sinh, trồng cây. '.repeat(2_500);
    const pages = await printer.pages({ ...sample, appendices: [], blocks: [{ kind: 'paragraph', runs: [{ text }] }] });
    const half = text.slice(0, text.length / 2);
    const ofHalf = await printer.pages({
      ...{ ...sample, appendices: [] },
      blocks: [{ kind: 'paragraph', runs: [{ text: half }] }],
    });
    expect(pages.length).toBeGreaterThan(1.8 * ofHalf.length);
  });

  it('a row higher than a page continues on the next ones, within their margins', async () => {
    const [, , sample] = papers();
    if (!sample) throw new Error('no sample');
    const columns = [
      { title: 'TT', width: 20, align: 'center' },
      { title: 'Tên', width: 20, align: 'left' },
    ] as const;
    const ofYear = Array.from({ length: 900 }, (_, nth) => `DL-26-${String(nth + 1).padStart(4, '0')}`).join('; ');
    const pages = await printer.pages({ ...sample, blocks: [{ kind: 'table', columns, rows: [['1', ofYear]] }] });
    expect(pages.length).toBeGreaterThan(3);
    for (const [at, page] of pages.entries()) {
      const { width = 0, height = 0 } = await sharp(page).metadata();
      expect([at, await inked(page, { left: 0, top: height - at120(19), width, height: at120(19) })]).toEqual([
        at,
        false,
      ]);
      // Every page except the last is filled with text down to its lowest lines.
      const low = { left: at120(115), top: height - at120(40), width: at120(70), height: at120(12) };
      if (at > 0 && at < pages.length - 2) expect([at, await inked(page, low)]).toEqual([at, true]);
    }
  });
});

/** Process ids of the children of this process that print papers. */
const printingChildren = (): readonly number[] =>
  readdirSync('/proc/self/task')
    .flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' '))
    .filter((pid) => pid.trim() !== '' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('press-child.ts'))
    .map(Number);

describe('the paper printer process', () => {
  it('draws the pages of one paper at a time and caches them by content, while other files do not wait', async () => {
    const [, , sample] = papers();
    if (!sample) throw new Error('no sample');
    const press = createPaperPress();
    onTestFinished(() => press.close());
    const done: string[] = [];
    const noted = async (what: Printable, name: string): Promise<PrintedFile> => {
      const file = await press.print(what);
      done.push(name);
      return file;
    };
    const text = 'Phường ra quân dọn vệ sinh, trồng cây. '.repeat(1_200);
    const long = { ...sample, blocks: [{ kind: 'paragraph' as const, runs: [{ text }] }] };
    const [first, , , again] = await Promise.all([
      noted({ form: 'pages', paper: long }, 'long'),
      noted({ form: 'pages', paper: sample }, 'short'),
      noted({ form: 'html', paper: long }, 'html'),
      noted({ form: 'pages', paper: structuredClone(long) }, 'the same'),
    ]);
    expect(done).toEqual(['html', 'long', 'the same', 'short']);
    expect(again).toBe(first);
    expect(await press.print({ form: 'pages', paper: structuredClone(long) })).toBe(first);
    expect(await press.print({ form: 'pages', paper: { ...long, subject: 'khác' } })).not.toBe(first);
  });

  it('that is killed fails the paper it prints; the next paper is printed by a new one', async ({ skip }) => {
    if (process.platform !== 'linux') skip('children are found in /proc');
    const [, , sample] = papers();
    if (!sample) throw new Error('no sample');
    const before = new Set(printingChildren());
    const press = createPaperPress();
    onTestFinished(() => press.close());
    const broken = press.print({ form: 'docx', paper: sample });
    const fails = expect(broken).rejects.toThrow('the process that prints stopped');
    for (const pid of printingChildren().filter((each) => !before.has(each))) process.kill(pid, 'SIGKILL');
    await fails;
    const { bytes } = await press.print({ form: 'docx', paper: sample });
    expect(bytes.byteLength).toBeGreaterThan(1_000);
    const [child] = printingChildren().filter((each) => !before.has(each));
    const environment = readFileSync(`/proc/${child}/environ`, 'utf8').split('\0');
    expect(environment.filter((line) => !/^(?:TZ|NODE_COMPILE_CACHE|NODE_CHANNEL_\w+)=|^$/u.test(line))).toEqual([]);
  });
});

describe('the hash of an approved paper', () => {
  const hash = `${'0a1b2c3d'.repeat(7)}4e5f6071`;
  const sealed = [
    ...papers().filter(({ imprint }) => /mã kiểm tra: [0-9a-f]/u.test(imprint ?? '')),
    rewardPaper(aContext(), { period: '2026', ...usualPraise, people: [], units: [], proposedOn: '2026-12-01', hash }),
    estimatePaper(aContext(), { year: 2027, lines: [], before: [], sentOn: '2026-12-01', hash }),
  ];

  it('is printed with sixteen digits on every paper that has one, and is complete in the properties of its files', async () => {
    expect(sealed.map(({ fileName }) => fileName.replace(/-\d.*$/u, ''))).toEqual(
      expect.arrayContaining(['bang-ke-nhuan-but', 'bao-cao', 'to-trinh-khen-thuong', 'du-toan']),
    );
    for (const paper of sealed) {
      const [, whole = ''] = /^Mã kiểm tra đầy đủ: ([0-9a-f]{64})$/u.exec(paper.hashNote ?? '') ?? [];
      expect([paper.fileName, whole.length]).toEqual([paper.fileName, 64]);
      expect(paper.imprint).toMatch(new RegExp(`mã kiểm tra: ${whole.slice(0, 16)}$`, 'u'));
      const core = (await partsOf((await printer.docx(paper)).bytes)).get('docProps/core.xml');
      expect(core).toContain(`<dc:description>Mã kiểm tra đầy đủ: ${whole}<`);
      const { body, head } = /<head>(?<head>.*?)<\/head>(?<body>.*)/su.exec(printer.html(paper))?.groups ?? {};
      expect([head?.includes(whole), body?.includes(whole)]).toEqual([true, false]);
    }
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await printer.xlsx(workbook())).bytes.buffer as ArrayBuffer);
    expect(book.description).toBe(`Mã kiểm tra đầy đủ: ${statement.hash}`);
    const texts = JSON.stringify(book.worksheets.map((page) => page.getSheetValues()));
    expect([texts.includes(`${statement.hash}`), texts.includes(`${statement.hash?.slice(0, 16)}`)]).toEqual([
      false,
      true,
    ]);
  });

  it('does not exist before the approval', async () => {
    const draft = statementPaper(aContext(), {
      ...{ statement: { ...statement, hash: null, approved: null }, changes: [], replaced: null, since: null },
      ...{ settled: null, approver },
    });
    expect([draft.hashNote, draft.imprint]).toEqual([null, expect.stringContaining('mã kiểm tra: chưa chốt')]);
    const core = (await partsOf((await printer.docx(draft)).bytes)).get('docProps/core.xml');
    expect(core).not.toContain('Mã kiểm tra');
  });
});

describe('the statement as a workbook', () => {
  const book = new ExcelJS.Workbook();
  beforeAll(async () => {
    await book.xlsx.load((await printer.xlsx(workbook())).bytes.buffer as ArrayBuffer);
  });
  const sheet = (name: 'Chi trả' | 'Chi tiết', of = book) => {
    const found = of.getWorksheet(name);
    if (!found) throw new Error(`no sheet ${name}`);
    return found;
  };
  /** Empty cells count as 0, as in spreadsheet programs. */
  const resultOf = ({ value, result }: ExcelJS.Cell): number =>
    Number(value !== null && typeof value === 'object' ? result : value);

  it('has frozen, repeated titles, is printed one A4 page wide, and has places to sign', () => {
    for (const page of book.worksheets) {
      const view = page.views[0];
      expect(view).toMatchObject({ state: 'frozen' });
      expect(page.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 });
      expect(page.pageSetup.printArea).toMatch(/^A1:/u);
      expect(page.pageSetup.printTitlesRow).toBeTruthy();
      const texts = page.getSheetValues().flatMap((row) => (Array.isArray(row) ? row : []));
      // The sheets with notes and explanations are for reading; the sheets with money are signed.
      if (['Cần xem', 'Cách tính'].includes(page.name)) expect(texts).not.toContain('NGƯỜI LẬP');
      else expect(texts).toEqual(expect.arrayContaining(['NGƯỜI LẬP', 'KIỂM TRA', 'KẾ TOÁN', 'TRƯỞNG BAN']));
    }
  });

  const equally = (payee: string) => ({ payee, kind: 'text', share: null }) as const;
  const [rolled] = statement.content.lines;
  /** Two authors with equal shares, and an amount carried over from the month before. */
  const carriedOver: Statement = {
    ...statement,
    content: computeStatement(
      aMonth({
        payees: ['p0', 'p1', 'p2'].map((key) => aPayee(key)),
        items: [anEarning(1, { contributions: [equally('p0'), equally('p1'), equally('p2')] })],
        carriedIn: rolled ? [{ ...rolled, kind: 'carried', payee: 'p0', owedVnd: 12_345, paidVnd: 0 }] : [],
      }),
    ),
  };

  it.each([
    ['of a month', workbook(), statement.content.lines],
    ['with lines taken back', shownWorkbook(), takenBack.content.lines],
    ['with equal parts and a line of last month', workbook(carriedOver), carriedOver.content.lines],
  ])('%s recomputes each line from its rate to the last đồng', async (_, made, of) => {
    const opened = new ExcelJS.Workbook();
    await opened.xlsx.load((await printer.xlsx(made)).bytes.buffer as ArrayBuffer);
    const lines = sheet('Chi tiết', opened);
    const first = 5;
    expect(of.length).toBeGreaterThan(3);
    for (const [nth, line] of of.entries()) {
      const row = lines.getRow(first + nth);
      const at = first + nth;
      const number = (column: string) => resultOf(row.getCell(column));
      expect(Math.round(number('G') * number('H') * number('I')) + number('J') + number('K')).toBe(line.owedVnd);
      expect(number('L') + number('M')).toBe(number('N'));
      expect(row.getCell('L').formula).toBe(`ROUND(G${at}*H${at}*I${at},0)+J${at}+K${at}`);
      expect(Math.abs(number('J'))).toBeLessThanOrEqual(1);
      // Lines from an earlier month have no rate here: they keep the amount paid or owed then.
      expect([line.kind === 'royalty', number('K')]).toEqual([
        number('K') === 0,
        line.kind === 'royalty' ? 0 : line.owedVnd,
      ]);
    }
    const total = (column: string) => resultOf(lines.getRow(first + of.length).getCell(column));
    expect(total('N')).toBe(sumOf(of.map(({ paidVnd }) => paidVnd)));
    expect(total('K')).toBe(sumOf(of.map(({ kind, owedVnd }) => (kind === 'royalty' ? 0 : owedVnd))));
  });

  it('has dates that can be sorted, in Vietnamese format', () => {
    const [line] = statement.content.lines;
    const cell = sheet('Chi tiết').getRow(5).getCell('D');
    expect(cell.value).toEqual(new Date(`${line?.item?.publishedOn}T00:00:00Z`));
    expect(cell.numFmt).toBe('dd/mm/yyyy');
  });

  it('starts with what the signer must know, the override first; without that it starts with the payouts', () => {
    const [page] = book.worksheets;
    expect(page?.name).toBe('Cần xem');
    const rows = page?.getSheetValues().flatMap((row) => (Array.isArray(row) ? [String(row[2])] : [])) ?? [];
    const at = rows.findIndex((text) => text.includes('phê duyệt dù có tên'));
    expect(rows[at - 1]).toBe('Những điểm cần xem trước khi ký');
    expect(rows.slice(at).findIndex((text) => text.includes('duyệt và cũng hưởng'))).toBeGreaterThan(0);
    const plain = { ...statement, content: { ...statement.content, exceptions: [] }, approved: null };
    const quiet = workbook(plain, { ...approver, supportVnd: 0 });
    expect(quiet.sheets.map(({ name }) => name)).toEqual(['Chi trả', 'Cách tính', 'Chi tiết']);
    expect(quiet.sheets[0]?.notes).toContain('Không có điểm nào cần lưu ý.');
  });

  it('formats đồng, coefficients and percentages in Vietnamese style, and codes as text', () => {
    const formatsOf = (page: ExcelJS.Worksheet, first: number, count: number) =>
      Array.from({ length: count }, (_, nth) => page.getRow(first).getCell(nth + 1).numFmt);
    const [text, count, vnd, percent, day] = ['@', '0', '[$-42A]#,##0_ ', '0"%"_ ', 'dd/mm/yyyy'];
    const [milli, whole] = ['[$-42A]0.0##_ ', '0%_ '];
    const lines = [count, text, text, day, text, text, milli, vnd, whole, vnd, vnd, vnd, vnd, vnd, text, text];
    const payouts = [count, text, vnd, vnd, vnd, percent, vnd, vnd, text, text];
    const { content } = statement;
    for (const row of [5, 4 + content.lines.length]) expect(formatsOf(sheet('Chi tiết'), row, 16)).toEqual(lines);
    for (const row of [6, 5 + content.payouts.length]) expect(formatsOf(sheet('Chi trả'), row, 10)).toEqual(payouts);
    const total = sheet('Chi tiết').getRow(5 + content.lines.length);
    expect(['K', 'L', 'M', 'N'].map((name) => total.getCell(name).numFmt)).toEqual([vnd, vnd, vnd, vnd]);
    // A share has two decimals, and a whole number is not "100,%".
    const parts = statement.content.lines.map((_, nth) =>
      sheet('Chi tiết')
        .getRow(5 + nth)
        .getCell('I'),
    );
    expect(parts.find(({ value }) => !Number.isInteger(Number(value) * 100))?.numFmt).toBe('[$-42A]0.00%_ ');
  });

  it('keeps equal thirds exact, for a shared text and for photos, and states given percentages', async () => {
    const shared = computeStatement(
      aMonth({
        payees: ['p0', 'p1', 'p2'].map((key) => aPayee(key)),
        items: [
          anEarning(1, {
            contributions: [3_334, 3_333, 3_333].map((share, nth) => ({ payee: `p${nth}`, kind: 'text', share })),
          }),
          anEarning(2, {
            contributions: [
              { payee: 'p0', kind: 'text', share: 6_500 },
              { payee: 'p1', kind: 'text', share: 3_500 },
              ...['p1', 'p1', 'p2'].map((payee) => ({ payee, kind: 'photo', share: null }) as const),
            ],
          }),
        ],
      }),
    );
    const opened = new ExcelJS.Workbook();
    const { bytes } = await printer.xlsx(workbook({ ...statement, content: shared }));
    await opened.xlsx.load(bytes.buffer as ArrayBuffer);
    const parts = shared.lines.map((_, nth) => {
      const { value, numFmt } = sheet('Chi tiết', opened)
        .getRow(5 + nth)
        .getCell('I');
      return [value, numFmt];
    });
    const [third, percent] = ['?/?_ ', '0%_ '];
    expect(parts).toEqual([
      ...Array(3).fill([1 / 3, third]),
      ...[
        [0.65, percent],
        [0.35, percent],
      ],
      ...[
        [2 / 3, third],
        [1 / 3, third],
      ],
    ]);
  });

  it('aligns sums with their columns, and has the specified column widths', () => {
    for (const made of workbook().sheets) {
      const page = sheet(made.name as 'Chi trả');
      for (const [at, { width, format }] of made.columns.entries()) {
        expect([made.name, at, page.getColumn(at + 1).width]).toEqual([made.name, at, width]);
        const [line, total] = [made.rows.length - 1, made.rows.length].map((nth) =>
          page.getRow(made.heading.length + 3 + nth).getCell(at + 1),
        );
        if (made.total && format === 'vnd') expect(total?.alignment).toEqual(line?.alignment);
      }
    }
  });

  it('has the same sums as the statement', () => {
    const { totals, payouts } = statement.content;
    const pay = sheet('Chi trả');
    const total = pay.getRow(6 + payouts.length);
    expect(total.getCell('H').formula).toBe(`SUM(H6:H${5 + payouts.length})`);
    expect(resultOf(total.getCell('H'))).toBe(totals.netVnd);
    expect(sumOf(payouts.map((_, nth) => resultOf(pay.getRow(6 + nth).getCell('E'))))).toBe(totals.grossVnd);
    expect(totals).toMatchObject({ royaltyVnd: 3_000_000, cutVnd: totals.owedVnd - 3_000_000 });
  });
});

describe('a new version as a workbook', () => {
  it('has a sheet of its changes, with differences that can be recomputed; a first version has none', async () => {
    const pay = statement.content.payouts[0];
    const line = statement.content.lines[0];
    if (!pay || !line) throw new Error('nothing is paid');
    const before = {
      ...statement.content,
      lines: statement.content.lines.map((each) =>
        each === line ? { ...each, paidVnd: each.paidVnd + 12_345 } : each,
      ),
      payouts: statement.content.payouts.map((each) => (each === pay ? { ...each, taxVnd: each.taxVnd + 500 } : each)),
    };
    const changes = changesBetween(before, statement.content);
    const again = { ...statement, version: 2, reason: 'Chấm lại một tin' };
    const made = statementWorkbook(aContext(), {
      statement: again,
      changes,
      replaced: null,
      since: null,
      settled: null,
      approver,
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await printer.xlsx(made)).bytes.buffer as ArrayBuffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      ...['Cần xem', 'Chi trả', 'Cách tính', 'Chi tiết', 'Thay đổi'],
    ]);
    const page = book.worksheets[4];
    const texts = (row: number) => Object.values(page?.getRow(row).values ?? {});
    expect(String(texts(3)[0])).toContain('Chấm lại một tin');
    const [first, second] = [texts(6), texts(7)];
    expect(first.slice(1, 6)).toEqual(['Thuế TNCN', '', pay.payee.name, pay.taxVnd + 500, pay.taxVnd]);
    expect(first[6]).toEqual({ formula: 'F6-E6', result: -500 });
    expect(second.slice(1, 3)).toEqual(['Nhuận bút', line.item?.code]);
    expect(second[6]).toEqual({ formula: 'F7-E7', result: -12_345 });
    expect(page?.pageSetup).toMatchObject({ paperSize: 9, fitToWidth: 1 });
    expect(workbook().sheets).toHaveLength(4);
  });
});

describe('the statement for an accountant', () => {
  const { content } = takenBack;
  const input = { changes: [], replaced: null, since: null, settled: null, approver };
  const rowsOf = (block: Block | undefined) => (block?.kind === 'table' ? block.rows.map(([, ...rest]) => rest) : []);

  it('shows each step from what was earned to what the budget pays, also in the workbook', () => {
    const paper = statementPaper(aContext(), { ...input, statement: takenBack });
    const rows = rowsOf(paper.blocks.find(({ kind }) => kind === 'table'));
    const { totals } = content;
    const money = (vnd: number) => formatVnd(vnd);
    expect(rows).toEqual([
      ['Mức được hưởng của 42 tin, bài', money(totals.owedVnd)],
      ['Bớt hoặc chuyển kỳ sau do mức trần', money(3_000_000 - totals.owedVnd)],
      ['Nhuận bút trong mức trần', '3.000.000'],
      ['Thu lại của tin, bài đã gỡ hoặc còn phải hoàn', money(totals.royaltyVnd - 3_000_000)],
      ['Nhuận bút chi kỳ này', money(totals.royaltyVnd)],
      [
        'Hỗ trợ quản lý: 16% × 3.000.000 (nhuận bút trước khi thu lại; phần của người đang giữ chức danh)',
        money(totals.managementVnd),
      ],
      ['Tổng rút từ kinh phí (thực nhận và thuế)', money(totals.grossVnd)],
    ]);
    // In the workbook each step is a formula, so a corrected line changes it (office.long.test computes them).
    const steps = workbook(takenBack).sheets.find(({ name }) => name === 'Cách tính');
    const made = steps?.rows.map(([, what, amount]) =>
      amount !== null && typeof amount === 'object' ? [what, money(amount.result), amount.formula.length > 2] : what,
    );
    expect(made).toEqual(rows.map(([what, amount]) => [what, amount, true]));
  });

  it('explains below the table why and from which amount a tax is withheld', () => {
    const stranger = computeStatement(
      aMonth({ items: [anEarning(1)], payees: [aPayee('lan', { name: 'Phạm Quốc Sơn', tax: 'nonResident' })] }),
    );
    const paper = statementPaper(aContext(), { ...input, statement: { ...statement, content: stranger } });
    const words = JSON.stringify(paper.blocks);
    const { grossVnd, taxVnd } = stranger.totals;
    expect(words).toContain(
      `Phạm Quốc Sơn 20% × ${formatVnd(grossVnd)} = ${formatVnd(taxVnd)} đồng (cá nhân không cư trú)`,
    );
  });

  it('is marked as a later version, with the dates of payment and both sums of the difference in words', () => {
    const paid = {
      ...content,
      payouts: content.payouts.map((each, at) => ({
        ...each,
        netVnd: each.netVnd + (at === 0 ? 1_000 : at === 1 ? -2_000 : 0),
      })),
    };
    const paper = statementPaper(aContext(), {
      ...{ ...input, settled: paid, replaced: paid, replacedOn: localDate('2026-12-02') },
      statement: { ...takenBack, version: 2, reason: 'Chấm lại' },
      payments: [{ version: 1, on: localDate('2026-12-04') }],
    });
    expect(paper.subject).toContain('(bản 2, điều chỉnh; thay bản 1 được phê duyệt ngày 02 tháng 12 năm 2026)');
    const words = JSON.stringify(paper.blocks);
    expect(words).toContain('Bản 1 đã chi trả ngày 04/12/2026. Dự kiến chi trả ngày 05/12/2026');
    expect(words).toContain(
      'còn chi 2.000 đồng (bằng chữ: Hai nghìn đồng), thu lại 1.000 đồng (bằng chữ: Một nghìn đồng)',
    );
    const done = statementPaper(aContext(), {
      ...{ ...input, statement: { ...takenBack, state: 'paid' as const } },
      payments: [{ version: 1, on: localDate('2026-12-04') }],
    });
    expect(JSON.stringify(done.blocks)).toContain('Bản 1 đã chi trả ngày 04/12/2026.');
    expect(JSON.stringify(done.blocks)).not.toContain('Dự kiến');
  });

  it('omits remarks for the preparer, and has space and names for the signers', () => {
    const sample = {
      kind: 'sample',
      blocks: false,
      issue: { key: 'issue-decision-sample', facts: { decision: 'Mẫu' } },
    } as const;
    const noted = { ...takenBack, content: { ...content, exceptions: [sample] } };
    const paper = statementPaper(aContext(), { ...input, statement: noted, accountant: 'Đỗ Thị Thu' });
    expect(JSON.stringify(paper)).not.toContain('là mức mẫu');
    expect(paper.signatures.map(({ hint }) => hint)).toEqual(Array.from({ length: 4 }, () => '(Ký, họ tên)'));
    expect(paper.signatures[2]).toMatchObject({ office: 'KẾ TOÁN', name: 'Đỗ Thị Thu' });
    expect(printer.html(paper)).toContain('<em>(Ký, họ tên)</em>');
    expect(workbook().sheets[0]?.heading[0]).toBe('BAN BIÊN TẬP CỔNG THÔNG TIN ĐIỆN TỬ PHƯỜNG ĐỒNG LẠC');
  });

  it('leaves space for the number of a decision that has none yet', () => {
    const lines = content.lines.map((line) => ({ ...line, decision: 'Quyết định mẫu về mức nhuận bút' }));
    const paper = statementPaper(aContext(), { ...input, statement: { ...takenBack, content: { ...content, lines } } });
    expect(JSON.stringify(paper.blocks)).toContain('theo Quyết định số ……/QĐ-UBND ngày ……/……/…… về mức nhuận bút,');
    expect(JSON.stringify(paper.blocks)).not.toContain('mẫu');
  });

  it('states how many share equally, the part of an unequal share, and the part of the photos', () => {
    const written = (payee: string, share: number | null) => ({ payee, kind: 'text', share }) as const;
    const taken = (payee: string) => ({ payee, kind: 'photo', share: null }) as const;
    const shared = computeStatement(
      aMonth({
        payees: ['p0', 'p1', 'p2'].map((key) => aPayee(key)),
        items: [
          anEarning(1, { contributions: [written('p0', 3_334), written('p1', 3_333), written('p2', 3_333)] }),
          anEarning(2, { contributions: [written('p0', null), written('p1', null)] }),
          anEarning(3, { contributions: [written('p0', 6_667), written('p1', 3_333)] }),
          anEarning(4, { contributions: [written('p0', null), taken('p1'), taken('p1'), taken('p2')] }),
        ],
      }),
    );
    const paper = statementPaper(aContext(), { ...input, statement: { ...takenBack, content: shared } });
    const [lines] = paper.appendices[0]?.blocks ?? [];
    const remarks = lines?.kind === 'table' ? lines.rows.map((row) => `${row[1]} ${row.at(-1)}`.trim()) : [];
    const ofItem = (nth: number) =>
      remarks.filter((each) =>
        each.startsWith(`${shared.lines.find(({ item }) => item?.id === `item-${nth}`)?.item?.code}`),
      );
    expect(remarks.length).toBe(shared.lines.length);
    expect(ofItem(1).map((each) => each.replace(/^\S+ ?/u, ''))).toEqual(Array(3).fill('chia đều 3 người'));
    expect(ofItem(2).map((each) => each.replace(/^\S+ ?/u, ''))).toEqual(Array(2).fill('chia đều 2 người'));
    expect(ofItem(3).map((each) => each.replace(/^\S+ ?/u, ''))).toEqual(['chia 66,67%', 'chia 33,33%']);
    expect(ofItem(4).map((each) => each.replace(/^\S+ ?/u, ''))).toEqual(['', '2/3 số ảnh', '1/3 số ảnh']);
  });

  it('explains for a new version under the same ceiling why equal earnings are paid differently', () => {
    const [first, ...others] = content.lines.filter(({ kind }) => kind === 'royalty');
    if (!first) throw new Error('no line');
    const before = {
      ...content,
      lines: content.lines.map((line) =>
        line === first
          ? { ...line, owedVnd: line.owedVnd + 50_000 }
          : { ...line, paidVnd: line.paidVnd + (line === others[0] ? 3 : line === others[1] ? -11 : 0) },
      ),
    };
    const renewed = { ...takenBack, version: 2, reason: 'Chấm lại' };
    const words = JSON.stringify(
      statementPaper(aContext(), {
        ...{ ...input, statement: renewed, replaced: before, changes: changesBetween(before, content) },
      }).blocks,
    );
    expect(words).toContain('nên 2 dòng không đổi mức được hưởng vẫn đổi số tiền do chia lại theo mức trần');
    expect(words).toContain('mỗi dòng từ 3 đến 11 đồng.');
    const plain = statementPaper(aContext(), { ...input, statement: renewed, replaced: content });
    expect(JSON.stringify(plain.blocks)).not.toContain('chia lại theo mức trần');
  });

  it('in other papers a missing hearing is stated, points of a criterion are its maximum, and places are ranks', () => {
    const all = JSON.stringify(papers());
    expect(all).toContain('Đúng hạn (%): tối đa 20 điểm');
    expect(all).toContain('"title":"Hạng"');
    const violation = {
      ...{ id: 'v', person: 'x', clause: 'Điều 7', evidence: 'ảnh' },
      ...({ degree: 'minor', state: 'noted' } as const),
      ...{ notedOn: '2026-11-18', hearing: null, proposal: null, outcome: null },
    };
    const [table] = violationPaper(aContext(), [violation], () => 'Minh').blocks.filter(({ kind }) => kind === 'table');
    expect(table?.kind === 'table' && [table.columns[5]?.title, table.rows[0]?.[6]]).toEqual(['Chứng cứ', 'chưa']);
  });
});

describe('a new version as a document', () => {
  const { content } = statement;
  const renewed = (count: number) => {
    const before = {
      ...content,
      lines: content.lines.map((line, at) => (at < count ? { ...line, paidVnd: line.paidVnd + 1 + at } : line)),
      totals: { ...content.totals, royaltyVnd: content.totals.royaltyVnd + (count * (count + 1)) / 2 },
    };
    const changes = changesBetween(before, content);
    const again = { ...statement, version: 2, reason: 'Chấm lại một tin' };
    const paper = statementPaper(aContext(), {
      ...{ statement: again, changes, replaced: before, since: null, settled: null, approver },
    });
    return { before, changes, paper };
  };
  const tableOf = (block: Block | undefined) => (block?.kind === 'table' ? block.rows : []);

  it('states before the payouts how many lines changed, the sums of both versions, and the five largest changes', () => {
    const { before, changes, paper } = renewed(40);
    expect(changes).toHaveLength(40);
    const [sums, , payouts] = paper.blocks.filter(({ kind }) => kind === 'table');
    expect(tableOf(sums)[0]).toEqual([
      'Nhuận bút',
      '40',
      formatVnd(before.totals.royaltyVnd),
      formatVnd(content.totals.royaltyVnd),
      '-820',
    ]);
    expect(tableOf(payouts)).toHaveLength(content.payouts.length);
    const list = paper.blocks.findLast(({ kind }) => kind === 'list');
    const items = list?.kind === 'list' ? list.items : [];
    expect(items.map((item) => /\((-\d+)\)[;.]$/u.exec(item)?.[1])).toEqual(['-40', '-39', '-38', '-37', '-36']);
  });

  it('lists each changed line in the appendix behind the signatures, and no unchanged one', () => {
    const { changes, paper } = renewed(40);
    const [lines, all] = paper.appendices;
    expect([lines?.label, all?.label]).toEqual(['Phụ lục I', 'Phụ lục II']);
    const rows = tableOf(all?.blocks[0]);
    expect(rows).toHaveLength(changes.length);
    for (const row of rows) expect(row[4]).not.toBe(row[5]);
    expect(rows.map((row) => row[2])).toEqual(changes.map(({ code }) => code));
  });

  it('with few changed lines lists them without that appendix', () => {
    const { paper } = renewed(3);
    expect(paper.appendices).toHaveLength(1);
    expect(JSON.stringify(paper.blocks)).toContain('Những dòng thay đổi:');
  });
});

describe('the content of statement and report', () => {
  const [bangKe, baoCao] = papers().map((paper) => JSON.stringify(paper));

  it('has a signature field with the name for who made, checked, accounted and approved it', () => {
    const signers = (of: Statement) =>
      statementPaper(aContext(), {
        statement: of,
        changes: [],
        replaced: null,
        since: null,
        settled: null,
        approver,
      }).signatures.map(({ office, name }) => [office, name]);
    const computed = {
      ...statement,
      content: { ...statement.content, computedBy: { person: 'accountant', name: 'Đỗ Thị Thu' } },
      checked: statement.checked && { ...statement.checked, name: 'Lý Văn Khiêm' },
    };
    const approves = ['TRƯỞNG BAN', 'Nguyễn Thị Hồng Hạnh'];
    expect(signers(computed)).toEqual([
      ...[['NGƯỜI LẬP', 'Đỗ Thị Thu'], ['KIỂM TRA', 'Lý Văn Khiêm'], ['KẾ TOÁN', null], approves],
    ]);
    // Not checked yet, so the standing deputy's name is printed. Old statements do not record who computed them.
    const { computedBy: _, ...old } = statement.content;
    expect(signers({ ...statement, content: old, checked: null })).toEqual([
      ...[['NGƯỜI LẬP', null], ['KIỂM TRA', 'Trần Quốc Toản'], ['KẾ TOÁN', null], approves],
    ]);
  });

  it('lists the override first among the exceptions', () => {
    expect(bangKe).toMatch(
      /"items":\["Bảng kê do Nguyễn Thị Hồng Hạnh phê duyệt dù có tên[^"]*Chủ tịch đi công tác dài ngày[^"]*","Nguyễn Thị Hồng Hạnh phê duyệt và hưởng hỗ trợ quản lý 150\.000 đồng[^"]*","Tin DL-2611-0007 do Trần Quốc Toản duyệt và cũng hưởng/u,
    );
    expect(bangKe).toContain('Ba triệu bốn trăm tám mươi nghìn đồng');
  });

  it('has percentages with a comma, dates in Vietnamese order, and cites the bases in force', () => {
    expect(baoCao).toContain('85,7%');
    expect(baoCao).toContain('được mở 12.345 lần; nhiều nhất:');
    // Named by its title, if the period contains it.
    expect(baoCao).toMatch(/"[^"]+ \(DL-2611-0001\): 840 lần;","[^"]*HD-2611-0007[^"]*: 311 lần\."/u);
    expect(baoCao).toContain('Căn cứ Nghị định số 224/2026/NĐ-CP');
    expect(baoCao).not.toMatch(/43\/2011|137\/QĐ-UBND ngày 2019/u);
    // A completed task is one sentence, whatever note it has.
    expect(baoCao).toContain('Mở chuyên mục gương người tốt: đã xong ngày 12/11/2026; đã có 03 bài');
  });
});

describe('a report of each kind', () => {
  const words = (kind: ReportKind, given: Partial<Report> = {}): string =>
    JSON.stringify(reportPaper(aContext(), { ...report, kind, ...given }));

  it('has the recipients of its kind: one by the standing deputy or on demand goes to nobody above the board', () => {
    const above = '"recipients":["Như trên","Thường trực Đảng ủy (để b/c)"';
    for (const kind of ['monthly', 'quarterly', 'yearly'] as const) {
      expect(words(kind)).toContain(above);
      expect(words(kind)).toContain('(Kèm theo Báo cáo số ……/…… ngày … tháng … năm … của Ban Biên tập)');
    }
    for (const kind of ['deputy', 'demanded'] as const) {
      expect(words(kind)).toContain('"recipients":["Như trên","Lưu: VT, BBT"]');
      expect(words(kind)).toContain('(Kèm theo Báo cáo số ……/…… ngày … tháng … năm … của Phó Trưởng ban thường trực)');
      expect(words(kind)).not.toContain('năm …… của Ban Biên tập');
      expect(words(kind)).toContain('"office":"PHÓ TRƯỞNG BAN\\nTHƯỜNG TRỰC"');
    }
  });

  it('omits empty remarks after approval and renumbers its parts; a draft shows what is missing', () => {
    const remarks = { strengths: 'Ảnh rõ.', next: 'Tin Tết.' };
    const draft = words('monthly', { approved: null, remarks });
    expect(draft.match(/\(Chưa ghi\.\)/gu)).toHaveLength(3);
    expect(draft).toContain('IV. ĐỀ XUẤT, KIẾN NGHỊ');
    const approved = words('monthly', { remarks });
    expect(approved).not.toMatch(/Chưa ghi|Tồn tại|ĐỀ XUẤT/u);
    expect(approved).toContain('III. PHƯƠNG HƯỚNG');
    const nothing = words('monthly', { remarks: { next: 'Tin Tết.' } });
    expect(nothing).not.toContain('ĐÁNH GIÁ');
    expect(nothing).toContain('II. PHƯƠNG HƯỚNG');
  });

  it('writes thousands with a point, and times of a meeting in the style of minutes', () => {
    const codes = Array.from({ length: 1270 }, (_, nth) => `DL-26-${nth}`);
    const many = words('yearly', { figures: { ...figures, byAuthor: [{ key: 'Lê Thị Lan', codes }] } });
    expect(many).toContain('["","Cộng","1.270","100%"]');
    expect(many).toContain('["1","Lê Thị Lan","1.270","100%"]');
    expect(many).toContain('["Lê Thị Lan","1.270",');
    expect(many).not.toContain('"1270"');
    const dated = figures.items.filter(({ dueAt }) => dueAt !== null);
    const late = dated.filter(({ doneAt, dueAt }) => dueAt !== null && doneAt > dueAt).length;
    const onTime = Math.round(((dated.length - late) * 1000) / dated.length) / 10;
    expect(words('monthly')).toContain(
      `["Cộng","${figures.items.length}","${dated.length - late}","${late}","${String(onTime).replace('.', ',')}%"]`,
    );
    const minutes = JSON.stringify(papers()[2]);
    expect(minutes).toContain('Hôm nay, vào hồi 14 giờ 00 ngày 01/12/2026');
    expect(minutes).toContain('kết thúc vào hồi 15 giờ 30 ngày 01/12/2026');
  });
});

describe('the proposal of praise', () => {
  it('ranks people and collectives with the components of their points', () => {
    const proposal = papers()[3];
    const titles = proposal?.appendices.map(({ label, title }) => [label, title.split('\n')[0]]);
    expect(titles).toEqual([
      ['Phụ lục I', 'XẾP HẠNG CÁ NHÂN THEO TIÊU CHÍ'],
      ['Phụ lục II', 'XẾP HẠNG TẬP THỂ THEO TIÊU CHÍ'],
    ]);
    const rows = (proposal?.appendices ?? []).flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])),
    );
    expect(rows).toHaveLength(11);
    const { published, gradeA, photos, answers, onTimePermille, returned, violations } = usualPraise.weights;
    const weights = [published, gradeA, photos, answers, onTimePermille / 100, returned, violations];
    for (const [, , ...cells] of rows) {
      const numbers = cells.map((cell) => Number(cell.replace('.', '').replace(',', '.')));
      const points = weights.reduce((sum, weight, nth) => sum + weight * (numbers[nth] ?? Number.NaN), 0);
      expect(Math.abs(points - (numbers.at(-1) ?? 0))).toBeLessThan(0.1);
    }
  });
});

describe('the register of violations', () => {
  it('is signed on the right, and says that the person concerned explains themselves', async () => {
    const paper = violationPaper(aContext(), [], () => '');
    const body = (await partsOf((await printer.docx(paper)).bytes)).get('word/document.xml') ?? '';
    const foot = body.slice(body.lastIndexOf('<w:tbl>'));
    const cells = [...foot.matchAll(/<w:tc>.*?<\/w:tc>/gsu)].map(([each]) => wordsOf(each));
    expect(cells).toEqual(['', expect.stringContaining('TRƯỞNG BAN')]);
    expect(printer.html(paper)).toContain('<div class="sign"></div><div class="sign">');
    expect(aContext().say('paper-violation-note')).toContain('Người liên quan được giải trình trước khi có đề nghị');
  });
});

describe('legal bases on a paper', () => {
  const old = {
    name: 'Nghị định số 42/2022/NĐ-CP',
    from: '2022-08-15',
    until: '2026-06-30',
    replacedBy: 'Nghị định số 224/2026/NĐ-CP',
  };
  const older = { ...old, name: 'Nghị định số 43/2011/NĐ-CP', from: '2011-07-27', until: '2022-08-14' };
  const context = (on: string) => aContext({ on: localDate(on), bases: [...aContext().bases, old, older] });

  it('are those of its date: a basis that was replaced within the year is not cited', async () => {
    const citing = papers(context('2026-12-01')).filter(({ bases }) => bases.length > 0);
    expect(citing.length).toBeGreaterThan(3);
    for (const paper of citing) {
      const words = wordsOf((await partsOf((await printer.docx(paper)).bytes)).get('word/document.xml') ?? '');
      expect(words).not.toContain('42/2022/NĐ-CP');
      expect(words).toContain('Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;');
      expect(words).toContain('Nghị định số 224/2026/NĐ-CP ngày 24 tháng 6 năm 2026 của Chính phủ;');
      expect(words).not.toContain('43/2011');
      expect(printer.html(paper)).not.toContain('không dùng nữa');
    }
  });

  it('of a date when it was in force are cited without a warning', () => {
    const paper = JSON.stringify(papers(context('2026-06-30'))[1]);
    expect(paper).toContain('Căn cứ Nghị định số 42/2022/NĐ-CP');
    expect(paper).not.toContain('không dùng nữa');
  });
});

describe('the lists of the report', () => {
  const baoCao = reportPaper(aContext(), report);
  const rowsIn = (block: Paper['blocks'][number] | undefined) => (block?.kind === 'table' ? block.rows : []);
  const lists = new Map(
    rowsIn(baoCao.appendices.at(-1)?.blocks[0]).map(([name = '', count, list = '']) => [
      name,
      [Number(count), list.split('; ').length] as const,
    ]),
  );
  const said = baoCao.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs.map(({ text }) => text) : []));
  const numbersIn = (words: RegExp) =>
    said
      .map((text) => words.exec(text))
      .find((found) => found !== null)
      ?.slice(1)
      .map(Number);
  const countsOf = (...names: readonly string[]) => names.map((name) => lists.get(name)?.[0]);

  it('contain as many entries as the figure says', () => {
    expect(lists.size).toBeGreaterThan(30);
    for (const [name, [count, listed]] of lists) expect([name, count]).toEqual([name, listed]);
  });

  it.each([
    [/nhận (\d+) tin/u, ['Tin, bài nhận được']],
    [
      /Trả lại để bổ sung (\d+) lượt; từ chối (\d+) tin, bài; đính chính (\d+); gỡ (\d+)/u,
      ['Trả lại để bổ sung (lượt)', 'Từ chối', 'Đính chính', 'Gỡ'],
    ],
    [
      /Tiếp nhận (\d+) câu hỏi.*đã trả lời (\d+), đang xử lý (\d+)/u,
      ['Câu hỏi tiếp nhận trong kỳ', 'Câu hỏi tiếp nhận: đã trả lời', 'Câu hỏi tiếp nhận: đang xử lý'],
    ],
    [/trả lời (\d+) câu, kể cả.*câu của kỳ trước: (\d+)\./u, ['Câu hỏi đã trả lời', 'Câu hỏi đang xử lý']],
    [/Kế hoạch tin, bài: (\d+)\//u, ['Kế hoạch: mục đã thực hiện']],
  ])('exist for each number of the sentence %s', (words, names) => {
    expect(numbersIn(words)).toEqual(countsOf(...names));
  });

  it('exist for each row of each table and each bar of its chart', () => {
    const shown = baoCao.blocks.flatMap((block) =>
      block.kind === 'table' && block.columns.at(-1)?.title === 'Tỷ trọng' ? [block] : [],
    );
    expect(shown.map(({ columns }) => columns[1]?.title)).toEqual([
      ...['Chuyên mục', 'Đơn vị, địa bàn', 'Tác giả', 'Mục tiêu (Điều 2)', 'Lĩnh vực hỏi', 'Kết quả xử lý'],
    ]);
    for (const { columns, rows } of shown)
      for (const [, name = '', count] of rows) {
        const listed = columns[1]?.title === 'Kết quả xử lý' ? `Câu hỏi ở bước: ${name}` : name;
        expect([name, lists.get(listed)?.[0]]).toEqual([name, Number(count)]);
      }
    const { categories, series } = unitChart(aContext(), figures);
    expect(countsOf(...categories)).toEqual(series[0]?.values);
  });

  it('state why each item was returned, and which parts of the plan are not done', () => {
    const text = JSON.stringify(baoCao.appendices.at(-1));
    expect(text).toContain(
      'DL-2611-0003 (gửi ảnh rõ hơn hoặc thêm ảnh); DL-2611-0003 (Ghi rõ giờ khai mạc); DL-2611-0008"',
    );
    expect(text).toContain('DL-2611-0043 (đã có bài về việc này)');
    expect(text).toContain('Tuyên truyền ngày Pháp luật (09/11/2026)');
    expect(text).toMatch(/"Kế hoạch: mục chưa thực hiện","1","Tin về giải bóng chuyền"/u);
  });

  it('state how long a late answer was with whom, the portal included', () => {
    const late = rowsIn(baoCao.appendices[1]?.blocks[0]).find((row) => row.includes('HD-2610-0009'));
    expect(late?.slice(-4)).toEqual(['504', '48', '1', '1 ngày 10 giờ']);
  });
});

describe('charts', () => {
  it.each([
    ['by clause', clauseChart(aContext(), figures)],
    ['by unit', unitChart(aContext(), figures)],
  ])('%s are drawn with their numbers, in the font of the program', (_, chart) => {
    const svg = printer.svg(chart);
    expect(svg).toContain(chart.title);
    for (const { values } of chart.series)
      for (const value of values) if (value > 0) expect(svg).toContain(`>${value}<`);
    expect(svg).toContain('Be Vietnam Pro');
    const png = printer.png(chart);
    expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    expect(png.byteLength).toBeGreaterThan(8000);
  });
});

describe('charts without colour', () => {
  const chart = clauseChart(aContext(), figures);
  const svg = printer.svg(chart);
  /** The lightness of a colour in grey print, 0 to 1. */
  const lightness = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  it('distinguish their series by pattern, brightness and name', () => {
    // A series' bars and its legend mark have the same pattern, and no two series share one.
    const patterns = [...new Set([...svg.matchAll(/fill="url\(#([^)]+)\)"/gu)].map(([, id]) => id))];
    expect(chart.series).toHaveLength(2);
    expect(patterns).toHaveLength(2);
    const colours = [...new Set([...svg.matchAll(/fill="(#[0-9a-f]{6})"/gu)].map(([, colour = '']) => colour))];
    const [dark = '', light = ''] = ['#1f4e79', '#9dc3e6'].filter((each) => colours.includes(each));
    expect(lightness(light) - lightness(dark)).toBeGreaterThan(0.4);
    for (const { name } of chart.series) expect(svg).toContain(`>${name}<`);
  });

  it('can be distinguished by the pattern alone', async () => {
    const oneGrey = svg.replaceAll(/#(?:1f4e79|9dc3e6)/gu, '#888888');
    const picture = new Resvg(oneGrey, { background: '#ffffff', font: { loadSystemFonts: false } }).render().asPng();
    const grey = await sharp(picture).flatten().greyscale().toBuffer();
    const bars = [...svg.matchAll(/<path d="M([\d.]+) ([\d.]+)l[^"]*" fill="url\(#([^)]+)\)"/gu)];
    const texture = async (
      pattern: string | undefined,
    ): Promise<{ readonly spread: number; readonly pixels: string }> => {
      const [, x, y] = bars.find(([, , , each]) => each === pattern) ?? [];
      // The foot of the series' first bar, below its number.
      const region = { left: Math.round(Number(x)) + 3, top: Math.round(Number(y)) - 12, width: 26, height: 9 };
      const foot = await sharp(grey).extract(region).raw().toBuffer();
      const { channels } = await sharp(await sharp(grey).extract(region).png().toBuffer()).stats();
      return { spread: channels[0]?.stdev ?? 0, pixels: foot.toString('hex') };
    };
    const [first, second] = [...new Set(bars.map(([, , , pattern]) => pattern))];
    const [one, other] = [await texture(first), await texture(second)];
    expect(Math.min(one.spread, other.spread)).toBeGreaterThan(3);
    expect(one.pixels).not.toBe(other.pixels);
  });

  it('have readable letters on a phone', () => {
    const width = Number(/<svg width="(\d+)"/u.exec(svg)?.[1]);
    const sizes = [...svg.matchAll(/font-size:(\d+)px/gu)].map(([, size]) => Number(size));
    expect(sizes.length).toBeGreaterThan(8);
    for (const size of sizes) expect((size * 360) / width).toBeGreaterThanOrEqual(9);
  });
});

describe('the roles that may read a paper', () => {
  it('are those who sign and pay for a statement, three people for violations, and never authors', () => {
    expect(roles.filter((role) => mayReadPaper('statement', role))).toEqual([
      'standingDeputy',
      'head',
      'chairman',
      'accountant',
    ]);
    expect(roles.filter((role) => mayReadPaper('violations', role))).toEqual(['standingDeputy', 'head', 'chairman']);
    for (const name of ['statement', 'report', 'minutes', 'reward', 'estimate', 'regulation', 'violations'] as const)
      for (const role of ['citizen', 'contributor', 'member'] as const) expect(mayReadPaper(name, role)).toBe(false);
  });
});

it('the override is listed first, in the document and in the workbook', () => {
  const approved = { person: 'h', name: 'Nguyễn Thị Hạnh', at: '2026-12-01', override: 'Chủ tịch đi vắng' };
  const input = {
    statement: { ...statement, approved },
    changes: [],
    replaced: null,
    since: null,
    settled: null,
    approver,
  };
  const list = statementPaper(aContext(), input).blocks.find(({ kind }) => kind === 'list');
  expect(list?.kind === 'list' && list.items[0]).toContain('Chủ tịch đi vắng');
  const [sheet] = statementWorkbook(aContext(), input).sheets;
  expect(sheet?.rows[0]?.[1]).toContain('Chủ tịch đi vắng');
});

describe('a paper without content', () => {
  it('says so in a sentence, without an empty table to sign', () => {
    for (const paper of [regulationPaper(aContext(), []), violationPaper(aContext(), [], () => '')]) {
      expect(paper.blocks.map(({ kind }) => kind)).not.toContain('table');
      expect(JSON.stringify(paper.blocks)).toMatch(/chưa ghi nhận nội dung nào|Chưa có vi phạm nào/u);
    }
  });
});
