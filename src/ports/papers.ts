/**
 * Printable papers as data: documents in the format of Decree 30/2020 (Appendix I), workbooks and charts. `src/papers` builds
 * them and a printer turns them into files. Nothing here depends on Word, Excel or HTML.
 */

import type { PaperFile } from '../domain/attached-file.ts';
import type { PersonId } from '../domain/ids.ts';
import { documentTypes } from './documents.ts';
import type { DossierContent } from './dossier.ts';

/** A piece of a paragraph in one type style. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** A column of a printed table. Cells are text, ready to print. */
export interface Column {
  readonly title: string;
  /** Relative width within the table. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
}

/** Unscaled values, one for each category. The printer chooses scale and labels. */
export interface Chart {
  /** `bars`: horizontal, for long names. `columns`: vertical, for time. `stacked`: columns made of the parts of a whole. */
  readonly kind: 'bars' | 'columns' | 'stacked';
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** The content of a paper, from top to bottom. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly align?: 'justify' | 'center' | 'left' }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
      /** Printed in bold as the last row. */
      readonly total?: readonly string[];
    }
  | { readonly kind: 'chart'; readonly chart: Chart };

/** True for a paragraph that introduces a table, a chart or a list: it must be on the same page. */
export const leadsOn = (blocks: readonly Block[], at: number): boolean =>
  blocks[at]?.kind === 'paragraph' && ['table', 'chart', 'list'].includes(blocks[at + 1]?.kind ?? '');

/** Blocks kept on the page of the signatures, so that the signature page never holds only the closing sentence. */
const heldBlocks = 2;

/**
 * Index of the first block that is kept on one page with the signatures: the last two blocks, and also a table that is followed
 * by two paragraphs (its sum in words and the closing sentence).
 */
export function heldFrom(blocks: readonly Block[]): number {
  const least = blocks.length - heldBlocks;
  const [table, ...after] = blocks.slice(least - 1);
  const isTable = least > 0 && table?.kind === 'table' && after.every(({ kind }) => kind === 'paragraph');
  return isTable ? least - 1 : Math.max(0, least);
}

/**
 * How many of a table's last rows stay on one page, so that no page holds only one row, only the total or a few rows of a long
 * table.
 */
export const heldRows = (count: number): number => (count > 20 ? 6 : 2);

/** True if a table is short enough to stay on one page, unless something must stay on the page with its end. */
export const isHeldWhole = (count: number): boolean => count <= 6;

/** One of the signature blocks, which are printed side by side. Null lines are left out. */
export interface Signature {
  /** 'TM. BAN BIÊN TẬP'. Null if the office alone is enough. */
  readonly capacity: string | null;
  readonly office: string;
  /** In italics below the office: '(Ký, họ tên)'. */
  readonly hint?: string;
  /** Printed above the name: 'PHÓ CHỦ TỊCH UBND PHƯỜNG'. */
  readonly post: string | null;
  /** Null: the signer writes it in ink. */
  readonly name: string | null;
}

/** Starts on a new page after the signatures. */
export interface Appendix {
  readonly label: string;
  readonly title: string;
  readonly isLandscape: boolean;
  readonly blocks: readonly Block[];
}

/** A document in the layout of Decree 30/2020, Appendix I. It contains all its words; the printer looks up none. */
export interface Paper {
  /** File name without extension. */
  readonly fileName: string;
  readonly agency: { readonly above: string | null; readonly name: string };
  /** 'BC-BBT': the registry writes the number before it in ink. Null if the paper has no symbol. */
  readonly symbol: string | null;
  /** 'Đồng Lạc, ngày      tháng 11 năm 2026' */
  readonly placeAndDate: string;
  readonly type: string;
  readonly subject: string;
  /** Printed under the title of papers to a superior authority. */
  readonly addressees: readonly string[];
  readonly bases: readonly string[];
  readonly isLandscape: boolean;
  readonly blocks: readonly Block[];
  readonly signatures: readonly Signature[];
  /** The list "Nơi nhận". Empty: the paper has no such list. */
  readonly recipients: readonly string[];
  readonly appendices: readonly Appendix[];
  /** State of the paper and its hash, in small print at the end: it identifies the records that the paper was made from. */
  readonly imprint: string | null;
  /**
   * A sentence with the full hash of the approved content, for the file's properties; the imprint shows only its beginning.
   * Null if nothing was approved.
   */
  readonly hashNote: string | null;
  readonly words: PaperWords;
}

