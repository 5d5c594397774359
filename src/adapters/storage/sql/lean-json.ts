/**
 * JSON columns without what a reader knows anyway: a ward writes 25,000 items and questions a year, and keeps them for
 * ever. Rows of older programs hold everything, and are read alike.
 */
import type { Facts, Sentence } from '../../../domain/facts.ts';
import { openingStanding, type Question, type QuestionStanding } from '../../../domain/question/question.ts';
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

const isAboutDays = ({ key }: Sentence): boolean => key.startsWith('calendar-due');

export const leanExplanation = (sentence: Sentence): Sentence =>
  sentence.facts && isAboutDays(sentence)
    ? {
        ...sentence,
        facts: Object.fromEntries(Object.entries(sentence.facts).filter(([name, value]) => plainDue[name] !== value)),
      }
    : sentence;

export const wholeExplanation = (sentence: Sentence): Sentence =>
  sentence.facts && isAboutDays(sentence) ? { ...sentence, facts: { ...plainDue, ...sentence.facts } } : sentence;

const explained =
  (change: (sentence: Sentence) => Sentence) =>
  (standing: Standing): Standing =>
    standing.due ? { ...standing, due: { ...standing.due, explanation: change(standing.due.explanation) } } : standing;

const leanItemStanding = explained(leanExplanation);

/** PostgreSQL's jsonb, by which an index asks for what is unfinished, refuses U+0000 and half of a sign that was cut in two. */
const unheard = /\\u(?:0000|d[89a-f])/u;

export const itemStandingText = (standing: Standing): string => {
  const lean = leanItemStanding(standing);
  const text = JSON.stringify(lean);
  if (!unheard.test(text)) return text;
  return JSON.stringify(lean, (_name, value) =>
    typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value,
  );
};
export const wholeItemStanding = explained(wholeExplanation);

type Lean = Partial<Omit<QuestionStanding, 'answer'>> & {
  /** Without `text`: it is the last draft's, as it was approved. */
  readonly answer?:
    | (Omit<NonNullable<QuestionStanding['answer']>, 'text'> & { readonly text?: string | undefined })
    | null;
};

/** What the workflow has written so far, without what a new question begins with. */
export function leanStanding({ dueOn, standing }: Pick<Question, 'dueOn' | 'standing'>): string {
  const opening = new Map<string, unknown>(Object.entries(openingStanding(dueOn, 'question', null)));
  const answer = standing.answer;
  const lean: Lean = {
    ...standing,
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

export function wholeStanding(text: string, dueOn: Question['dueOn']): QuestionStanding {
  const { answer, ...lean } = JSON.parse(text) as Lean;
  const standing = { ...openingStanding(dueOn, 'question', null), ...lean };
  return answer
    ? { ...standing, answer: { ...answer, text: answer.text ?? standing.drafts.at(-1)?.text ?? '' } }
    : standing;
}
