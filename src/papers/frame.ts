/** Shared parts of all papers: agency, place and date, common phrases, names of periods and amounts. */
import type { Actor } from '../domain/actor.ts';
import { formatDate, localDate, localDateOf, partsOf } from '../domain/calendar/local-date.ts';
import type { Facts } from '../domain/facts.ts';
import { basesOn } from '../domain/period/legal-basis.ts';
import type { PaperHead } from '../domain/period/paper-head.ts';
import type { PaperForm, PaperRef } from '../domain/period/paper-ref.ts';
import { type Period, parsePeriod, romanQuarters } from '../domain/period/period.ts';
import { formatVnd } from '../domain/royalty/money.ts';
import { isSample } from '../domain/royalty/rates.ts';
import type { Appendix, Block, Column, Paper, Printable, Signature } from '../ports/papers.ts';
import type { Records } from '../ports/period-records.ts';

/** Translates a paper's texts from `locales`. */
export type Say = (key: string, facts?: Facts) => string;

/** Context of a paper: its head, the translations, and whether it still matches its approval. */
export interface PaperContext extends PaperHead {
  readonly say: Say;
  /** True if an approved paper no longer matches its hash; it must not be signed or paid. */
  readonly isBroken?: boolean;
}

/** Request for a paper: subject, form and reader. */
export interface Opening {
  readonly records: Records;
  readonly context: PaperContext;
  readonly ref: PaperRef;
  readonly form: PaperForm;
  /** The reader; null: the command line. */
  readonly actor: Actor | null;
}

/**
 * Type of the function `open` that each paper's file exports. A document is rendered in the requested form; other results name
 * their own form. Null: the paper does not exist, or this reader may not see it.
 */
export type OpenPaper = (opening: Opening) => Promise<Paper | Exclude<Printable, { readonly form: 'docx' }> | null>;

/** Upper case in Vietnamese, with diacritics. */
export const upper = (text: string): string => text.toLocaleUpperCase('vi');

const twoDigits = (value: number): string => String(value).padStart(2, '0');
/** Only January and February are padded (Decree 30/2020). */
const monthText = (month: number): string => (month < 3 ? twoDigits(month) : String(month));

function periodName({ say }: PaperContext, period: Period): string {
  const { year, month } = partsOf(period.firstDay);
  switch (period.kind) {
    case 'month':
      return say('paper-period-month', { month: monthText(month), year: String(year) });
    case 'quarter':
      return say('paper-period-quarter', {
        quarter: romanQuarters[Math.ceil(month / 3) - 1] ?? '',
        year: String(year),
      });
    case 'year':
      return say('paper-period-year', { year: String(year) });
    case 'days':
      return say('paper-period-days', { from: formatDate(period.firstDay), to: formatDate(period.lastDay) });
  }
}

/** '2026-11' in a paper's wording; an invalid period is returned unchanged. */
export function nameOfPeriod(context: PaperContext, id: string): string {
  const period = parsePeriod(id);
  return period ? periodName(context, period) : id;
}

/** The day is left blank: the registry fills it in with the number. */
function placeAndDate({ say, place, on }: PaperContext): string {
  const { year, month } = partsOf(on);
  return say('paper-place-date', { place, month: monthText(month), year: String(year) });
}

/** '1.250.000', without a unit, which the column's title names. */
export const dong = (amountVnd: number): string => formatVnd(amountVnd);
/** '1.270': numbers in papers use a point for thousands. */
export const counted = (count: number): string => formatVnd(count);
/** '29/11/2026'; '' for null. */
export const dayText = (day: string | null): string => (day === null ? '' : formatDate(localDate(day)));
/** '24 tháng 6 năm 2026', the long form of a date in a paper (Decree 30/2020). @param day '2026-06-24' */
export function longDay(say: Say, day: string): string {
  const { year, month, day: of } = partsOf(localDate(day));
  return say('paper-day-long', {
    day: of < 10 ? twoDigits(of) : String(of),
    month: monthText(month),
    year: String(year),
  });
}
/** '29/11/2026 15:04' in Viet Nam, which has no daylight saving time. */
export function instantText(iso: string | null): string {
  if (iso === null) return '';
  const local = new Date(Date.parse(iso) + 7 * 3_600_000).toISOString();
  return `${formatDate(localDate(local.slice(0, 10)))} ${local.slice(11, 16)}`;
}

/** A paragraph of plain text. */
export const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] });
/** 1 is a part ("I."), 2 a section, 3 a point. */
export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
/** Adds the mark unless the text already ends with one. */
const stopped = (text: string, mark: '.' | ';'): string => (/[.;:!?…]$/u.test(text) ? text : `${text}${mark}`);

/** A list; its entries end with semicolons and the last with a full stop, unless an entry has its own mark. */
export const list = (items: readonly string[]): Block => ({
  kind: 'list',
  items: items.map((item, at) => stopped(item, at === items.length - 1 ? '.' : ';')),
});
/** The lines of a remark as paragraphs. */
export const paragraphs = (text: string): readonly Block[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => paragraph(stopped(line, '.')));

