/**
 * JSON columns without the values that a reader can reconstruct: a ward writes 25,000 items and questions a year and
 * keeps them forever. Rows of older versions hold every value and are read the same way.
 */
import type { Facts, Sentence } from '../../../domain/facts.ts';
import {
  openingStanding,
  type Question,
  type QuestionStanding,
  type QuestionUndoable,
} from '../../../domain/question/question.ts';
import type { Standing } from '../../../domain/submission/submission.ts';

/** Default facts of the sentence that explains a due date. */
const plainDue: Facts = {
  isMoved: 'no',
  skipped: 'none',
  skippedFrom: '',
  skippedTo: '',
  skippedLength: 'other',
  hasHolidays: 'no',
  holidays: '',
  weekend: 'none',
  weekendDays: '',
  hasWorkedDays: 'no',
  workedDays: '',
  isProvisional: 'no',
};

/** Facts that follow from others: the day counted from is usually the start day, and a number is written in digits. */
const saidTwice = ({ startOn = '', workingDays = '' }: Facts): Facts => ({
  countedFrom: startOn,
  workingDaysText: String(workingDays).padStart(2, '0'),
});

const isAboutDays = ({ key }: Sentence): boolean => key.startsWith('calendar-due');

/** Removes the default facts of a due-date explanation; `wholeExplanation` restores them. */
export function leanExplanation(sentence: Sentence): Sentence {
  if (!sentence.facts || !isAboutDays(sentence)) return sentence;
  const known = { ...plainDue, ...saidTwice(sentence.facts) };
  const facts = Object.fromEntries(Object.entries(sentence.facts).filter(([name, value]) => known[name] !== value));
  return { ...sentence, facts };
}

/** Restores what `leanExplanation` removed. */
export const wholeExplanation = (sentence: Sentence): Sentence =>
  sentence.facts && isAboutDays(sentence)
    ? { ...sentence, facts: { ...plainDue, ...saidTwice(sentence.facts), ...sentence.facts } }
    : sentence;

const explained =
  (change: (sentence: Sentence) => Sentence) =>
  (standing: Standing): Standing =>
    standing.due ? { ...standing, due: { ...standing.due, explanation: change(standing.due.explanation) } } : standing;

/** Values of a new item, and of the state that a decision usually replaces. */
const emptyItem = {
  ...{ route: null, processVersion: null, undertakingVersion: null, submittedAt: null },
  ...{ reason: null, decidedBy: null, due: null, publication: null },
} as const;
const emptyUndoable = { signatures: [], reason: null, decidedBy: null, publication: null } as const;

const without = (value: object, known: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(value).filter(
      ([name, each]) => !(Object.hasOwn(known, name) && JSON.stringify(each) === JSON.stringify(known[name])),
    ),
  );

const leanItemStanding = (standing: Standing): object => {
  const { undoable } = standing;
  return without(
    { ...explained(leanExplanation)(standing), ...(undoable ? { undoable: without(undoable, emptyUndoable) } : {}) },
    emptyItem,
  );
};

/**
 * Escapes that PostgreSQL's jsonb refuses (the index of unfinished items uses jsonb): U+0000 and unpaired surrogates.
 */
const unheard = /\\u(?:0000|d[89a-f])/u;

/** Serialises an item's standing without its default values. */
export const itemStandingText = (standing: Standing): string => {
  const lean = leanItemStanding(standing);
  const text = JSON.stringify(lean);
  if (!unheard.test(text)) return text;
  return JSON.stringify(lean, (_name, value) =>
    typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value,
  );
};

/** Restores the default values that were removed when the standing was written. */
export function wholeItemStanding(kept: Standing): Standing {
  const standing = explained(wholeExplanation)({ ...emptyItem, ...kept });
  return standing.undoable ? { ...standing, undoable: { ...emptyUndoable, ...standing.undoable } } : standing;
}

type Lean = Partial<Omit<QuestionStanding, 'answer' | 'undoable'>> & {
  /** Only the values that differ from the current ones. */
  readonly undoable?:
    | (Omit<QuestionUndoable, 'before'> & { readonly before: Partial<QuestionUndoable['before']> })
    | null;
  /** `text` is missing if it equals the last draft. */
  readonly answer?:
    | (Omit<NonNullable<QuestionStanding['answer']>, 'text'> & { readonly text?: string | undefined })
    | null;
};

type Before = QuestionUndoable['before'];

const beforeNow = (standing: Before): Before => {
  const { assignee, sentBack, answer, answeredAt, redirect, closed, pauses, decidedBy } = standing;
  return { assignee, sentBack, answer, answeredAt, redirect, closed, pauses, decidedBy };
};

/** Serialises a question's standing without the values of a new question. */
export function leanStanding({ dueOn, standing }: Pick<Question, 'dueOn' | 'standing'>): string {
  const opening = new Map<string, unknown>(Object.entries(openingStanding(dueOn, 'question', null)));
  const { answer, undoable } = standing;
  const { undoable: _, ...rest } = standing;
  const lean: Lean = {
    ...rest,
    ...(undoable === undefined
      ? {}
      : { undoable: undoable && { ...undoable, before: without(undoable.before, { ...beforeNow(standing) }) } }),
    ...(answer && answer.text === standing.drafts.at(-1)?.text ? { answer: { ...answer, text: undefined } } : {}),
  };
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(lean).filter(
        // The legal due date is always stored: its default derives from `dueOn`, the promised date, which may change.
        ([name, value]) => name === 'legalDueOn' || JSON.stringify(value) !== JSON.stringify(opening.get(name)),
      ),
    ),
  );
}

/** Restores a question's standing; rows of older versions are complete already. @param dueOn the row's own column */
export function wholeStanding(text: string, dueOn: Question['dueOn']): QuestionStanding {
  const { answer, undoable, ...lean } = JSON.parse(text) as Lean;
  const opened = { ...openingStanding(dueOn, 'question', null), ...lean };
  const standing = answer
    ? { ...opened, answer: { ...answer, text: answer.text ?? opened.drafts.at(-1)?.text ?? '' } }
    : opened;
  if (!undoable) return undoable === undefined ? standing : { ...standing, undoable };
  return { ...standing, undoable: { ...undoable, before: { ...beforeNow(standing), ...undoable.before } } };
}
