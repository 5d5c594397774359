/** Copy of the data stored about one person, for reading and download (NĐ 356/2025 Điều 5). */
import type { Person } from '../../domain/person/person.ts';
import { type Question, wholeText } from '../../domain/question/question.ts';
import type { QuestionState } from '../../domain/question/transitions.ts';
import { type PhotoFate, type PhotoFile, photosGiven } from '../../domain/submission/photos-and-files.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { ReadContext } from '../../ports/services.ts';
import { read } from '../submission/read.ts';

const mostRows = 1_000;

/** ISO instants and local dates, as stored. */
type Written = string;

/** A photo in a person's copy of their own data. */
export interface OwnPhoto {
  readonly name: string | null;
  readonly state: PhotoFate['state'];
  /** The stored file; null if none is stored. */
  readonly stored: { readonly hash: string; readonly width: number } | null;
}

/**
 * A question in its asker's copy of their own data: what they wrote and what they were told. The board's records are left out.
 */
export interface OwnQuestion {
  readonly code: string;
  readonly state: QuestionState;
  readonly receivedAt: Date;
  /** Includes all later additions. */
  readonly text: string;
  readonly photos: readonly OwnPhoto[];
  /** Questions that the ward asked back; the replies are part of the text. */
  readonly clarifications: readonly { readonly at: Written; readonly text: string }[];
  readonly interims: readonly { readonly at: Written; readonly text: string; readonly dueOn: Written }[];
  /** The authority to which the question was redirected. */
  readonly redirectedTo: string | null;
  /** Answers that were sent. */
  readonly answers: readonly { readonly at: Written; readonly text: string }[];
  readonly ratings: readonly { readonly at: Written; readonly isHelpful: boolean; readonly note: string }[];
}

/** All data stored about one person that they have a legal right to see. */
export interface OwnCopy {
  readonly name: string;
  /** In national format; null if unknown. */
  readonly phone: string | null;
  /** `id` is the platform's own user id. */
  readonly accounts: readonly {
    readonly channel: string;
    readonly id: string;
    readonly name: string;
    readonly lastUsedAt: Date;
  }[];
  readonly questions: readonly OwnQuestion[];
  readonly items: readonly {
    readonly code: string;
    readonly createdAt: Date;
    readonly title: string;
    readonly text: string;
    readonly photos: readonly OwnPhoto[];
  }[];
  readonly tips: readonly { readonly receivedAt: Date; readonly text: string; readonly photos: number }[];
  readonly consents: readonly {
    readonly purpose: string;
    /** Code of the item or question. */
    readonly about: string;
    /** Key and version of the wording that was agreed to. */
    readonly words: string;
    readonly givenAt: Date;
    readonly withdrawnAt: Date | null;
  }[];
  /** The person's calls for help: messages, replies, and the outcome. */
  readonly dangers: readonly {
    readonly code: string;
    readonly openedAt: Date;
    readonly messages: readonly { readonly at: Written; readonly text: string }[];
    readonly replies: readonly { readonly at: Written; readonly text: string }[];
    readonly ended: { readonly at: Written; readonly how: string } | null;
  }[];
  /** Notes of phone calls. */
  readonly calls: readonly { readonly at: Date; readonly note: string }[];
}

const photo = ({ file, fate }: { readonly file: PhotoFile; readonly fate: PhotoFate }): OwnPhoto => ({
  name: file.name,
  state: fate.state,
  stored: fate.state === 'stored' ? { hash: fate.hash, width: fate.facts.widths.at(-1) ?? fate.facts.width } : null,
});

const ownQuestion = async (unit: ReadContext, question: Question): Promise<OwnQuestion> => {
  const { standing } = question;
  const answer = standing.answeredAt === null ? null : standing.answer;
  return {
    code: question.code,
    state: question.state,
    receivedAt: question.receivedAt,
    text: wholeText(question),
    photos: (await unit.stores.questions.photosOf(question.id)).map(photo),
    clarifications: standing.pauses.map(({ at, text }) => ({ at, text })),
    interims: standing.interims.map(({ at, text, dueOn }) => ({ at, text, dueOn })),
    redirectedTo: standing.redirect && `${standing.redirect.body}, ${standing.redirect.contact}`,
    answers: [...standing.earlierAnswers, ...(answer ? [answer] : [])].map(({ at, text }) => ({ at, text })),
    ratings: standing.ratings,
  };
};

const ownItem = (unit: ReadContext, item: Submission): OwnCopy['items'][number] => {
  const { title, paragraphs } = read(unit, item);
  const photos = photosGiven(item).map(photo);
  return { code: item.code, createdAt: item.createdAt, title, text: paragraphs.join('\n'), photos };
};

/** Collects accounts, questions, items, tips, consents, calls for help and notes of phone calls; lists are cut at `mostRows`. */
export const ownCopy = async (unit: ReadContext, person: Person): Promise<OwnCopy> => {
  const { people, tips, callNotes, checks, dangers } = unit.stores;
  const questions = await unit.stores.questions.ofAsker(person.id, mostRows);
  const items = await unit.stores.submissions.ofAuthor(person.id, mostRows);
  const codes = new Map<string, string>([...questions, ...items].map(({ id, code }) => [id, code]));
  return {
    name: person.name,
    phone: person.phone ? `0${person.phone.slice(2)}` : null,
    accounts: (await people.accountsOf(person.id)).map(({ channel, accountId, displayName, lastUsedAt }) => ({
      channel,
      id: accountId,
      name: displayName,
      lastUsedAt,
    })),
    questions: await Promise.all(questions.map((question) => ownQuestion(unit, question))),
    items: items.map((item) => ownItem(unit, item)),
    tips: (await tips.ofPerson(person.id)).map(({ at, text, photos }) => ({
      receivedAt: at,
      text,
      photos: photos.length,
    })),
    consents: (await checks.consents.ofPerson(person.id)).map(({ purpose, subject, words, givenAt, withdrawnAt }) => ({
      purpose,
      about: codes.get(subject) ?? '',
      words,
      givenAt,
      withdrawnAt,
    })),
    dangers: (await dangers.ofSender(person.id, mostRows)).map(({ code, openedAt, standing }) => ({
      code,
      openedAt,
      messages: standing.messages.map(({ at, text }) => ({ at, text })),
      replies: standing.replies.map(({ at, text }) => ({ at, text })),
      ended: standing.ended && { at: standing.ended.at, how: standing.ended.how },
    })),
    calls: (await callNotes.ofPerson(person.id)).flatMap(({ calledAt, result }) =>
      calledAt ? [{ at: calledAt, note: result ?? '' }] : [],
    ),
  };
};
