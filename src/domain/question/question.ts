/**
 * A citizen's question (Art. 8.1.đ) with its code, its due date, the sentence that explains the date, and everything done about
 * it. `standing` is stored as JSON: instants are ISO text, days are local dates.
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

/** All three kinds are answered within the same number of days; only the wording differs. */
export type QuestionKind = 'question' | 'report' | 'proposal';

/** The person who drafts the answer, and who assigned them. */
export interface Assignment extends Someone {
  readonly by: PersonId;
  readonly at: Instant;
}

/** A proposed answer that waits for a signature. */
export interface Draft extends Someone {
  /** 1, 2, 3 … within one round. */
  readonly number: number;
  readonly text: string;
  readonly at: Instant;
}

/** An approved answer, with the person who wrote it and the person who signed it. */
export interface Answer {
  readonly text: string;
  readonly drafter: Someone;
  /** With the role that they had when they signed; missing in answers from before the role was recorded. */
  readonly signer: Someone & { readonly role?: Role };
  readonly at: Instant;
}

/** The asker was asked for information; the days do not count until they reply. */
export interface Pause {
  readonly text: string;
  readonly by: PersonId;
  readonly at: Instant;
  readonly resumeTo: 'received' | 'assigned' | 'drafted';
  readonly endedAt: Instant | null;
  /** Working days by which the due date was moved. */
  readonly movedDays: number;
}

/** Interim answer, "Nội dung cần thêm thời gian": what is known so far, and the new date. */
export interface Interim {
  readonly text: string;
  readonly by: PersonId;
  readonly at: Instant;
  readonly dueOn: LocalDate;
  /** True when it was sent before the legal due date had passed. */
  readonly isInTime: boolean;
}

/** What the asker added to an open question; it does not become a question of its own. */
export interface Addendum {
  /** The message that contained it; a message is added only once. */
  readonly messageKey: string;
  /** The board member who heard it on the phone and wrote it down. */
  readonly heardBy?: Someone;
  readonly text: string;
  readonly photos: readonly PhotoFile[];
  readonly at: Instant;
}

/** Proof that the answer was delivered, or why it could not be. */
export interface Delivery {
  /**
   * `failed`: given up, or it is unknown whether it arrived; `unreached`: all attempts before the office closed the question.
   */
  readonly outcome: 'delivered' | 'held' | 'failed' | 'phoned' | 'unreached';
  readonly channel: string;
  readonly note: string;
  readonly at: Instant;
}

/** The asker's rating of the answer. */
export interface Rating {
  readonly isHelpful: boolean;
  readonly note: string;
  readonly at: Instant;
}

/** Sent to the asker instead of an answer, because another body is competent. */
export interface Redirect {
  /** As sent to the asker: the competent body, and how to reach it. */
  readonly body: string;
  readonly contact: string;
  readonly by: PersonId;
  readonly at: Instant;
}

/** Why a question needs no more work. `unanswered`: the asker did not reply when asked for information. */
export type ClosingReason = 'done' | 'withdrawn' | 'unanswered' | 'duplicate' | 'notAQuestion' | 'unreached';

/** What the last decision replaced. Within one minute the person who made it can restore it (words §6). */
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
  /** Only for a letter: its text, which is on no page any more and is destroyed with the rest when the minute is over. */
  readonly words?: Pick<Question, 'title' | 'body'>;
}

/** Everything that changes while a question is handled, stored as one JSON column. */
export interface QuestionStanding {
  /** The revision that decisions are bound to: +1 at each change of what the board sees. */
  readonly revision: number;
  readonly kind: QuestionKind;
  /** The topic guessed on receipt; the office can set another. */
  readonly about: Topic | null;
  /** The topic that the office set for reports; if missing, the topic is derived from the text. */
  readonly topic?: string;
  readonly assignee: Assignment | null;
  /**
   * People who may be accused by words that could be a letter. They are not notified of the question and cannot read, list,
   * assign or decide it.
   */
  readonly keptFrom?: readonly PersonId[];
  /** True when neither the office nor the deciders may see it. The chairman, who is above them, handles it. */
  readonly isForChairman?: true;
  /** People who had it before it was reopened: it must go to another person. */
  readonly formerAssignees: readonly PersonId[];
  /** Drafts of this round, the newest last. */
  readonly drafts: readonly Draft[];
  readonly sentBack: (Someone & { readonly reason: Reason; readonly at: Instant }) | null;
  readonly answer: Answer | null;
  /** Answers of the rounds before it was reopened. */
  readonly earlierAnswers: readonly Answer[];
  readonly deliveries: readonly Delivery[];
  readonly answeredAt: Instant | null;
  readonly pauses: readonly Pause[];
  readonly interims: readonly Interim[];
  /** The legal due date: a pause moves it, an interim answer does not. */
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
  /** The last decision, shown to a person who tries to decide after it. */
  readonly decidedBy:
    | (Omit<Someone, 'person'> & {
        readonly person: PersonId | null;
        readonly at: Instant;
        readonly action: string;
      })
    | null;
  /** Null after any later event that is not exempt (see `evolve.ts`). */
  readonly undoable?: QuestionUndoable | null;
}

