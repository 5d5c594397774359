/** What waits for somebody besides items: corrections, questions that nobody was given, meetings that nobody was invited to. */
import { nothingPlanned, planActs } from '../../domain/act/plan.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { shortPeriod } from '../../domain/period/period.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { objectionToViolation } from '../../domain/reward/violation.ts';
import { isDeciding } from '../../domain/roles.ts';
import type { Sight } from '../../ports/services.ts';
import type { Looking } from '../../reading/looking.ts';
import { listQuestions } from '../../reading/questions.ts';
import { meetingsAround } from '../../usecases/plan/meetings.ts';
import { todayOf } from '../../usecases/plan/plan.ts';
import { correctionsFor, heldFor } from '../../usecases/submission/cards.ts';
import { read } from '../../usecases/submission/read.ts';
import type { Need } from './pages.ts';

/** Named on the overview; the list has all of them, those without a holder first. */
const mostNamed = 5;

/** Corrections of items on the portal that wait for this person's signature. */
export const correctionsWaiting = async (
  look: Sight,
  person: Person,
): Promise<readonly { code: string; title: string }[]> =>
  (await correctionsFor(look, person)).map((each) => ({ code: each.code, title: read(look, each).title }));

/** All of them for this person, each with the page where it is dealt with; only what this person may do. */
export async function needsOf(look: Looking & Sight, person: Person): Promise<readonly Need[]> {
  const actor = actorOf(person);
  const questions = (await listQuestions(look, null, { limit: mostNamed, after: null }, person.id)).items;
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
    ...(isDeciding(actor.role) || actor.role === 'office' ? questions : [])
      .filter(({ assignee }) => assignee === null)
      .map(
        ({ code, title, dueOn }): Need => ({
          address: `/board/questions/${code}`,
          words: {
            key: 'board-need-question',
            facts: { code, title, due: formatDate(dueOn), late: dueOn < todayOf(look) ? 'yes' : 'no' },
          },
        }),
      ),
    ...meetings.map(
      ({ kind, period, on, at, place, state }): Need => ({
        address: '/board/plan',
        words: {
          key: 'meeting-line',
          facts: { kind, period: shortPeriod(period), day: formatDate(on), at, place, state },
        },
      }),
    ),
  ];
}
