/**
 * The papers of a ward: one row each, and a file of the same name in `src/papers` that makes it. Chat, desk, command line and
 * file names are derived from these rows.
 */
import type { PaperNoun } from '../act/paper.ts';
import type { Facts } from '../facts.ts';
import type { Role } from '../roles.ts';
import { type Period, shortPeriod } from './period.ts';

const heads = ['standingDeputy', 'head', 'chairman'] as const satisfies readonly Role[];
const board = ['deputy', ...heads] as const;
const payers = [...heads, 'accountant'] as const;
const asDocument = ['docx', 'html', 'pages'] as const;

interface PaperRow {
  /** Roles that may read it, in every state. */
  readonly readers: readonly Role[];
  /** Base name of its files, without period and extension. */
  readonly file: string;
  readonly forms: readonly PaperForm[];
  /**
   * What one paper covers: a month, a year, the coming year, or the ward. `named`: the caller names it when opening the paper.
   */
  readonly of: 'month' | 'year' | 'nextYear' | 'ward' | 'named';
  /** The noun whose acts have their buttons on it. */
  readonly acts: PaperNoun | null;
  /**
   * How to open it in a chat: '/vipham', or these words without accents. `isOnMenu`: the menu lists it, because officials look
   * for it.
   */
  readonly command: { readonly name: string; readonly words: readonly string[]; readonly isOnMenu: boolean } | null;
}

/** In the order of the list at the desk. */
export const papers = {
  statement: {
    ...{ readers: payers, file: 'bang-ke-nhuan-but', forms: [...asDocument, 'xlsx'] },
    ...{ of: 'month', acts: 'statement', command: null },
  },
  // A kind and its period: 'monthly:2026-11'.
  report: {
    ...{ readers: board, file: 'bao-cao', forms: [...asDocument, 'onTime', 'units'] },
    ...{ of: 'named', acts: 'report', command: null },
  },
  // Named as the report that the meeting was about, or 'praise:2026'.
  minutes: {
    ...{ readers: board, file: 'bien-ban-hop', forms: asDocument },
    ...{ of: 'named', acts: null, command: null },
  },
  budget: {
    ...{ readers: payers, file: 'theo-doi-kinh-phi', forms: asDocument, of: 'year', acts: 'budget' },
    command: { name: 'kinhphi', words: ['kinh phi', 'du toan', 'theo doi kinh phi', 'budget'], isOnMenu: true },
  },
  estimate: {
    ...{ readers: payers, file: 'du-toan', forms: asDocument },
    ...{ of: 'nextYear', acts: 'budget', command: null },
  },
  reward: {
    ...{ readers: board, file: 'to-trinh-khen-thuong', forms: asDocument, of: 'year', acts: 'praise' },
    command: { name: 'khenthuong', words: ['khen thuong', 'xep hang khen thuong', 'praise'], isOnMenu: true },
  },
  violations: {
    ...{ readers: heads, file: 'so-theo-doi-vi-pham', forms: asDocument, of: 'ward', acts: 'violation' },
    command: { name: 'vipham', words: ['so vi pham', 'so theo doi vi pham', 'violations'], isOnMenu: false },
  },
  regulation: {
    ...{ readers: board, file: 'de-xuat-sua-quy-che', forms: asDocument, of: 'ward', acts: 'defect' },
    command: {
      name: 'suaquyche',
      words: ['sua quy che', 'vuong mac quy che', 'de xuat sua quy che', 'defects of the regulation'],
      isOnMenu: false,
    },
  },
  // The complete record of one item or question, named by its code.
  dossier: {
    ...{ readers: ['standingDeputy', 'head'], file: 'ho-so', forms: ['zip'] },
    ...{ of: 'named', acts: null, command: null },
  },
} as const satisfies Record<string, PaperRow>;

/** Name of a paper's row. */
export type PaperName = keyof typeof papers;
export const paperNames = Object.keys(papers) as readonly PaperName[];
/** A paper's row, with a common type. */
export const paperRow = (name: PaperName): PaperRow => papers[name];

/** Chat commands that open a paper. */
export type PaperCommand = Exclude<(typeof papers)[PaperName]['command'], null>['name'];

