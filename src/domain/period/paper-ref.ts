/**
 * The papers of a ward: a row each, and a file of the same name in `src/papers` that makes it. Chat, desk, command line
 * and files have what a row says.
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
  /** Whatever state it is in. */
  readonly readers: readonly Role[];
  /** What its files are called, without period and ending. */
  readonly file: string;
  readonly forms: readonly PaperForm[];
  /** What there is one of: a month, a year, the coming year, the ward; `named`: what it is of is told where it is opened. */
  readonly of: 'month' | 'year' | 'nextYear' | 'ward' | 'named';
  /** Whose acts are pressed on it. */
  readonly acts: PaperNoun | null;
  /** How it is asked for in a chat: '/vipham', and folded words; a menu has those that officials look for. */
  readonly command: { readonly name: string; readonly words: readonly string[]; readonly isOnMenu: boolean } | null;
}

/** In the order of the desk's list. */
export const papers = {
  statement: {
    ...{ readers: payers, file: 'bang-ke-nhuan-but', forms: [...asDocument, 'xlsx'] },
    ...{ of: 'month', acts: 'statement', command: null },
  },
  // Of a kind and its period: 'monthly:2026-11'.
  report: {
    ...{ readers: board, file: 'bao-cao', forms: [...asDocument, 'onTime', 'units'] },
    ...{ of: 'named', acts: 'report', command: null },
  },
  // As the report that the meeting was about, or 'praise:2026'.
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
  // The whole record of one item or question, by its code.
  dossier: {
    ...{ readers: ['standingDeputy', 'head'], file: 'ho-so', forms: ['zip'] },
    ...{ of: 'named', acts: null, command: null },
  },
} as const satisfies Record<string, PaperRow>;

/** A paper by the name of its row. */
export type PaperName = keyof typeof papers;
export const paperNames = Object.keys(papers) as readonly PaperName[];
/** All that a paper's row says, by one type. */
export const paperRow = (name: PaperName): PaperRow => papers[name];

/** Commands that open a paper. */
export type PaperCommand = Exclude<(typeof papers)[PaperName]['command'], null>['name'];

/** Who may open a paper follows from its row alone, whatever state it is in. */
export const mayReadPaper = (name: PaperName, role: Role): boolean => paperRow(name).readers.includes(role);

/** The paper that acts of this noun are pressed on. @param of of a month or a year; the ward has one */
export function paperOfNoun(noun: Exclude<PaperNoun, 'rule'>, of: string): PaperRef {
  const name = paperNames.find((each) => paperRow(each).acts === noun);
  if (!name) throw new Error(`no paper carries acts of ${noun}`);
  return { name, of: paperRow(name).of === 'ward' ? '' : of };
}

/** What it is of around a month. @param today '2026-12-01'; null: that is told where it is opened */
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

/** What a paper tells of in the chat, and what is no paper: somebody's own lines, and the list behind a figure. */
export type PaperView =
  | (PaperRef & { readonly list?: FigureName })
  | { readonly name: 'own'; readonly of: '' }
  /** Rules with a day. `of`: a kind of them, the id of a proposal; '': all. */
  | { readonly name: 'rules'; readonly of: string };

/** Figures of a report that open their list. */
export const figureNames = [
  ...(['items', 'late', 'returned', 'rejected', 'corrected', 'down', 'received', 'questions', 'open'] as const),
  ...(['read', 'budget', 'actions', 'statements'] as const),
] as const;
/** A figure of a report behind which the list of its items or questions can be opened. */
export type FigureName = (typeof figureNames)[number];

/** Which paper, about what. */
export interface PaperRef {
  readonly name: PaperName;
  /** '2026-11', 'monthly:2026-11', '2027' */
  readonly of: string;
}

/** `html` and `pages` are a document as a browser shows it and as pictures, `onTime` and `units` the charts of a report, `silent` of the units nothing comes from, as pictures. */
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
/** As what a paper is fetched; the value above is the ending of its file. */
export type PaperForm = keyof typeof paperForms;

/** Without its ending. A report of the standing deputy is another paper than the board's of the same month. */
export function paperFileName({ name, of }: PaperRef): string {
  const [kind = '', period] = of.split(':');
  const middle = kind === 'deputy' ? '-pho-truong-ban' : kind === 'praise' ? '-khen-thuong' : '';
  const end = period ?? kind;
  return `${paperRow(name).file}${middle}${end === '' ? '' : `-${end}`}`;
}

/** Behind the paper's name; a document has none. */
const endings: Readonly<Partial<Record<PaperForm, string>>> = {
  pages: '-trang-in',
  onTime: '-dung-han',
  units: '-don-vi',
  silent: '-don-vi-im-lang',
};

/** The name under which a paper is downloaded, with its ending. */
export const paperFormName = (paper: PaperRef, form: PaperForm): string =>
  `${paperFileName(paper)}${endings[form] ?? ''}.${paperForms[form]}`;

/** '2026-11' as '11/2026', '2026-Q4' as 'IV/2026', '2026-11-03' as '03/11/2026'. */
const spokenPart = (part: string): string => {
  const short = shortPeriod(part);
  return short === part ? part.split('-').reverse().join('/') : short;
};

/** 'Báo cáo tháng 11/2026', 'Báo cáo đột xuất 03/11/2026 – 20/11/2026': what people call it. */
export function paperNamed({ name, of }: PaperRef): { readonly key: string; readonly facts: Facts } {
  const [kind = '', period] = of.split(':');
  const said = name === 'dossier' ? of : (period ?? of).split('..').map(spokenPart).join(' – ');
  return { key: `paper-name-${name}`, facts: { kind, of: said } };
}
