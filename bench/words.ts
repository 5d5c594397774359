/**
 * How well are messages understood that the model was not trained on? First the example files by ten-fold
 * cross-validation, lines of one template always on one side; then each set that one hand wrote, by a model that has read
 * none of its lines; then `words/unseen/`, written by somebody who saw neither rules nor lines, with the committed weights.
 * The whole reader is measured, rules and model together.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { clustersOf } from '../scripts/words/clusters.ts';
import { type Example, linesIn, nearFiles, readExamples, wordsFolder } from '../scripts/words/examples.ts';
import { train } from '../scripts/words/training.ts';
import { readWordsModel } from '../src/adapters/words-model.ts';
import { opensItem } from '../src/chat/hear/item-or-talk.ts';
import { localDate } from '../src/domain/calendar/local-date.ts';
import { type Meaning, meanings, type WordsModel } from '../src/domain/words/model.ts';
import { type ReadMessage, readMeaning } from '../src/domain/words/reader.ts';
import type { Figure } from './figure.ts';

const folds = 10;
/** Sentences shown of each kind of mistake. */
const shownMistakes = 12;
const today = localDate('2026-11-27');

interface Judged extends Example {
  readonly read: ReadMessage;
  readonly got: Meaning;
}

const meaningRead = ({ danger, says }: ReadMessage, isStaff: boolean): Meaning => {
  switch (says.kind) {
    case 'danger':
      return 'danger';
    case 'letter':
    case 'courtesy':
    case 'service':
    case 'news':
      return says.kind;
    case 'retreat':
      // A citizen's "hủy" takes back a question, or what was begun here.
      return isStaff ? 'staff-work' : 'service';
    case 'staff':
    case 'change':
      return 'staff-work';
    case 'content':
      return danger ? 'danger' : 'ordinary';
  }
};

const judge = (example: Example, model: WordsModel): Judged => {
  const isStaff = example.meaning === 'staff-work' || example.meaning === 'news' || example.isChat === true;
  const read = readMeaning(example.text, { model, today, isStaff });
  return { ...example, read, got: meaningRead(read, isStaff) };
};

