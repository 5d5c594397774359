/** `/board/plan`: plan, requests, meetings, obligations, units and contributors, with the available acts. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { nothingPlanned, type PlanAct, type PlanInHand, type PlanNoun, planActs } from '../../domain/act/plan.ts';
import { addDays } from '../../domain/calendar/local-date.ts';
import type { Issue } from '../../domain/decision.ts';
import { actorOf, invitationDays, type Person } from '../../domain/person/person.ts';
import { isMissing } from '../../domain/plan/plan.ts';
import type { ReadContext } from '../../ports/services.ts';
import { listContributors, listUnits } from '../../reading/contributors.ts';
import { figureSight } from '../../reading/figure-sight.ts';
import type { WardReadAccess } from '../../reading/looking.ts';
import { actOnPlan } from '../../usecases/plan/act.ts';
import { meetingsAround } from '../../usecases/plan/meetings.ts';
import { listObligations } from '../../usecases/plan/obligations.ts';
import { planAheadDays, planBetween, planPastDays, todayOf } from '../../usecases/plan/plan.ts';
import { openRequests } from '../../usecases/plan/requests.ts';
import { type Desk, forBoard, type Signed } from './desk.ts';
import { fieldsOf, queryOf } from './fields.ts';
import { invitedPage } from './people-pages.ts';
import { type PlanView, planLineById, planPage } from './plan-pages.ts';

/** Acts that create something; the others act on an existing thing. */
const beginning: readonly PlanAct['name'][] = ['addPlan', 'askUnit', 'proposeMeeting'];
/** Acts that are offered elsewhere, beside the item or the resolution. */
const notHere: readonly PlanAct['name'][] = ['detachPlan', 'finishResolution'];

const openOn = (noun: PlanNoun, thing: Partial<PlanInHand>, person: Person): readonly PlanAct[] =>
  planActs.filter(
    (row) =>
      row.noun === noun &&
      ![...beginning, ...notHere].includes(row.name) &&
      row.isOpen({ ...nothingPlanned, ...thing }, actorOf(person)),
  );

type Seen = Omit<PlanView, 'isDone' | 'issues' | 'typed'>;

async function seePlan(look: WardReadAccess & ReadContext, person: Person): Promise<Seen> {
  const today = todayOf(look);
  const entries = (await planBetween(look, addDays(today, -planPastDays), addDays(today, planAheadDays))).filter(
    (entry) => isMissing(entry, today) || (entry.on >= today && entry.state === 'planned'),
  );
  const requests = await openRequests(look);
  const meetings = (await meetingsAround(look, today)).filter(
    ({ state, on }) => state !== 'dropped' && on >= addDays(today, -100),
  );
  return {
    today,
    entries: entries.map((entry) => ({ entry, acts: openOn('plan', { plan: entry }, person) })),
    requests: requests.map((request) => ({ request, acts: openOn('request', { request }, person) })),
    meetings: meetings.map((meeting) => ({ meeting, acts: openOn('meeting', { meeting }, person) })),
    obligations: (await listObligations(look)).filter(({ state }) => state !== 'done'),
    units: (await listUnits(look)).map((unit) => ({ unit, acts: openOn('unit', {}, person) })),
    contributors: await listContributors(look),
    begin: planActs.filter((row) => beginning.includes(row.name) && row.isOpen(nothingPlanned, actorOf(person))),
  };
}

/** Registers the page and its forms. */
export function planRoutes(app: FastifyInstance, desk: Desk): void {
  const seen = ({ runtime, person }: Signed): Promise<Seen> =>
    desk.options.reader.read(runtime.ward.id, (readers) => seePlan({ ...runtime.openSight(readers), readers }, person));

  async function show(
    signed: Signed,
    request: FastifyRequest,
    reply: FastifyReply,
    issues: readonly Issue[] = [],
    typed: PlanView['typed'] = null,
  ) {
    const view = await seen(signed);
    const isDone = issues.length === 0 && queryOf(request, 'xong') !== '';
    return desk.show(signed, reply, issues, (say) => planPage(say, { ...view, isDone, issues, typed }));
  }

  desk.get(app, '/board/plan', forBoard, show);
  desk.post(app, '/board/plan/act', forBoard, [...planActs.map(({ name }) => name)], async (signed, request, reply) => {
    const field = fieldsOf(request.body);
    const row = planActs.find(({ name }) => name === field('act', 40));
    const typed = { act: field('act', 40), words: field('words'), subject: field('subject', 120) };
    if (!row) return show(signed, request, reply, [{ key: 'issue-press-unknown' }]);
    if (row.needs === 'words' && typed.words === '')
      return show(signed, request, reply, [{ key: 'issue-words-missing' }], typed);
    if (!(await desk.mayKeep(signed, [typed.words])))
      return show(signed, request, reply, [{ key: 'issue-section-secret' }]);
    // If the thing was changed meanwhile, the current state is shown first, and the typed text stays in the field.
    const now = planLineById(desk.options.sayIn(signed.person.locale), await seen(signed), typed.subject);
    const before = field('about', 500);
    if (now !== null && before !== '' && before !== now.trim().slice(0, 500))
      return show(signed, request, reply, [{ key: 'issue-plan-changed', facts: { line: now } }], typed);
    const input = { act: row.name, subject: typed.subject, words: typed.words };
    const outcome = await desk.inUnit(signed, (unit) =>
      actOnPlan(unit, actorOf(signed.person), input, figureSight(unit)),
    );
    if (!outcome.ok) return show(signed, request, reply, outcome.issues, typed);
    if (outcome.show.page !== 'invitation') return reply.redirect('/board/plan?xong=1', 303);
    const { name, code, link } = outcome.show;
    return desk.answer(signed, reply, (say) =>
      invitedPage(say, { name, role: 'contributor', code, link, days: invitationDays }),
    );
  });
}
