/**
 * A citizen's question (Art. 8.1.đ): kept with its code, its due date, the sentence that explains it, and all that was done
 * about it. `standing` is JSON as it is: instants are ISO text, days are local dates.
 */
import type { Someone } from '../actor.ts';
import { type LocalDate, localDateOf } from '../calendar/local-date.ts';
import type { Sentence } from '../facts.ts';
import type { PersonId, QuestionId } from '../ids.ts';
import type { Role } from '../roles.ts';
import type { PhotoFile } from '../submission/photos-and-files.ts';
import type { Reason } from '../submission/submission.ts';
import { cutText } from '../text/normalize.ts';
import type { HandOverRecord } from './hand-over.ts';
import { noPublication, type Publication } from './publication-state.ts';
import type { Topic } from './topic.ts';
import type { QuestionState } from './transitions.ts';

/** An instant as ISO text. */
export type Instant = string;

/** All three are answered within the same days; only the words differ. */
export type QuestionKind = 'question' | 'report' | 'proposal';

/** Who is to draft the answer, and who said so. */
export interface Assignment extends Someone {
  readonly by: PersonId;
  readonly at: Instant;
}

/** A proposed answer that waits for a signature. */
export interface Draft extends Someone {
  /** 1, 2, 3 within one round. */
  readonly number: number;
  readonly text: string;
  readonly at: Instant;
}

/** An approved answer, with who wrote it and who stands for it. */
export interface Answer {
  readonly text: string;
  readonly drafter: Someone;
  /** With the office that they held when they signed; of answers from before it was kept, nothing. */
  readonly signer: Someone & { readonly role?: Role };
  readonly at: Instant;
}

/** The person is asked for something; until they answer the days do not run. */
export interface Pause {
  readonly text: string;
  readonly by: PersonId;
  readonly at: Instant;
  readonly resumeTo: 'received' | 'assigned' | 'drafted';
  readonly endedAt: Instant | null;
  /** Working days by which the due date was moved. */
  readonly movedDays: number;
}

/** "Nội dung cần thêm thời gian": what is known so far, and the new day. */
export interface Interim {
  readonly text: string;
  readonly by: PersonId;
  readonly at: Instant;
  readonly dueOn: LocalDate;
  /** It was sent before the day that the law gives was over. */
  readonly isInTime: boolean;
}

/** What the asker added to a question that is open; it becomes no case of its own. */
export interface Addendum {
  /** The message that brought it: added once. */
  readonly messageKey: string;
  /** The asker said it on the phone, and this person of the board wrote it down. */
  readonly heardBy?: Someone;
  readonly text: string;
  readonly photos: readonly PhotoFile[];
  readonly at: Instant;
}

/** Proof that the answer was given, or why it could not be. */
export interface Delivery {
  /** `failed`: given up, or nobody knows whether it came; `unreached`: all that was tried before the office closed it. */
  readonly outcome: 'delivered' | 'held' | 'failed' | 'phoned' | 'unreached';
  readonly channel: string;
  readonly note: string;
  readonly at: Instant;
}

/** What the asker said of the answer. */
export interface Rating {
  readonly isHelpful: boolean;
  readonly note: string;
  readonly at: Instant;
}

/** Told to the asker instead of an answer: another body is competent. */
export interface Redirect {
  /** As told to the asker: who answers for it, and how they are reached. */
  readonly body: string;
  readonly contact: string;
  readonly by: PersonId;
  readonly at: Instant;
}

/** Why a question needs no more work. `unanswered`: the asker did not say what was asked back. */
export type ClosingReason = 'done' | 'withdrawn' | 'unanswered' | 'duplicate' | 'notAQuestion' | 'unreached';

/** What the last decision replaced: within a minute whoever took it, and nobody else, puts it back (words §6). */
export interface QuestionUndoable {
  readonly act: 'assigned' | 'approved' | 'sentBack' | 'redirected' | 'closed' | 'handedOver';
  readonly by: PersonId;
  readonly at: Instant;
  readonly state: QuestionState;
  readonly before: Pick<
    QuestionStanding,
    'assignee' | 'sentBack' | 'answer' | 'answeredAt' | 'redirect' | 'closed' | 'pauses' | 'decidedBy'
  > &
    Partial<QuestionStanding>;
  /** Of a letter: on no screen any more, and destroyed with the rest when the minute is over. */
  readonly words?: Pick<Question, 'title' | 'body'>;
}

/** All that changes while a question is worked on, kept as one JSON column. */
export interface QuestionStanding {
  /** What a decision binds to: +1 at each change of what the board sees. */
  readonly revision: number;
  readonly kind: QuestionKind;
  /** The guess at the beginning; the office decides. */
  readonly about: Topic | null;
  /** The heading that the office gave it, for reports; nothing: its words tell. */
  readonly topic?: string;
  readonly assignee: Assignment | null;
  /** May be meant by words that were in doubt as a letter: they neither hear of it nor read, list, assign or decide it. */
  readonly keptFrom?: readonly PersonId[];
  /** Nobody of the office and of those who decide may know of it: the chairman, who stands above them, has it. */
  readonly isForChairman?: true;
  /** Had it before it was opened again: it goes to another person. */
  readonly formerAssignees: readonly PersonId[];
  /** Of this round, the newest last. */
  readonly drafts: readonly Draft[];
  readonly sentBack: (Someone & { readonly reason: Reason; readonly at: Instant }) | null;
  readonly answer: Answer | null;
  /** Answers of the round before it was opened again. */
  readonly earlierAnswers: readonly Answer[];
  readonly deliveries: readonly Delivery[];
  readonly answeredAt: Instant | null;
  readonly pauses: readonly Pause[];
  readonly interims: readonly Interim[];
  /** The last day by the law: moved by a pause, never by an interim answer. */
  readonly legalDueOn: LocalDate;
  readonly ratings: readonly Rating[];
  readonly reopenedAt: Instant | null;
  readonly redirect: Redirect | null;
  readonly handOver: HandOverRecord | null;
  readonly addenda: readonly Addendum[];
  readonly overdueReason: (Someone & { readonly reason: Reason; readonly at: Instant }) | null;
  readonly publication: Publication;
  /** `same`: the code of the question that asks the same. */
  readonly closed: { readonly why: ClosingReason; readonly at: Instant; readonly same?: string } | null;
  /** The last decision, for whoever comes second. */
  readonly decidedBy:
    | (Omit<Someone, 'person'> & {
        readonly person: PersonId | null;
        readonly at: Instant;
        readonly action: string;
      })
    | null;
  /** Null as soon as anything else happens. */
  readonly undoable?: QuestionUndoable | null;
}