/** As the talk does it: also several sentences that are nothing else open an item. */
const opens = (text: string, read: ReadMessage): boolean =>
  (read.says.kind === 'news' || read.says.kind === 'content') && opensItem(text, read);

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} % of ${whole}`;

const mistakesIn = (judged: readonly Judged[], wanted: Meaning, got?: Meaning): readonly Judged[] =>
  judged.filter((each) => each.meaning === wanted && each.got !== wanted && (got === undefined || each.got === got));

function figuresOf(title: string, judged: readonly Judged[]): readonly Figure[] {
  const of = (meaning: Meaning) => judged.filter((each) => each.meaning === meaning);
  const alarmed = (each: Judged) => each.read.danger !== null;
  const danger = of('danger');
  const dangerFigures: readonly Figure[] = [
    { name: `${title}: danger, told the numbers`, value: percent(danger.filter(alarmed).length, danger.length) },
    ...(['ordinary', 'letter', 'courtesy', 'service', 'staff-work', 'news'] as const).map((meaning) => ({
      name: `${title}: ${meaning}, told the numbers needlessly`,
      value: percent(of(meaning).filter(alarmed).length, of(meaning).length),
    })),
  ];
  const others = meanings.filter((meaning) => meaning !== 'danger');
  const recall = others.map((meaning) => ({
    name: `${title}: ${meaning}, recall`,
    value: percent(of(meaning).filter(({ got }) => got === meaning).length, of(meaning).length),
  }));
  const precision = others.map((meaning) => {
    // What the numbers stand above is counted with danger.
    const taken = judged.filter((each) => each.got === meaning && each.meaning !== 'danger');
    return {
      name: `${title}: ${meaning}, precision`,
      value: percent(taken.filter((each) => each.meaning === meaning).length, taken.length),
    };
  });
  const staff = of('staff-work');
  const opened = [
    ['other words of staff', staff] as const,
    ['what staff say to each other', judged.filter(({ isChat }) => isChat)] as const,
    ['news', of('news')] as const,
  ].map(([what, said]) => ({
    name: `${title}: ${what} that open an item`,
    value: percent(said.filter(({ text, read }) => opens(text, read)).length, said.length),
  }));
  return [...dangerFigures, ...recall, ...precision, ...opened];
}

/** Every n-th of the mistakes, so that all files and voices show. */
function shownOf(title: string, judged: readonly Judged[]): readonly Figure[] {
  return meanings.flatMap((meaning) => {
    const mistakes =
      meaning === 'danger'
        ? judged.filter((each) => each.meaning === 'danger' && each.read.danger === null)
        : mistakesIn(judged, meaning);
    const step = Math.max(1, Math.ceil(mistakes.length / shownMistakes));
    return mistakes
      .filter((_, at) => at % step === 0)
      .map(({ text, got }) => ({ name: `${title}: ${meaning} read as ${got}`, value: text.replaceAll('\n', ' ⏎ ') }));
  });
}

function crossValidated(): readonly Judged[] {
  const examples = readExamples();
  const clusters = clustersOf(examples.map(({ text }) => text));
  const foldOf = (cluster = 0) => (Math.imul(cluster, 0x9e3779b1) >>> 0) % folds;
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const isTest = (at: number) => foldOf(clusters[at]) === fold;
    const model = train(examples.filter((__, at) => !isTest(at)));
    return examples.filter((__, at) => isTest(at)).map((example) => judge(example, model));
  });
}

/** Each hand's whole set, judged by weights that have read none of it: how a new hand would fare. */
function leftOut(): readonly Figure[] {
  const examples = readExamples();
  const hands = [...new Set(examples.flatMap(({ hand }) => hand ?? []))];
  return hands.flatMap((hand) => {
    const model = train(examples.filter((each) => each.hand !== hand));
    return figuresOf(
      `without ${hand}`,
      examples.filter((each) => each.hand === hand).map((example) => judge(example, model)),
    );
  });
}

/** Messages of staff that are neither work nor news, and ordinary ones that sound like letters, where a set has them. */
function nearFigures(title: string, folder: string, model: WordsModel): readonly Figure[] {
  const [letters, others] = nearFiles.map((file) => join(folder, file));
  const of = (path: string | undefined, isStaff: boolean) =>
    path && existsSync(path)
      ? linesIn(path).map((text) => ({ text, read: readMeaning(text, { model, today, isStaff }) }))
      : [];
  const near = of(letters, false);
  const other = of(others, true);
  const figure = (what: string, said: typeof near, is: (read: ReadMessage, text: string) => boolean) => ({
    name: `${title}: ${what}`,
    value: percent(said.filter(({ text, read }) => is(read, text)).length, said.length),
  });
  return [
    figure('ordinary, like a letter, taken for one', near, ({ says }) => says.kind === 'letter'),
    figure('ordinary, like a letter, told the numbers', near, ({ danger }) => danger !== null),
    figure('other messages of staff that open an item', other, (read, text) => opens(text, read)),
    figure('other messages of staff, told the numbers', other, ({ danger }) => danger !== null),
  ];
}

/** The set kept aside, with the committed weights; none when it has been moved among the examples. */
export function unseenFigures(folder = join(wordsFolder, 'unseen')): readonly Figure[] {
  if (!existsSync(folder)) return [];
  const model = readWordsModel(wordsFolder);
  const judged = readExamples(folder).map((example) => judge(example, model));
  return [...figuresOf('unseen', judged), ...nearFigures('unseen', folder, model)];
}

/** Figures of the words model, of the ten folds and of each set that it has not read. */
export function words(): Promise<readonly Figure[]> {
  const known = crossValidated();
  return Promise.resolve([
    ...shownOf('ten-fold', known),
    ...figuresOf('ten-fold', known),
    ...leftOut(),
    ...unseenFigures(),
  ]);
}
