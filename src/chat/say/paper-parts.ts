import type { PaperFile } from '../../domain/attached-file.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Button, ButtonRows, Message } from '../../domain/message.ts';
import { type PaperForm, type PaperRef, paperFormName } from '../../domain/period/paper-ref.ts';
import { type RemarkKind, remarkKinds } from '../../domain/period/report.ts';
import type { DatedRule } from '../../domain/process/dated-rule.ts';
import { button } from './buttons.ts';

/** Lines, exceptions and entries of one message; the files have all. */
export const shownLines = 12;
export const shownExceptions = 6;
export const shownEntries = 5;

/** The paper's files in these forms, under the names that people save them by. */
export const filesOf = (paper: PaperRef, forms: readonly PaperForm[]): readonly PaperFile[] =>
  forms.map((form) => ({ paper, form, name: paperFormName(paper, form) }));

/** In place of what a paper is of: how many entries of its list stand on the screens before. */
const furtherOn = 'after';
/** First line that a screen of a paper shows: 'after:20' → 20, anything else → 0. */
export const startIn = (of: string): number => {
  const [named, count] = of.split(':');
  return named === furtherOn ? Number(count) || 0 : 0;
};

/** Opens a paper, or one of the lists behind it. */
export const viewButton = (label: Sentence | string, { name, of }: PaperRef, list = ''): Button =>
  button(label, `paper.${name}${list === '' ? '' : `.${list}`}`, of);

/** The way on to the presses that this screen has no room for. @param from of the entry that is shown first */
export function furtherButton(name: PaperRef['name'], all: number, from: number, list = ''): ButtonRows {
  const to = from + shownEntries;
  const label = { key: 'choice-further', facts: { from: to + 1, count: all - to } };
  return all > to ? [[viewButton(label, { name, of: `${furtherOn}:${to}` }, list)]] : [];
}

/** Sentences one below the other; a fact is one sentence, so the rest hangs on the first. */
export const stacked = (sentences: readonly Sentence[]): Sentence | string => {
  const [first, ...rest] = sentences;
  return first ? { key: 'paper-note-line', facts: { line: first, rest: stacked(rest) } } : '';
};

/** As far as a message has room, and how many lines are left: a list of some must not look like all. */
export const cutAt = <Line>(lines: readonly Line[], most: number): readonly (Line | Sentence)[] =>
  lines.length <= most
    ? lines
    : [...lines.slice(0, most), { key: 'paper-more', facts: { count: lines.length - most } }];

/** A line each as far as a message has room, or the sentence that there is none. */
export const orNone = <Row>(
  none: string,
  all: readonly Row[],
  line: (row: Row, at: number) => Sentence,
  most = shownLines,
): Sentence | string => (all.length === 0 ? { key: none } : stacked(cutAt(all.map(line), most)));

/** One below the other; what is no sentence yet stands as it is. */
export const listed = (all: readonly (string | Sentence)[], most = shownLines): Sentence | string =>
  all.length === 0
    ? { key: 'report-none-late' }
    : cutAt(all, most).reduceRight<Sentence | string>(
        (rest, line) => ({ key: rest === '' ? 'figure-last-line' : 'figure-list-line', facts: { line, rest } }),
        '',
      );

/** Opens what holds of this kind, with its versions. */
export const rulesButton = (kind: DatedRule): Button =>
  button({ key: 'choice-rules', facts: { rule: { key: `rule-kind-${kind}` } } }, 'paper.rules', kind);

/** Of which kind a remark is, one button each. */
export const remarkChoices = (subject: string, revision: number): Message => ({
  key: 'remark-which',
  buttons: remarkKinds.map((kind: RemarkKind) => [
    button({ key: `paper-remark-${kind}` }, `rp-remark.${kind}`, subject, revision),
  ]),
});