/** Fixed words of every paper, in the paper's language. */
export interface PaperWords {
  readonly country: string;
  readonly motto: string;
  readonly number: string;
  readonly to: string;
  readonly recipients: string;
  readonly language: string;
}

/** A formula carries its result, for programs that do not calculate. */
export type SheetCell = string | number | null | { readonly formula: string; readonly result: number };

/** A column of a sheet. The format defines the meaning of its cells. */
export interface SheetColumn {
  readonly title: string;
  /** Width in characters. */
  readonly width: number;
  /**
   * `date`: each cell is a day such as '2026-11-30'. `mark`: a short centred word. `percent`: 10 means ten in a hundred.
   * `part`: 0.5 means half and is shown as "50%", or as "1/3" if a percentage would not be exact.
   */
  readonly format: 'text' | 'mark' | 'vnd' | 'count' | 'coefficient' | 'percent' | 'part' | 'date';
}

/** A table with the text above and below it on the printed page. */
export interface Sheet {
  readonly name: string;
  /** Lines above the table: agency, title, period. */
  readonly heading: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  readonly total: readonly SheetCell[] | null;
  /** Lines below the table. */
  readonly notes: readonly string[];
  readonly signatures: readonly Signature[];
}

/** The sheets of one file, in order. */
export interface Workbook {
  readonly fileName: string;
  /** As in `Paper`. */
  readonly hashNote: string | null;
  readonly sheets: readonly Sheet[];
}

/**
 * Number of the first data row of a sheet, as formulas need it. Before it come the heading, an empty row and the column titles.
 */
export const firstRowOf = (heading: readonly string[]): number => heading.length + 3;

/** A file to be downloaded or sent. */
export interface PrintedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** Turns papers into files on the calling thread, which may be blocked for seconds. */
export interface PaperPrinter {
  docx(paper: Paper): Promise<PrintedFile>;
  xlsx(workbook: Workbook): Promise<PrintedFile>;
  html(paper: Paper): string;
  /** One picture for each page, including the appendices at the end. */
  pages(paper: Paper): Promise<readonly Uint8Array[]>;
  svg(chart: Chart): string;
  png(chart: Chart): Uint8Array;
}

/** One file to be made, as plain data so that another thread can make it. */
export type Printable =
  /** `html`: a single web page. `pages`: a picture of each page, in one archive. */
  | { readonly form: 'docx' | 'html' | 'pages'; readonly paper: Paper }
  | { readonly form: 'xlsx'; readonly workbook: Workbook }
  | { readonly form: 'png'; readonly name: string; readonly chart: Chart }
  | {
      readonly form: 'zip';
      readonly name: string;
      readonly dossier: DossierContent;
      /** Messages of the verifier inside the archive, by the name of the finding. */
      readonly words: Readonly<Record<string, string>>;
      readonly readme: string;
    };

/** Runs `PaperPrinter` in its own thread, so that requests do not wait. Rejects if a paper cannot be made. */
export interface PaperPress {
  print(what: Printable): Promise<PrintedFile>;
  close(): Promise<void>;
}

/**
 * Makes a paper of this ward for this person from the current records. Null if it does not exist or the person may not see it.
 */
export type PrintPaper = (reader: PersonId, file: Pick<PaperFile, 'paper' | 'form'>) => Promise<PrintedFile | null>;

export const printedTypes = {
  docx: documentTypes.docx,
  xlsx: documentTypes.xlsx,
  png: 'image/png',
  html: 'text/html; charset=utf-8',
  zip: 'application/zip',
} as const;