/** A column: title, relative width, cell text, alignment, and the cell in the bold row of sums. */
export type TableColumn<Row> = readonly [
  title: string,
  width: number,
  cell: (row: Row, at: number) => string,
  align?: Column['align'],
  total?: string,
];

/** A table; it gets a row of sums if a column has a sum. */
export const table = <Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[]): Block => ({
  kind: 'table',
  columns: columns.map(([title, width, , align = 'left']) => ({ title, width, align })),
  rows: rows.map((row, at) => columns.map(([, , cell]) => cell(row, at))),
  ...(columns.some((column) => column[4] !== undefined) ? { total: columns.map((column) => column[4] ?? '') } : {}),
});

/** A table with a first column that numbers the rows. */
export const numbered = <Row>(
  say: Say,
  width: number,
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
): Block => table(rows, [[say('paper-column-number'), width, (_, at) => String(at + 1), 'center'], ...columns]);

/** An appendix; its heading names the content in capitals, the kind of paper it belongs to, and the author of that paper. */
export const appendix = (
  say: Say,
  {
    number,
    what,
    type,
    by = 'board',
    isLandscape = false,
  }: Record<'number' | 'what' | 'type', string> & { by?: 'board' | 'standingDeputy'; isLandscape?: boolean },
  blocks: Block | readonly Block[],
): Appendix => ({
  label: say('paper-appendix', { number }),
  title: `${upper(what)}\n${say('paper-appendix-of', { type: `${type.slice(0, 1)}${type.slice(1).toLocaleLowerCase('vi')}`, by })}`,
  isLandscape,
  blocks: Array.isArray(blocks) ? blocks : [blocks],
});

/** The head signs on behalf of the board, with the post of deputy chairman of the People's Committee. */
export const headSignature = ({ say, headName, wardFullName }: PaperContext): Signature => ({
  capacity: say('paper-on-behalf-of-board'),
  office: say('paper-office-head'),
  post: say('paper-post-deputy-chairman', { ward: upper(wardFullName.split(' ')[0] ?? '') }),
  name: headName,
});

/** Writes dates such as '24/6/2026' in a noted text in full. */
const withLongDays = (say: Say, text: string): string =>
  text.replace(/\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/gu, (_, day: string, month: string, year: string) =>
    longDay(say, `${year}-${twoDigits(Number(month))}-${twoDigits(Number(day))}`),
  );

/**
 * A decision as a paper cites it: '26/QĐ-UBND' by its number. A decision without a number gets a blank, which the registry
 * fills in before the paper is signed.
 */
export const decisionText = (say: Say, decision: string): string =>
  /^\d/u.test(decision)
    ? say('paper-decision-numbered', { number: decision })
    : isSample(decision)
      ? say('paper-decision-unnumbered')
      : decision;

/**
 * Legal bases in force on the paper's day. A replaced basis is not cited, and the card tells the person who prepares the paper.
 */
export const basesOf = ({ say, bases, on }: PaperContext): readonly string[] =>
  basesOn(bases, on).inForce.map(({ name }) => say('paper-basis', { name: withLongDays(say, name) }));

const brokenNote = ({ say, isBroken = false }: PaperContext): readonly Block[] =>
  isBroken ? [{ kind: 'paragraph', runs: [{ text: say('issue-hash-broken'), bold: true }] }] : [];

type Given = Pick<Paper, 'fileName' | 'symbol' | 'type' | 'subject' | 'blocks' | 'signatures'> & Partial<Paper>;

/** Completes a paper with the shared parts; a note about a broken hash comes first. */
export function framed(context: PaperContext, given: Given): Paper {
  const { say, wardFullName } = context;
  return {
    agency: { above: say('paper-agency-above', { ward: upper(wardFullName) }), name: say('paper-agency') },
    placeAndDate: placeAndDate(context),
    addressees: [],
    bases: [],
    isLandscape: false,
    recipients: [],
    imprint: null,
    hashNote: null,
    appendices: [],
    words: {
      country: say('paper-country'),
      motto: say('paper-motto'),
      number: say('paper-number'),
      to: say('paper-to'),
      recipients: say('paper-recipients'),
      language: say('paper-language'),
    },
    ...given,
    blocks: [...brokenNote(context), ...given.blocks],
  };
}

/** Printed digits of a hash: enough for comparison with the records, on one line. */
const hashShown = 16;

/**
 * The beginning of a hash for the imprint, and the whole hash for the file's properties.
 * @param hash sha-256 in hexadecimal; null: not approved yet
 */
export const sealOf = (say: Say, hash: string | null): { readonly shown: string; readonly note: string | null } => ({
  shown: hash?.slice(0, hashShown) ?? say('paper-no-hash'),
  note: hash === null ? null : say('paper-hash-note', { hash }),
});

/** The last sentence of a paper, with the mark that nothing follows. */
export const closing = (text: string): Block => paragraph(`${text}./.`);

/** A note if the paper was frozen before its period ended, because later events are missing. Null: it was not. */
export function signedEarly(say: PaperContext['say'], at: string, lastDay: string): string | null {
  const on = localDateOf(new Date(at), 'Asia/Ho_Chi_Minh');
  return on <= lastDay ? say('paper-early-frozen', { on: formatDate(on), day: dayText(lastDay) }) : null;
}
