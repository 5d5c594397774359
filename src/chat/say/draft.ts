/** The single answer to what was sent: the next question, or the preview with **Gửi** when nothing is missing. Pure. */

import { actNamed } from '../../domain/act/act.ts';
import type { Action } from '../../domain/act/press.ts';
import { submissionActs } from '../../domain/act/submission.ts';
import { daysBetween, formatDate, localDateOf, weekdayOf } from '../../domain/calendar/local-date.ts';
import type { ChildrenDeclaration, Finding } from '../../domain/checks/check.ts';
import { findingLines, isMoreThanCard } from '../../domain/checks/finding-sentences.ts';
import { proposalsIn } from '../../domain/checks/writing.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Button, ButtonRows, Message } from '../../domain/message.ts';
import { filesOf, photosOf } from '../../domain/submission/photos-and-files.ts';
import type { Reading } from '../../domain/submission/reading.ts';
import { childrenStatement, sourceSentence } from '../../domain/submission/sentences.ts';
import type { Due, Submission } from '../../domain/submission/submission.ts';
import { isOpenToAuthor, isWithAuthor } from '../../domain/submission/transitions.ts';
import type { DraftAnswer } from '../../domain/submission/view.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { dueOf, isToCome, read } from '../../usecases/submission/read.ts';
import { actButton, button, rows } from './buttons.ts';

/** What is needed to read an item in its ward. */
export type Ground = Pick<Unit, 'ward' | 'calendar' | 'now'>;

/** Longest excerpt of the text on a card, in characters; the rest is behind **Xem**. */
const excerptLength = 400;

/** A further part of a line; unknown parts leave no gap. */
const part = (text: string): Sentence => ({ key: 'card-part', facts: { text } });

/** "Hạn: hết ngày 26/11, còn 1 ngày", or that it is overdue. The full view explains how the day was computed. */
export function dueShort({ now, ward }: Pick<Ground, 'now' | 'ward'>, due: Due, isOver = false): Sentence {
  const left = due.on ? daysBetween(localDateOf(now, ward.timeZone), due.on) : 0;
  const isLate = !isOver && due.at !== null && now >= due.at;
  const weekday = due.on ? { key: 'due-weekday', facts: { day: weekdayOf(due.on) } } : '';
  const facts = { on: due.on ? formatDate(due.on) : '', weekday, left, provisional: due.provisional ? 'yes' : 'no' };
  const state = due.on === null ? 'none' : isLate ? 'late' : isOver ? 'over' : left === 0 ? 'today' : 'open';
  return { key: 'due-short', facts: { ...facts, state } };
}

/** For a sent item, the stored due date; for a draft, the one it would get now. */
const dueOfItem = (ground: Ground, submission: Submission, reading: ReturnType<typeof read>): Due =>
  (isWithAuthor(submission.state) ? null : submission.standing.due) ?? dueOf(ground, reading);

/** **Vì sao?**: the rule and the days counted behind a due date. */
export const whyDue = (ground: Ground, submission: Submission): Message => ({
  key: 'why-due',
  facts: {
    code: submission.code,
    explanation: dueOfItem(ground, submission, read(ground, submission)).explanation,
  },
});

/** The credited authors, and the sender if not among them. */
const authorsSaid = ({ authors, credits }: Reading, sender: string): Sentence | string =>
  authors.length === 0
    ? sender
    : authors.includes(sender)
      ? credits.authors.join(', ')
      : { key: 'card-authors-sender', facts: { authors: credits.authors.join(', '), sender } };

/**
 * The facts of a card: the contributor's preview and the board's card show the same.
 * @param findings of the checks, worded for the reader
 */
export function cardFacts(
  ground: Ground,
  submission: Submission,
  authorName: string,
  findings: Sentence | string = '',
) {
  const reading = read(ground, submission);
  const due = dueOfItem(ground, submission, reading);
  return {
    reading,
    due,
    facts: {
      code: submission.code,
      title: reading.title === '' ? '…' : reading.title,
      category: reading.category,
      date: reading.eventOn ? part(formatDate(reading.eventOn)) : '',
      place: reading.place ? part(reading.place) : '',
      source: sourceSentence(reading.source),
      author: authorsSaid(reading, authorName),
      credits: reading.credits.authors.join(', ') || 'none',
      photos: photosOf(submission).length,
      files: filesOf(submission).length,
      children: childrenStatement(submission),
      findings,
      due: dueShort(ground, due, !isOpenToAuthor(submission.state)),
      royalty: '',
      text: cutText(reading.paragraphs.join('\n'), excerptLength),
    },
  };
}

/** Builds presses on the current revision of this item. */
const pressOn =
  ({ id, revision }: Pick<Submission, 'id' | 'revision'>) =>
  (label: Sentence | string, action: Action): Button =>
    button(label, action, id, revision);

