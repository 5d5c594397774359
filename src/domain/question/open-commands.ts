/** Which buttons does this person see on this question? The table and the permissions answer; nothing else decides. */
import type { Actor } from '../actor.ts';
import { questionObjection } from './permissions.ts';
import { type PublicationCommandType, publicationDestination, publicationTransitions } from './publication-state.ts';
import type { Question } from './question.ts';
import { destinationsOf, type QuestionCommandType, questionTransitions } from './transitions.ts';

const questionCommands = [
  ...new Set(Object.values(questionTransitions).flatMap((row) => Object.keys(row))),
] as readonly QuestionCommandType[];
const publicationCommands = [
  ...new Set(Object.values(publicationTransitions).flatMap((row) => Object.keys(row))),
] as readonly PublicationCommandType[];

/** In the table's order. */
export const questionCommandsOpenTo = (question: Question, actor: Actor): readonly QuestionCommandType[] =>
  questionCommands.filter(
    (command) =>
      destinationsOf(question.state, command).length > 0 && questionObjection(question, command, actor) === null,
  );

/** Of its publication; nothing before there is an answer. */
export const publicationCommandsOpenTo = (question: Question, actor: Actor): readonly PublicationCommandType[] =>
  question.standing.answer === null
    ? []
    : publicationCommands.filter(
        (command) =>
          publicationDestination(question.standing.publication.state, command) !== null &&
          questionObjection(question, command, actor) === null,
      );