const titleLength = 90;

/** The first line, as long as a line of a list. */
export const titleOfWords = (text: string): string => cutText(text.split('\n')[0] ?? '', titleLength);

/** A citizen's question, report or proposal, as one row. */
export interface Question {
  readonly id: QuestionId;
  readonly code: string;
  readonly state: QuestionState;
  /** Optimistic lock. */
  readonly version: number;
  readonly askerId: PersonId;
  readonly channel: string;
  readonly conversation: string;
  readonly title: string;
  readonly body: string;
  readonly originKey: string;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  readonly dueOn: LocalDate;
  readonly explanation: Sentence;
  readonly standing: QuestionStanding;
}

/** The standing of a question that has just come. @param dueOn the day that the receipt names */
export const openingStanding = (dueOn: LocalDate, kind: QuestionKind, about: Topic | null): QuestionStanding => ({
  revision: 1,
  kind,
  about,
  assignee: null,
  formerAssignees: [],
  drafts: [],
  sentBack: null,
  answer: null,
  earlierAnswers: [],
  deliveries: [],
  answeredAt: null,
  pauses: [],
  interims: [],
  legalDueOn: dueOn,
  ratings: [],
  reopenedAt: null,
  redirect: null,
  handOver: null,
  addenda: [],
  overdueReason: null,
  publication: noPublication,
  closed: null,
  decidedBy: null,
});

/** Of words that may charge this person: on no road a question for them. */
export const isKeptFrom = (
  { standing, askerId }: Pick<Question, 'askerId'> & { readonly standing: Pick<QuestionStanding, 'keptFrom'> },
  person: PersonId,
): boolean => person !== askerId && (standing.keptFrom ?? []).includes(person);

/** The draft that the board is looking at. */
export const currentDraft = ({ standing }: Question): Draft | null => standing.drafts.at(-1) ?? null;

/** The pause that runs now, or null. */
export const openPause = ({ standing }: Question): Pause | null => {
  const last = standing.pauses.at(-1);
  return last && last.endedAt === null ? last : null;
};

/** The question and all that was added, as one reads it. */
export const wholeText = ({ body, standing }: Question): string =>
  [body, ...standing.addenda.map((each) => each.text)].filter((text) => text.trim() !== '').join('\n\n');

/** It has an answer that was given. */
export const isAnswered = ({ state, standing }: Question): boolean =>
  standing.answer !== null && (state === 'answered' || state === 'rated' || state === 'closed');

/** Signed, and it did not reach its asker: somebody must phone. */
export const isUndelivered = ({ state, standing }: Question): boolean => {
  const last = standing.deliveries.at(-1)?.outcome;
  return state === 'approved' && (last === 'held' || last === 'failed');
};

/**
 * The last day on which an answer is in time: the day that the law gives, or a later one that was promised before the law's
 * was over. What is promised too late moves the date that people read, not this.
 */
export const lastDayInTime = ({ dueOn, standing }: Question): LocalDate => {
  const { legalDueOn, reopenedAt } = standing;
  const promised = standing.interims.filter(({ at }) => reopenedAt === null || at >= reopenedAt);
  const inTime = promised.findLast(({ isInTime }) => isInTime);
  if (!inTime) return legalDueOn;
  // The promise that counts now moves with a pause, as the date itself does.
  if (inTime === promised.at(-1)) return dueOn;
  if (inTime.dueOn <= legalDueOn) return legalDueOn;
  return inTime.dueOn;
};

/** True when it was answered after that day, or still waits then. */
export const isLate = (question: Question, now: Date, timeZone: string): boolean => {
  const { answeredAt } = question.standing;
  return localDateOf(answeredAt ? new Date(answeredAt) : now, timeZone) > lastDayInTime(question);
};

/** All that its asker wrote about it, what was said of an answer among it. */
export const askersWords = (question: Question): string =>
  [wholeText(question), ...question.standing.ratings.map(({ note }) => note)].join('\n\n');

/** Name of the ward's setting that says which codes were given anew when a ward became part of it: old code → new ones. */
export const formerCodesSetting = 'former-codes';

/** The present codes of questions that once had this one, by `formerCodesSetting`. */
export const codesOnceNamed = (setting: string | null, code: string): readonly string[] =>
  (JSON.parse(setting ?? '{}') as Readonly<Record<string, readonly string[]>>)[code] ?? [];

/** True when it still waits for an answer after its day. A pause stops the clock. */
export const isOverdue = (question: Question, now: Date): boolean =>
  now >= question.dueAt && ['received', 'assigned', 'drafted', 'approved'].includes(question.state);