/** Whether this role may open the paper, in every state. */
export const mayReadPaper = (name: PaperName, role: Role): boolean => paperRow(name).readers.includes(role);

/** The paper that has the buttons for acts of this noun. @param of its month or year; ignored for a paper of the ward */
export function paperOfNoun(noun: Exclude<PaperNoun, 'rule'>, of: string): PaperRef {
  const name = paperNames.find((each) => paperRow(each).acts === noun);
  if (!name) throw new Error(`no paper carries acts of ${noun}`);
  return { name, of: paperRow(name).of === 'ward' ? '' : of };
}

/** The paper that covers this month. Null if it has to be named. @param today '2026-12-01' */
export function paperAround(name: PaperName, month: Period, today: string): PaperRef | null {
  switch (paperRow(name).of) {
    case 'month':
      return { name, of: month.id };
    case 'year':
      return { name, of: month.firstDay.slice(0, 4) };
    case 'nextYear':
      return { name, of: String(Number(today.slice(0, 4)) + 1) };
    case 'ward':
      return { name, of: '' };
    case 'named':
      return null;
  }
}

/** A paper shown in the chat, or a view that is not a paper: the reader's own lines, or the list behind a figure. */
export type PaperView =
  | (PaperRef & { readonly list?: FigureName })
  | { readonly name: 'own'; readonly of: '' }
  /** Dated rules. `of`: one kind of them, or the id of a proposal; '': all. */
  | { readonly name: 'rules'; readonly of: string };

/** Figures of a report whose list can be opened. */
export const figureNames = [
  ...(['items', 'late', 'returned', 'rejected', 'corrected', 'down', 'received', 'questions', 'open'] as const),
  ...(['read', 'budget', 'actions', 'statements'] as const),
] as const;
/** A figure of a report whose list of items or questions can be opened. */
export type FigureName = (typeof figureNames)[number];

/** Which paper, about what. */
export interface PaperRef {
  readonly name: PaperName;
  /** '2026-11', 'monthly:2026-11', '2027' */
  readonly of: string;
}

/**
 * File extension of each form. `html` and `pages`: a document as a web page and as pictures. `onTime`, `units`: charts of a
 * report.
 * `silent`: chart of the units that send nothing.
 */
export const paperForms = {
  docx: 'docx',
  html: 'html',
  pages: 'zip',
  xlsx: 'xlsx',
  onTime: 'png',
  units: 'png',
  silent: 'png',
  zip: 'zip',
} as const;
/** The form in which a paper is downloaded; the value above is its file extension. */
export type PaperForm = keyof typeof paperForms;

/** File name without extension. The standing deputy's report is a different paper from the board's report on the same month. */
export function paperFileName({ name, of }: PaperRef): string {
  const [kind = '', period] = of.split(':');
  const middle = kind === 'deputy' ? '-pho-truong-ban' : kind === 'praise' ? '-khen-thuong' : '';
  const end = period ?? kind;
  return `${paperRow(name).file}${middle}${end === '' ? '' : `-${end}`}`;
}

/** Suffix of the file name by form; documents have none. */
const endings: Readonly<Partial<Record<PaperForm, string>>> = {
  pages: '-trang-in',
  onTime: '-dung-han',
  units: '-don-vi',
  silent: '-don-vi-im-lang',
};

/** File name of a downloaded paper, with extension. */
export const paperFormName = (paper: PaperRef, form: PaperForm): string =>
  `${paperFileName(paper)}${endings[form] ?? ''}.${paperForms[form]}`;

/** '2026-11' as '11/2026', '2026-Q4' as 'IV/2026', '2026-11-03' as '03/11/2026'. */
const spokenPart = (part: string): string => {
  const short = shortPeriod(part);
  return short === part ? part.split('-').reverse().join('/') : short;
};

/** 'Báo cáo tháng 11/2026', 'Báo cáo đột xuất 03/11/2026 – 20/11/2026': the name that people use for it. */
export function paperNamed({ name, of }: PaperRef): { readonly key: string; readonly facts: Facts } {
  const [kind = '', period] = of.split(':');
  const said = name === 'dossier' ? of : (period ?? of).split('..').map(spokenPart).join(' – ');
  return { key: `paper-name-${name}`, facts: { kind, of: said } };
}
