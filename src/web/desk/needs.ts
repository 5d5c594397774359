/** Work that waits for a person besides items: corrections, questions, meetings to call, hearings. */
import { nothingPlanned, planActs } from '../../domain/act/plan.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { meetingLine } from '../../domain/plan/sentences.ts';
import { isOverdue, type Question } from '../../domain/question/question.ts';
import { isOpen } from '../../domain/question/transitions.ts';
import { objectionToViolation } from '../../domain/reward/violation.ts';
import type { ReadContext } from '../../ports/services.ts';
import type { WardReadAccess } from '../../reading/looking.ts';
import { questionsFor } from '../../reading/questions.ts';
import { meetingsAround } from '../../usecases/plan/meetings.ts';
import { todayOf } from '../../usecases/plan/plan.ts';
import { correctionsFor, heldFor } from '../../usecases/submission/cards.ts';
import { read } from '../../usecases/submission/read.ts';
import type { Need } from './pages.ts';

/** Questions named on the overview; the list shows all, unassigned ones first. */
const mostNamed = 5;

/** Corrections of published items that wait for this person's signature. */
export const correctionsWaiting = async (
  look: ReadContext,
  person: Person,
): Promise<readonly { code: string; title: string }[]> =>
  (await correctionsFor(look, person)).map((each) => ({ code: each.code, title: read(look, each).title }));

/** The next step of a question, and its due day. */
function needOf(question: Question, look: WardReadAccess): Need {
  const { code, title, state, dueOn, standing } = question;
  const address = `/board/questions/${code}`;
  if (!isOpen(state)) {
    const step = standing.publication.state;
    return { address, words: { key: 'board-need-mask', facts: { code, title, step } } };
  }
  const late = isOverdue(question, look.now) ? 'yes' : 'no';
  return {
    address,
    words: { key: 'board-need-question', facts: { code, title, step: state, due: formatDate(dueOn), late } },
  };
}

/** All work that this person may do, each with its page. */
export async function needsOf(look: WardReadAccess & ReadContext, person: Person): Promise<readonly Need[]> {
  const actor = actorOf(person);
  const questions = await questionsFor(look.readers, actor);
  const mayCall = planActs.find(({ name }) => name === 'callMeeting');
  const meetings = (await meetingsAround(look, todayOf(look))).filter(
    (meeting) => meeting.on >= todayOf(look) && mayCall?.isOpen({ ...nothingPlanned, meeting }, actor),
  );
  const hearings = (await look.stores.registers.list('violation', null)).filter(
    (entry) => !entry.answer && objectionToViolation(entry, 'answer', actor) === null,
  );
  return [
    ...hearings.map(
      ({ clause }): Need => ({
        address: '/board/papers/violations/-',
        words: { key: 'board-need-hearing', facts: { clause } },
      }),
    ),
    ...(await heldFor(look, person)).map(
      ({ code }): Need => ({ address: `/board/items/${code}`, words: { key: 'board-need-held', facts: { code } } }),
    ),
    ...(await correctionsWaiting(look, person)).map(
      (facts): Need => ({ address: `/board/items/${facts.code}`, words: { key: 'board-need-correction', facts } }),
    ),
    ...questions.slice(0, mostNamed).map((question) => needOf(question, look)),
    ...(questions.length > mostNamed
      ? [
          {
            address: '/board/questions',
            words: { key: 'board-need-more-questions', facts: { count: questions.length - mostNamed } },
          } as const,
        ]
      : []),
    ...meetings.map((meeting): Need => ({ address: '/board/plan', words: meetingLine(meeting) })),
  ];
}
