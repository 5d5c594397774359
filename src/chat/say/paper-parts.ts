import type { PaperFile } from '../../domain/attached-file.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Button, ButtonRows, Message } from '../../domain/message.ts';
import { type PaperForm, type PaperRef, paperFormName } from '../../domain/period/paper-ref.ts';
import { type RemarkKind, remarkKinds } from '../../domain/period/report.ts';
import type { DatedRule } from '../../domain/process/dated-rule.ts';
import { button } from './buttons.ts';

/** Most lines, exceptions and entries in one message; the files contain all. */
export const shownLines = 12;
export const shownExceptions = 6;
export const shownEntries = 5;

/** The paper's files in these forms, with the names under which people save them. */
export const filesOf = (paper: PaperRef, forms: readonly PaperForm[]): readonly PaperFile[] =>
  forms.map((form) => ({ paper, form, name: paperFormName(paper, form) }));

/** Marks a subject as a page position: 'after:20' continues a list after 20 entries. */
const furtherOn = 'after';
/** Index of the first entry that a page of a paper shows: 'after:20' → 20, anything else → 0. */
export const startIn = (of: string): number => {
  const [named, count] = of.split(':');
  return named === furtherOn ? Number(count) || 0 : 0;
};

/** Opens a paper, or one of the lists behind it. */
export const viewButton = (label: Sentence | string, { name, of }: PaperRef, list = ''): Button =>
  button(label, `paper.${name}${list === '' ? '' : `.${list}`}`, of);

/**
 * The button for the entries that do not fit on this page.
 * @param from index of the first entry shown
 */
export function furtherButton(name: PaperRef['name'], all: number, from: number, list = ''): ButtonRows {
  const to = from + shownEntries;
  const label = { key: 'choice-further', facts: { from: to + 1, count: all - to } };
  return all > to ? [[viewButton(label, { name, of: `${furtherOn}:${to}` }, list)]] : [];
}

/** Stacks sentences one below the other; they are nested, because a fact holds one sentence. */
export const stacked = (sentences: readonly Sentence[]): Sentence | string => {
  const [first, ...rest] = sentences;
  return first ? { key: 'paper-note-line', facts: { line: first, rest: stacked(rest) } } : '';
};

/** Cuts lines to what a message can hold and states how many are left, so that a partial list is not taken for the whole. */
export const cutAt = <Line>(lines: readonly Line[], most: number): readonly (Line | Sentence)[] =>
  lines.length <= most
    ? lines
    : [...lines.slice(0, most), { key: 'paper-more', facts: { count: lines.length - most } }];

/** One line per row as far as a message can hold them, or the sentence that there are none. */
export const orNone = <Row>(
  none: string,
  all: readonly Row[],
  line: (row: Row, at: number) => Sentence,
  most = shownLines,
): Sentence | string => (all.length === 0 ? { key: none } : stacked(cutAt(all.map(line), most)));

/** Lines one below the other; plain strings are kept unchanged. */
export const listed = (all: readonly (string | Sentence)[], most = shownLines): Sentence | string =>
  all.length === 0
    ? { key: 'report-none-late' }
    : cutAt(all, most).reduceRight<Sentence | string>(
        (rest, line) => ({ key: rest === '' ? 'figure-last-line' : 'figure-list-line', facts: { line, rest } }),
        '',
      );

/** Opens the version in force of this kind of rule, with its other versions. */
export const rulesButton = (kind: DatedRule): Button =>
  button({ key: 'choice-rules', facts: { rule: { key: `rule-kind-${kind}` } } }, 'paper.rules', kind);

/** Asks for the kind of a remark, one button each. */
export const remarkChoices = (subject: string, revision: number): Message => ({
  key: 'remark-which',
  buttons: remarkKinds.map((kind: RemarkKind) => [
    button({ key: `paper-remark-${kind}` }, `rp-remark.${kind}`, subject, revision),
  ]),
});
