/** `/cauhoi`: for the board what waits for an answer, first what nobody was given, earliest due first, page by page; for a citizen, their own. */
import { formatDate } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import type { Button } from '../../domain/effect.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Person } from '../../domain/person/person.ts';
import { isOverdue, isUndelivered, type Question } from '../../domain/question/question.ts';
import { isBoard } from '../../domain/roles.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import type { OpenQuestions } from '../../ports/stores.ts';
import { done, type Outcome } from '../outcome.ts';
import { tell } from '../tell.ts';

const listLength = 8;

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

const isUnassigned = ({ state }: Question): boolean => state === 'received';

/** The place in the list is in the button: what was given out meanwhile makes nothing be passed over. */
const more = (last: Question): readonly Button[] => [
  {
    label: { key: 'choice-q-more' },
    action: `q-more.${isUnassigned(last) ? 'unassigned' : 'assigned'}`,
    subject: last.id,
    revision: 0,
  },
];

interface Listed {
  /** Epoch ms. */
  readonly at: number;
  readonly codes: readonly string[];
}
const listedName = ({ id }: Person): string => `questions-listed:${id}`;

/** What somebody of the board was shown in a list last: a short number means one of those. */
export const listedTo = async ({ stores }: Unit, person: Person): Promise<Listed | null> => {
  const kept = await stores.setting(listedName(person));
  return kept ? (JSON.parse(kept) as Listed) : null;
};

/** The board's: everybody's, for a member their own. */
const listOpen = async (unit: Unit, actor: Person, after: OpenQuestions['after']): Promise<Outcome> => {
  const assignee = actor.role === 'member' ? actor.id : null;
  const { questions } = unit.stores;
  const found = await questions.open({ assignee, limit: listLength + 1, after });
  const shown = found.slice(0, listLength);
  const last = shown.at(-1);
  const before = after === null ? null : await listedTo(unit, actor);
  const listed: Listed = {
    at: unit.now.getTime(),
    codes: [...(before?.codes ?? []), ...shown.map(({ code }) => code)],
  };
  await unit.stores.setSetting(listedName(actor), JSON.stringify(listed));
  await tell(unit, actor.id, {
    key: 'questions-open',
    facts: { count: await questions.countOpen(assignee), lines: lines(unit, shown) as never },
    buttons: [
      ...shown.map((question): readonly Button[] => [
        {
          label: { key: 'choice-q-view-code', facts: { code: question.code } },
          action: 'q-view',
          subject: question.id,
          revision: question.standing.revision,
        },
      ]),
      ...(last && found.length > listLength ? [more(last)] : []),
    ],
  });
  return done();
};

export const listQuestions = async (unit: Unit, actor: Person): Promise<Outcome> => {
  if (isBoard(actor.role)) return listOpen(unit, actor, null);
  const shown = await unit.stores.questions.ofAsker(actor.id, listLength);
  await tell(unit, actor.id, {
    key: 'questions-own',
    facts: { count: shown.length, lines: lines(unit, shown) as never },
  });
  return done();
};

/** "Xem tiếp". @param place where the last one that was shown stood then: 'unassigned', 'assigned' */
export const listMore = async (unit: Unit, actor: Person, last: Question, place: string): Promise<Outcome> =>
  isBoard(actor.role)
    ? listOpen(unit, actor, { id: last.id, dueAt: last.dueAt, isUnassigned: place === 'unassigned' })
    : refused('issue-not-entitled');
