/**
 * What is signed, as data: a document in the format of Decree 30/2020 (Appendix I), a workbook, a chart. Papers make
 * these; a printer turns them into files. Nothing here knows Word, Excel or HTML.
 */

import type { PaperFile } from '../domain/attached-file.ts';
import type { PersonId } from '../domain/ids.ts';
import { documentTypes } from './documents.ts';
import type { DossierContent } from './dossier.ts';

/** A piece of a paragraph in one face. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** Of a table on paper; its cells are text as it is printed. */
export interface Column {
  readonly title: string;
  /** Parts of the table's width. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
}

/** Values as they are, one for each category; the printer chooses scale and labels. */
export interface Chart {
  /** `bars` lie, for long names; `columns` stand, for time; `stacked` columns are parts of a whole. */
  readonly kind: 'bars' | 'columns' | 'stacked';
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** What a paper is made of, from top to bottom. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly align?: 'justify' | 'center' | 'left' }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
      /** Bold, last. */
      readonly total?: readonly string[];
    }
  | { readonly kind: 'chart'; readonly chart: Chart };

/** A paragraph that leads to a table, a chart or a list goes to the next page with it. */
export const leadsOn = (blocks: readonly Block[], at: number): boolean =>
  blocks[at]?.kind === 'paragraph' && ['table', 'chart', 'list'].includes(blocks[at + 1]?.kind ?? '');

/** The last sentence alone above the signature would be a page of nothing: what stands before it goes with it. */
const heldBlocks = 2;

/**
 * From which block on a paper goes with its signature: the last two, and a table that two paragraphs follow, such as its sum in
 * words and the closing sentence.
 */
export function heldFrom(blocks: readonly Block[]): number {
  const least = blocks.length - heldBlocks;
  const [table, ...after] = blocks.slice(least - 1);
  const isTable = least > 0 && table?.kind === 'table' && after.every(({ kind }) => kind === 'paragraph');
  return isTable ? least - 1 : Math.max(0, least);
}

/** So many of a table's last rows hold together: no page has one of them, or the total, alone, nor a few of a long table. */
export const heldRows = (count: number): number => (count > 20 ? 6 : 2);

/** A table of so few rows is not torn at all, where nothing has to stay with its end. */
export const isHeldWhole = (count: number): boolean => count <= 6;

/** One block of the signatures, which stand side by side; lines that are null are left out. */
export interface Signature {
  /** 'TM. BAN BIÊN TẬP'; null where the office says it all. */
  readonly capacity: string | null;
  readonly office: string;
  /** In italics below the office: '(Ký, họ tên)'. */
  readonly hint?: string;
  /** Stands above the name: 'PHÓ CHỦ TỊCH UBND PHƯỜNG'. */
  readonly post: string | null;
  /** Null: to be written by hand. */
  readonly name: string | null;
}

/** Begins on a page of its own, behind the signatures. */
export interface Appendix {
  readonly label: string;
  readonly title: string;
  readonly isLandscape: boolean;
  readonly blocks: readonly Block[];
}

/** A document in the layout of Decree 30/2020, Appendix I, with all its words: no printer looks anything up. */
export interface Paper {
  /** Of the file, without its ending. */
  readonly fileName: string;
  readonly agency: { readonly above: string | null; readonly name: string };
  /** 'BC-BBT': the number before it is given by the registry, by hand. Null: the paper has none. */
  readonly symbol: string | null;
  /** 'Đồng Lạc, ngày      tháng 11 năm 2026' */
  readonly placeAndDate: string;
  readonly type: string;
  readonly subject: string;
  /** Under the title, of papers that go upward. */
  readonly addressees: readonly string[];
  readonly bases: readonly string[];
  readonly isLandscape: boolean;
  readonly blocks: readonly Block[];
  readonly signatures: readonly Signature[];
  /** Under "Nơi nhận"; none: the paper has no such list. */
  readonly recipients: readonly string[];
  readonly appendices: readonly Appendix[];
  /** State of the paper and its hash, small, under everything: which records it was made from. */
  readonly imprint: string | null;
  /**
   * The whole hash of what was approved, in words, for the properties of its file: the imprint shows the beginning. Null: nothing
   * was approved.
   */
  readonly hashNote: string | null;
  readonly words: PaperWords;
}

/** What every paper says, in the paper's language. */
export interface PaperWords {
  readonly country: string;
  readonly motto: string;
  readonly number: string;
  readonly to: string;
  readonly recipients: string;
  readonly language: string;
}

/** A formula carries its result, for programs that only look. */
export type SheetCell = string | number | null | { readonly formula: string; readonly result: number };

/** Of a sheet; what its cells mean is told by the format. */
export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  /**
   * In a column of dates each is a day as '2026-11-30'; `mark` is a short word in the middle; a `percent` is 10 for ten in a
   * hundred; a `part` is 0.5 for half of it, and is shown as "50%", or as "1/3" where percentages cannot say it.
   */
  readonly format: 'text' | 'mark' | 'vnd' | 'count' | 'coefficient' | 'percent' | 'part' | 'date';
}

/** A table with what stands above and below it on the printed page. */
export interface Sheet {
  readonly name: string;
  /** Above the table: agency, title, period. */
  readonly heading: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  readonly total: readonly SheetCell[] | null;
  /** Below the table. */
  readonly notes: readonly string[];
  readonly signatures: readonly Signature[];
}

/** Sheets of one file, in their order. */
export interface Workbook {
  readonly fileName: string;
  /** As of a document. */
  readonly hashNote: string | null;
  readonly sheets: readonly Sheet[];
}

/** Row of the first line of a sheet's table: formulas are written with it. Heading, an empty row, the titles, then lines. */
export const firstRowOf = (heading: readonly string[]): number => heading.length + 3;

/** A file as it is downloaded or sent. */
export interface PrintedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** Turns papers into files on the thread that calls it: it may be busy for seconds. */
export interface PaperPrinter {
  docx(paper: Paper): Promise<PrintedFile>;
  xlsx(workbook: Workbook): Promise<PrintedFile>;
  html(paper: Paper): string;
  /** Each page as a picture, those of appendices behind. */
  pages(paper: Paper): Promise<readonly Uint8Array[]>;
  svg(chart: Chart): string;
  png(chart: Chart): Uint8Array;
}

/** One file to be made; plain data, so that another thread can make it. */
export type Printable =
  /** `html`: as one page of a browser. `pages`: each page of the paper as a picture, in one archive. */
  | { readonly form: 'docx' | 'html' | 'pages'; readonly paper: Paper }
  | { readonly form: 'xlsx'; readonly workbook: Workbook }
  | { readonly form: 'png'; readonly name: string; readonly chart: Chart }
  | {
      readonly form: 'zip';
      readonly name: string;
      readonly dossier: DossierContent;
      /** What the checker inside says, by the name of what it found. */
      readonly words: Readonly<Record<string, string>>;
      readonly readme: string;
    };

/** Prints where nobody waits for it: `PaperPrinter` in a thread of its own. Rejects where a paper could not be made. */
export interface PaperPress {
  print(what: Printable): Promise<PrintedFile>;
  close(): Promise<void>;
}

/** A paper of this ward for this reader, from the records as they are now. Null: it is not there, or not for them. */
export type PrintPaper = (reader: PersonId, file: Pick<PaperFile, 'paper' | 'form'>) => Promise<PrintedFile | null>;

export const printedTypes = {
  docx: documentTypes.docx,
  xlsx: documentTypes.xlsx,
  png: 'image/png',
  html: 'text/html; charset=utf-8',
  zip: 'application/zip',
} as const;
