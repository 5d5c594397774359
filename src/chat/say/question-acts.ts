/** The acts on a question as buttons, labels and prompts, built from the acts open to the reader. */
import { actNamed, kebab, openActs } from '../../domain/act/act.ts';
import type { Action } from '../../domain/act/press.ts';
import { type QuestionAct, type QuestionActName, questionActs, revisionSeen } from '../../domain/act/question.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Button, Message } from '../../domain/message.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import { topicCodes } from '../../domain/question/topic.ts';
import { cutText } from '../../domain/text/normalize.ts';
import { actButton, button, inTwos, skipButton } from './buttons.ts';

/** Longest title on a small screen, in characters. */
export const titleLength = 80;

/** Who reads it, and when. */
export interface Reading {
  readonly reader: Person;
  readonly now: Date;
  readonly timeZone: string;
}

/** The button of an act, bound to the revision that it concerns: of the answer, or of the masked text. */
export const buttonFor = (question: Question, name: QuestionActName): Button => {
  const pressed = { id: question.id, revision: revisionSeen(question, name), typed: question.code };
  return actButton(actNamed<QuestionAct, QuestionActName>(questionActs, name), pressed);
};

/** The acts that this person may take now, in the order of the rows. */
export const openQuestionActs = (
  question: Question,
  actor: Actor,
  { now, timeZone }: Pick<Reading, 'now' | 'timeZone'>,
): readonly QuestionAct[] => openActs(questionActs, { question, timeZone }, actor, now);

/** The buttons of these acts that are open to the reader, line by line. */
export function openButtons(
  question: Question,
  lines: readonly (readonly QuestionActName[])[],
  reading: Reading,
): readonly (readonly Button[])[] {
  const open = openQuestionActs(question, actorOf(reading.reader), reading).map(({ name }) => name);
  return lines
    .map((line) => line.filter((name) => open.includes(name)).map((name) => buttonFor(question, name)))
    .filter((line) => line.length > 0);
}

/** The acts in the full view: all of the board's, each on its line. */
export function boardButtons(question: Question, reading: Reading): readonly (readonly Button[])[] {
  const lines = new Map<number, Button[]>();
  for (const { name, line } of openQuestionActs(question, actorOf(reading.reader), reading))
    if (line !== null) lines.set(line, [...(lines.get(line) ?? []), buttonFor(question, name)]);
  return [...lines.values()];
}

const aboutIt = ({ code, title }: Question): Facts => ({ code, title: cutText(title, titleLength) });

/** Prompts besides an act's own: the day of an interim answer, the answer of a masked text. */
export type QuestionPrompt = QuestionActName | 'interimDate' | 'maskAnswer';

/** Asks for the text that an act needs. */
export const questionPrompt = (prompt: QuestionPrompt, question: Question): Message => ({
  key: `question-ask-${kebab(prompt)}`,
  facts: aboutIt(question),
  buttons: [[skipButton]],
});

/** Confirms "Là tố cáo", which ends the case and destroys its text; says what follows. */
export const letterSure = (question: Question, { name, press }: QuestionAct): Message => ({
  ...questionPrompt(name, question),
  buttons: [
    [
      button(
        'choice-confirm',
        `q-sure.${press.split('.')[1] ?? ''}` as Action,
        question.id,
        question.standing.revision,
      ),
    ],
    [skipButton],
  ],
});

/** Longest excerpt of a question on a button, in characters. */
const buttonLength = 40;

/** Asks which other question is the same, by code and first words. */
export const samePrompt = (
  question: Question,
  others: readonly Pick<Question, 'id' | 'code' | 'title'>[],
  idLength: number,
): Message => ({
  ...questionPrompt('closeDuplicate', question),
  buttons: [
    ...others.map(({ id, code, title }) => [
      {
        label: { key: 'choice-q-same', facts: { code, title: cutText(title, buttonLength) } },
        action: `q-same.${id.slice(-idLength)}` as const,
        subject: question.id,
        revision: question.standing.revision,
      },
    ]),
    [skipButton],
  ],
});

/** Asks for the topic: one button each, two to a line. Its number or name may be typed too. */
export function topicPrompt(question: Question): Message {
  const { id, standing } = question;
  const choices = topicCodes.map((topic) => button(`topic-${topic}`, `q-in.${topic}`, id, standing.revision));
  return { ...questionPrompt('setTopic', question), buttons: [...inTwos(choices), [skipButton]] };
}

/** Asks whom to assign. The end of a person's id identifies them, because a whole id does not fit into a button. */
export const assigneePrompt = (question: Question, people: readonly Person[], idLength: number): Message => ({
  key: 'question-ask-assign',
  facts: aboutIt(question),
  buttons: people.map(({ id, name, role }) => [
    {
      label: { key: 'choice-q-person', facts: { name, role } },
      action: `q-to.${id.slice(-idLength)}` as const,
      subject: question.id,
      revision: question.standing.revision,
    },
  ]),
});
