/** The board's plans and obligations, read on the read-only connection and put into words. */
import { addDays } from '../../domain/calendar/local-date.ts';
import { submissionId } from '../../domain/ids.ts';
import type { BoardPage } from '../../domain/list-view.ts';
import type { Message } from '../../domain/message.ts';
import { byClause } from '../../domain/period/figures.ts';
import { mayReadPaper, paperFormName } from '../../domain/period/paper-ref.ts';
import { monthOf, parsePeriod } from '../../domain/period/period.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { BoardMeeting } from '../../domain/plan/meeting.ts';
import { unitNamed } from '../../domain/plan/unit.ts';
import { boardRoles } from '../../domain/roles.ts';
import { listContributors, listUnits } from '../../reading/contributors.ts';
import { figureSight } from '../../reading/figure-sight.ts';
import { aimOf } from '../../usecases/plan/aims.ts';
import { meetingsAround } from '../../usecases/plan/meetings.ts';
import { listObligations } from '../../usecases/plan/obligations.ts';
import { planAheadDays, planBetween, planPastDays, todayOf } from '../../usecases/plan/plan.ts';
import { openRequests } from '../../usecases/plan/requests.ts';
import { isOverdueAction } from '../../usecases/plan/resolutions.ts';
import { read } from '../../usecases/submission/read.ts';
import { aimList, aimSheet } from '../say/aims.ts';
import { contributorList, unitList, unitSheet } from '../say/contributors.ts';
import {
  type Agenda,
  meetingList,
  meetingSheet,
  obligationList,
  planList,
  planSheet,
  requestList,
  requestSheet,
} from '../say/plan.ts';
import type { Look } from './list-readers.ts';

/** Older meetings are found in their reports. */
const meetingsShownDays = 100;

/** One page of the board, or the sheet of the entry that `of` names. If the entry no longer exists, the list is shown. */
export async function readBoard(
  look: Look,
  reader: Person,
  { name, of }: { readonly name: BoardPage; readonly of: string },
): Promise<Message> {
  const actor = actorOf(reader);
  const today = todayOf(look);
  const { registers } = look.stores;
  switch (name) {
    case 'plan': {
      const entry = of === '' ? null : await registers.find('plan', of);
      if (entry) return planSheet(entry, today, actor);
      return planList(
        await planBetween(look, addDays(today, -planPastDays), addDays(today, planAheadDays)),
        today,
        actor,
      );
    }
    case 'requests': {
      const request = of === '' ? null : await registers.find('request', of);
      return request ? requestSheet(request, today, actor) : requestList(await openRequests(look), today, actor);
    }
    case 'meetings': {
      const meeting = of === '' ? null : await registers.find('meeting', of);
      if (meeting) return meetingSheet(meeting, await agendaOf(look, meeting), actor);
      const from = addDays(today, -meetingsShownDays);
      return meetingList(
        (await meetingsAround(look, today)).filter(({ on }) => on >= from),
        actor,
      );
    }
    case 'units': {
      const units = await listUnits(look);
      const named = unitNamed(look.ward.units, of);
      const unit = named && units.find(({ name }) => name === named.name);
      if (unit) return unitSheet(unit, actor);
      const isDrawn = mayReadPaper('report', actor.role) && units.some(({ isSilent }) => isSilent);
      const paper = { name: 'report', of: `monthly:${monthOf(todayOf(look)).id}` } as const;
      return unitList(units, isDrawn ? [{ paper, form: 'silent', name: paperFormName(paper, 'silent') }] : []);
    }
    case 'obligations':
      return obligationList(await listObligations(look), actor.person, Number(/^\d{1,4}$/u.exec(of)?.[0] ?? 0));
    case 'aims': {
      const item = of === '' ? null : await look.stores.submissions.find(submissionId(of));
      if (item && item.state !== 'quarantined')
        return aimSheet(item, read(look, item).title, await aimOf(look, item), actor);
      const month = monthOf(today);
      return aimList(month.id, (await figureSight(look).figures(month)).byAim);
    }
    case 'contributors':
      return contributorList(await listContributors(look));
  }
}

/** The agenda of a meeting: the figures of the period it reviews, and what still has to be done. */
export async function agendaOf(
  look: Look,
  { period: id, state, answers }: Pick<BoardMeeting, 'period' | 'state' | 'answers'>,
): Promise<Agenda> {
  const period = parsePeriod(id);
  const open = (await look.stores.reports.actions(todayOf(look))).filter(({ doneOn }) => doneOn === null);
  const overdue = open.filter((each) => isOverdueAction(each, todayOf(look))).length;
  const invited = state === 'called' ? await look.stores.people.holdersOf(boardRoles, look.now) : [];
  const silent = invited.filter(({ id }) => answers.every(({ person }) => person.id !== id)).map(({ name }) => name);
  const none = { published: 0, late: 0, questions: 0, answered: 0, planned: 0, done: 0 };
  if (!period) return { ...none, open, overdue, silent };
  const figures = await figureSight(look).figures(period);
  return {
    published: figures.items.length,
    late: byClause([...figures.items, ...figures.answers]).flatMap(({ late }) => late).length,
    questions: figures.questionsReceived.length,
    answered: figures.answers.length,
    planned: figures.planned.length,
    done: figures.planned.filter(({ doneOn }) => doneOn !== null).length,
    ...{ open, overdue, silent },
  };
}