const titleLength = 90;

/** The first line of the text, cut to the length of a list entry. */
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

/**
 * The standing of a new question.
 * @param dueOn the due date on the receipt
 */
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

/** True when the question may accuse this person: they get no access to it on any path. */
export const isKeptFrom = (
  { standing, askerId }: Pick<Question, 'askerId'> & { readonly standing: Pick<QuestionStanding, 'keptFrom'> },
  person: PersonId,
): boolean => person !== askerId && (standing.keptFrom ?? []).includes(person);

/** The draft that the board sees now. */
export const currentDraft = ({ standing }: Question): Draft | null => standing.drafts.at(-1) ?? null;

/** The pause that is running now, or null. */
export const openPause = ({ standing }: Question): Pause | null => {
  const last = standing.pauses.at(-1);
  return last && last.endedAt === null ? last : null;
};

/** The question and all additions as one text. */
export const wholeText = ({ body, standing }: Question): string =>
  [body, ...standing.addenda.map((each) => each.text)].filter((text) => text.trim() !== '').join('\n\n');

/** True when an answer was delivered. */
export const isAnswered = ({ state, standing }: Question): boolean =>
  standing.answer !== null && (state === 'answered' || state === 'rated' || state === 'closed');

/** True when the answer is signed and was not delivered to the asker: a member must phone. */
export const isUndelivered = ({ state, standing }: Question): boolean => {
  const last = standing.deliveries.at(-1)?.outcome;
  return state === 'approved' && (last === 'held' || last === 'failed');
};

/**
 * The last day on which an answer is in time: the legal due date, or a later date that was promised before the legal one had
 * passed. A date promised too late moves the displayed date but not this one.
 */
export const lastDayInTime = ({ dueOn, standing }: Question): LocalDate => {
  const { legalDueOn, reopenedAt } = standing;
  const promised = standing.interims.filter(({ at }) => reopenedAt === null || at >= reopenedAt);
  const inTime = promised.findLast(({ isInTime }) => isInTime);
  if (!inTime) return legalDueOn;
  // A pause moves the current promise together with the displayed date.
  if (inTime === promised.at(-1)) return dueOn;
  if (inTime.dueOn <= legalDueOn) return legalDueOn;
  return inTime.dueOn;
};

/** True when it was answered after that day, or is still waiting after it. */
export const isLate = (question: Question, now: Date, timeZone: string): boolean => {
  const { answeredAt } = question.standing;
  return localDateOf(answeredAt ? new Date(answeredAt) : now, timeZone) > lastDayInTime(question);
};

/** Everything that the asker wrote about it, including ratings. */
export const askersWords = (question: Question): string =>
  [wholeText(question), ...question.standing.ratings.map(({ note }) => note)].join('\n\n');

/**
 * Name of the ward setting that maps old codes to new ones: when a ward is merged into this one, its questions get new codes.
 */
export const formerCodesSetting = 'former-codes';

/** The present codes of questions that formerly had this code, by `formerCodesSetting`. */
export const codesOnceNamed = (setting: string | null, code: string): readonly string[] =>
  (JSON.parse(setting ?? '{}') as Readonly<Record<string, readonly string[]>>)[code] ?? [];

/** True when it is still waiting for an answer after its due date. A pause stops the clock. */
export const isOverdue = (question: Question, now: Date): boolean =>
  now >= question.dueAt && ['received', 'assigned', 'drafted', 'approved'].includes(question.state);