const own = (name: 'send' | 'fill' | 'view' | 'whyDue' | 'cancel', submission: Submission): Button =>
  actButton({ ...actNamed(submissionActs, name), letter: null }, submission);

const dayQuestion = (ground: Ground, submission: Submission): Message => {
  const { eventGuesses, title } = read(ground, submission);
  const press = pressOn(submission);
  const today = localDateOf(ground.now, ground.ward.timeZone);
  const days = (eventGuesses.length > 0 ? eventGuesses : [today])
    .slice(0, 2)
    .map((day) =>
      press({ key: day === today ? 'choice-today' : 'choice-day', facts: { date: formatDate(day) } }, `date.${day}`),
    );
  return {
    key: 'ask-eventOn',
    facts: { ...countsOf(submission), title },
    buttons: [...days.map((day) => [day]), [own('cancel', submission)]],
  };
};

const countsOf = (submission: Submission) => ({
  code: submission.code,
  photos: photosOf(submission).length,
  files: filesOf(submission).length,
});

const sourceQuestion = (ground: Ground, submission: Submission): Message => {
  const press = pressOn(submission);
  const { forwardedFrom: name } = submission.content;
  const proposed = name ? [[press({ key: 'choice-source-origin', facts: { name } }, 'source.origin')]] : [];
  const reading = read(ground, submission);
  // A coming event has no witness yet.
  const isAhead = isToCome(reading, localDateOf(ground.now, ground.ward.timeZone));
  return {
    key: isAhead ? 'ask-source-ahead' : 'ask-source',
    facts: { ...countsOf(submission), title: reading.title },
    buttons: isAhead
      ? [...proposed, [own('cancel', submission)]]
      : [...proposed, [press('choice-witness', 'source.witness')]],
  };
};

const declarations: readonly { readonly key: string; readonly said: ChildrenDeclaration }[] = [
  { key: 'choice-children-none', said: 'none-shown' },
  { key: 'choice-children-consent', said: 'consent-held' },
  { key: 'choice-children-hidden', said: 'faces-hidden' },
];

/** The three possible answers about children in the pictures. */
export const childrenButtons = (submission: Pick<Submission, 'id' | 'revision'>): readonly (readonly Button[])[] =>
  declarations.map(({ key, said }) => [pressOn(submission)({ key }, `kids.${said}`)]);

/** Buttons for a proposed spelling: accept it, or keep what was typed. */
const respellButtons = (submission: Submission, proposals: readonly Finding[]): ButtonRows => {
  const press = pressOn(submission);
  const isText = proposals.some(({ key }) => key === 'check-text-relative-day');
  const isAccents = proposals.some(({ check }) => check === 'accents-missing');
  const taken = press(
    { key: isAccents ? 'choice-use-accents' : isText ? 'choice-respell' : 'choice-use-title' },
    'respell',
  );
  return rows(proposals.length > 0 && [taken, press('choice-keep-writing', 'respell.keep')]);
};

/** The preview. Findings stand below the text, and **Gửi** below everything that should be read first. */
export function preview(ground: Ground, submission: Submission, authorName: string, all: readonly Finding[]): Message {
  const proposals = proposalsIn(all);
  const { isAsWritten = false } = submission.content;
  const findings = isAsWritten ? all.filter((each) => !proposals.includes(each)) : all;
  return {
    key: 'draft-preview',
    facts: cardFacts(ground, submission, authorName, findingLines(findings, 'author')).facts,
    buttons: [
      // One of the findings asks this.
      ...(findings.some(({ check }) => check === 'children-shown') ? childrenButtons(submission) : []),
      ...(isAsWritten ? [] : respellButtons(submission, proposals)),
      [own('send', submission)],
      [...(isMoreThanCard(findings) ? [own('view', submission)] : []), own('whyDue', submission)],
      [own('fill', submission), pressOn(submission)({ key: 'choice-more' }, 'more'), own('cancel', submission)],
    ],
  };
}

/** The message for the draft's next step. */
export function draftMessage(
  ground: Ground,
  name: DraftAnswer,
  submission: Submission,
  authorName: string,
  findings: readonly Finding[],
): Message {
  switch (name) {
    case 'ask-text':
      return {
        key: name,
        facts: countsOf(submission),
        buttons: rows(
          filesOf(submission).length > 0 && [pressOn(submission)({ key: 'choice-use-file-text' }, 'slot.file')],
          [own('cancel', submission)],
        ),
      };
    case 'ask-eventOn':
      return dayQuestion(ground, submission);
    case 'ask-source':
      return sourceQuestion(ground, submission);
    case 'draft-preview':
      return preview(ground, submission, authorName, findings);
  }
}
