/**
 * JSON columns without what a reader knows anyway: a ward writes 25,000 items and questions a year, and keeps them for
 * ever. Rows of older programs hold everything, and are read alike.
 */
import type { Facts, Sentence } from '../../../domain/facts.ts';
import {
  openingStanding,
  type Question,
  type QuestionStanding,
  type QuestionUndoable,
} from '../../../domain/question/question.ts';
import type { Standing } from '../../../domain/submission/submission.ts';

/** Of the sentence that explains a day: what it says when there is nothing to say. */
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

/** What the other facts say as well: a day is mostly counted from the day it starts on, and a number is written as it is read. */
const saidTwice = ({ startOn = '', workingDays = '' }: Facts): Facts => ({
  countedFrom: startOn,
  workingDaysText: String(workingDays).padStart(2, '0'),
});

const isAboutDays = ({ key }: Sentence): boolean => key.startsWith('calendar-due');

/** Without what every such sentence says anyway; `wholeExplanation` gives it back. */
export function leanExplanation(sentence: Sentence): Sentence {
  if (!sentence.facts || !isAboutDays(sentence)) return sentence;
  const known = { ...plainDue, ...saidTwice(sentence.facts) };
  const facts = Object.fromEntries(Object.entries(sentence.facts).filter(([name, value]) => known[name] !== value));
  return { ...sentence, facts };
}

/** What `leanExplanation` left out is there again. */
export const wholeExplanation = (sentence: Sentence): Sentence =>
  sentence.facts && isAboutDays(sentence)
    ? { ...sentence, facts: { ...plainDue, ...saidTwice(sentence.facts), ...sentence.facts } }
    : sentence;

const explained =
  (change: (sentence: Sentence) => Sentence) =>
  (standing: Standing): Standing =>
    standing.due ? { ...standing, due: { ...standing.due, explanation: change(standing.due.explanation) } } : standing;

/** What an item begins with, and what a decision mostly replaces: nothing. */
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

/** PostgreSQL's jsonb, by which an index asks for what is unfinished, refuses U+0000 and half of a sign that was cut in two. */
const unheard = /\\u(?:0000|d[89a-f])/u;

/** What an item’s standing is kept as: without what it holds when nothing happened. */
export const itemStandingText = (standing: Standing): string => {
  const lean = leanItemStanding(standing);
  const text = JSON.stringify(lean);
  if (!unheard.test(text)) return text;
  return JSON.stringify(lean, (_name, value) =>
    typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value,
  );
};

/** Gives back what was left out when it was written, so that no reader meets a missing part. */
export function wholeItemStanding(kept: Standing): Standing {
  const standing = explained(wholeExplanation)({ ...emptyItem, ...kept });
  return standing.undoable ? { ...standing, undoable: { ...emptyUndoable, ...standing.undoable } } : standing;
}

type Lean = Partial<Omit<QuestionStanding, 'answer' | 'undoable'>> & {
  /** Of what the last decision replaced, only what is different now. */
  readonly undoable?:
    | (Omit<QuestionUndoable, 'before'> & { readonly before: Partial<QuestionUndoable['before']> })
    | null;
  /** Without `text`: it is the last draft's, as it was approved. */
  readonly answer?:
    | (Omit<NonNullable<QuestionStanding['answer']>, 'text'> & { readonly text?: string | undefined })
    | null;
};

type Before = QuestionUndoable['before'];

const beforeNow = (standing: Before): Before => {
  const { assignee, sentBack, answer, answeredAt, redirect, closed, pauses, decidedBy } = standing;
  return { assignee, sentBack, answer, answeredAt, redirect, closed, pauses, decidedBy };
};

/** What the workflow has written so far, without what a new question begins with. */
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
        // The law's day is no default: the promised one moves beside it.
        ([name, value]) => name === 'legalDueOn' || JSON.stringify(value) !== JSON.stringify(opening.get(name)),
      ),
    ),
  );
}

/** A question’s standing with all that was left out when it was kept, old rows among them. @param dueOn the row’s own column */
export function wholeStanding(text: string, dueOn: Question['dueOn']): QuestionStanding {
  const { answer, undoable, ...lean } = JSON.parse(text) as Lean;
  const opened = { ...openingStanding(dueOn, 'question', null), ...lean };
  const standing = answer
    ? { ...opened, answer: { ...answer, text: answer.text ?? opened.drafts.at(-1)?.text ?? '' } }
    : opened;
  if (!undoable) return undoable === undefined ? standing : { ...standing, undoable };
  return { ...standing, undoable: { ...undoable, before: { ...beforeNow(standing), ...undoable.before } } };
}
