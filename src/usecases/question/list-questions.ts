/** `/cauhoi`: what waits for an answer, earliest due first, for the board; for a citizen, their own. */
import { formatDate } from '../../domain/calendar/local-date.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Person } from '../../domain/person/person.ts';
import { isOverdue, isUndelivered, type Question } from '../../domain/question/question.ts';
import { openStates } from '../../domain/question/transitions.ts';
import { isBoard } from '../../domain/roles.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { tell } from '../tell.ts';

const listLength = 8;
const mostOpen = 1_000;

const lines = (unit: Unit, questions: readonly Question[]) =>
  questions.reduceRight<{ key: string; facts: Facts } | string>(
    (rest, question) => ({
      key: 'list-join',
      facts: {
        line: {
          key: 'question-line',
          facts: {
            code: question.code,
            title: cutText(question.title, 60),
            state: isUndelivered(question) ? 'undelivered' : question.state,
            due: formatDate(question.dueOn),
            isLate: isOverdue(question, unit.now) ? 'yes' : 'no',
            assignee: question.standing.assignee?.name ?? 'none',
          },
        },
        rest,
      } as Facts,
    }),
    '',
  );

export const listQuestions = async (unit: Unit, actor: Person): Promise<Outcome> => {
  const all = isBoard(actor.role)
    ? (await unit.stores.questions.inStates(openStates, mostOpen)).filter(
        ({ standing }) => actor.role !== 'member' || standing.assignee?.person === actor.id,
      )
    : await unit.stores.questions.ofAsker(actor.id, listLength);
  const shown = all.slice(0, listLength);
  await tell(unit, actor.id, {
    key: isBoard(actor.role) ? 'questions-open' : 'questions-own',
    facts: { count: all.length, lines: lines(unit, shown) as never },
    buttons: isBoard(actor.role)
      ? shown.map((question) => [
          {
            label: { key: 'choice-q-view-code', facts: { code: question.code } },
            action: 'q-view',
            subject: question.id,
            revision: question.standing.revision,
          },
        ])
      : [],
  });
  return done();
};
