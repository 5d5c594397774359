/** Which paper is meant, who may read it, and what its files are called. The papers themselves are made in `src/papers`. */
import type { Role } from '../roles.ts';

const heads = ['standingDeputy', 'head', 'chairman'] as const satisfies readonly Role[];

/** Who reads each, and the name of its file. What a paper is of: a month, a report's kind and period, a year; '' where there is one of it. */
export const papers = {
  statement: { readers: [...heads, 'accountant'], file: 'bang-ke-nhuan-but' },
  report: { readers: ['deputy', ...heads], file: 'bao-cao' },
  minutes: { readers: ['deputy', ...heads], file: 'bien-ban-hop' },
  reward: { readers: ['deputy', ...heads], file: 'to-trinh-khen-thuong' },
  estimate: { readers: [...heads, 'accountant'], file: 'du-toan' },
  budget: { readers: [...heads, 'accountant'], file: 'theo-doi-kinh-phi' },
  regulation: { readers: ['deputy', ...heads], file: 'de-xuat-sua-quy-che' },
  violations: { readers: heads, file: 'so-theo-doi-vi-pham' },
  // The whole record of one item or question, by its code.
  dossier: { readers: ['standingDeputy', 'head'], file: 'ho-so' },
} as const satisfies Record<string, { readonly readers: readonly Role[]; readonly file: string }>;

export type PaperName = keyof typeof papers;
export const paperNames = Object.keys(papers) as readonly PaperName[];

/** Who may open a paper follows from its row alone, whatever state it is in. */
export const mayReadPaper = (name: PaperName, role: Role): boolean =>
  (papers[name].readers as readonly Role[]).includes(role);

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
export type FigureName = (typeof figureNames)[number];

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
export type PaperForm = keyof typeof paperForms;

/** Without its ending. A report of the standing deputy is another paper than the board's of the same month. */
export function paperFileName({ name, of }: PaperRef): string {
  const [kind = '', period] = of.split(':');
  const middle = kind === 'deputy' ? '-pho-truong-ban' : kind === 'praise' ? '-khen-thuong' : '';
  const end = period ?? kind;
  return `${papers[name].file}${middle}${end === '' ? '' : `-${end}`}`;
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
