/** What every paper in a chat is made of: its files, its presses, its lists of sentences. */
import { nothingInHand, type PaperInHand, type PaperNoun, paperActs } from '../../domain/act/paper.ts';
import type { PaperFile } from '../../domain/attached-file.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Button, ButtonRows } from '../../domain/message.ts';
import { type PaperForm, type PaperRef, paperFormName } from '../../domain/period/paper-ref.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { Records } from '../../ports/period-records.ts';
import { revisionOf } from '../../usecases/period/seen.ts';
import { button, buttonsOf } from './buttons.ts';

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

/** In the rows' order, those of one line side by side. @param facts of the labels, where a list has several of a noun */
export async function actButtons(
  noun: PaperNoun,
  thing: Partial<PaperInHand>,
  { records, reader, subject }: { readonly records: Records; readonly reader: Person; readonly subject: string },
  facts?: Sentence['facts'],
): Promise<ButtonRows> {
  const whole = { ...nothingInHand, ...thing };
  const open = paperActs.filter(
    (row) => row.noun === noun && row.line !== null && row.isOpen(whole, actorOf(reader), records.now),
  );
  const revision = await revisionOf(records, noun, subject);
  const shown = buttonsOf(open, { id: subject, revision });
  return facts ? shown.map((line) => line.map((each) => ({ ...each, label: { ...each.label, facts } }))) : shown;
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
