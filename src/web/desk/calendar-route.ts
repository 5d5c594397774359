/** `/board/calendar`: due days, days off and worked days. Those who may change them first see what would move. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wardActs } from '../../domain/act/ward.ts';
import { addDays, endOfLocalDay, formatDate, localDateOf, parseLocalDate } from '../../domain/calendar/local-date.ts';
import { type AddableKind, addableKinds, noNoticeYet } from '../../domain/calendar/ward-calendar.ts';
import { type Issue, refused } from '../../domain/decision.ts';
import type { Period } from '../../domain/period/period.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isDeciding } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { readCalendar, seeDays } from '../../reading/days.ts';
import { listDue } from '../../reading/due-days.ts';
import type { WardReadAccess } from '../../reading/looking.ts';
import { type CalendarCommand, type CalendarOutcome, changeCalendar } from '../../usecases/calendar/change-calendar.ts';
import { meetingsAround } from '../../usecases/plan/meetings.ts';
import { planBetween } from '../../usecases/plan/plan.ts';
import { turnOf } from '../../usecases/question/relations.ts';
import { type CalendarView, calendarOffer, calendarPage, changeTitle, monthAsked } from './calendar-pages.ts';
import { type Desk, forBoard, forHeads, type Signed } from './desk.ts';
import { fieldsOf, queryOf } from './fields.ts';

/** Acts of this page; `addDay` takes day and source in one form. */
const names = ['addDay', 'adoptDay', 'dropDay', 'removeDay', 'confirmYear'] as const;
type Name = (typeof names)[number];
const types = {
  addDay: 'add',
  adoptDay: 'confirm',
  dropDay: 'drop',
  removeDay: 'remove',
  confirmYear: 'confirmYear',
} as const satisfies Record<Name, CalendarCommand['type']>;

type Fields = Readonly<Record<'act' | 'date' | 'kind' | 'source' | 'option', string>>;

const isName = (text: string): text is Name => names.some((name) => name === text);
const isAddable = (text: string): text is AddableKind => addableKinds.some((kind) => kind === text);

const mayChange = (person: Person): boolean =>
  wardActs.some(({ name, isOpen }) => name === 'addDay' && isOpen({ kind: 'ward' }, actorOf(person)));

/**
 * Converts the form to a command. An adopted proposal may have the number of the official notice; other changes name their
 * source.
 */
async function commandOf(unit: Unit, person: Person, fields: Fields): Promise<CalendarCommand | Issue> {
  const date = parseLocalDate(fields.date);
  if (!isName(fields.act)) return { key: 'issue-press-unknown' };
  if (!date) return { key: 'issue-no-day' };
  switch (fields.act) {
    case 'addDay':
      return isAddable(fields.kind)
        ? { type: 'add', date, kind: fields.kind, source: fields.source }
        : { key: 'issue-press-unknown' };
    case 'adoptDay': {
      const proposal = (await readCalendar(unit.stores)).pending.find(({ touches }) => touches.includes(date));
      const option = proposal?.options[Number(fields.option)];
      if (!proposal || !option) return { key: 'issue-day-not-open', facts: { date: formatDate(date) } };
      return { type: 'confirm', date, source: fields.source.trim() || noNoticeYet, option: option.name };
    }
    default:
      return { type: types[fields.act], date, source: person.name };
  }
}

async function change(unit: Unit, person: Person, fields: Fields, isPreview: boolean): Promise<CalendarOutcome> {
  const command = await commandOf(unit, person, fields);
  if ('key' in command) return refused(command.key, command.facts);
  return changeCalendar(unit, actorOf(person), command, isPreview);
}

/** Planned entries and meetings of the month and a week around it, because the page shows whole weeks. */
async function agendaOf({ readers }: WardReadAccess, { firstDay, lastDay }: Period): Promise<CalendarView['agenda']> {
  const [from, until] = [addDays(firstDay, -6), addDays(lastDay, 6)];
  const plan = (await planBetween({ stores: readers }, from, until)).filter(({ state }) => state === 'planned');
  const meetings = (await meetingsAround({ stores: readers }, firstDay)).filter(
    ({ on, state }) => from <= on && on <= until && state !== 'dropped',
  );
  return [
    ...plan.map(({ on, at, title }) => ({
      on,
      words: { key: 'board-day-event', facts: { at: at ?? 'none', title } },
    })),
    ...meetings.map(({ on, at, kind }) => ({ on, words: { key: 'board-day-meeting', facts: { at, kind } } })),
  ];
}

/** Registers the page and its forms. A change is saved only if its effects are still those that were shown. */
export function calendarRoutes(app: FastifyInstance, desk: Desk): void {
  async function show(
    signed: Signed,
    request: FastifyRequest,
    reply: FastifyReply,
    issues: readonly Issue[] = [],
    typed: Fields | null = null,
  ) {
    const { person, runtime } = signed;
    const { timeZone } = runtime.ward;
    const today = localDateOf(desk.options.now(), timeZone);
    const month = monthAsked(queryOf(request, 'thang'), today);
    const view = await desk.look(signed, async (looking) => ({
      agenda: await agendaOf(looking, month),
      seen: await seeDays({ stores: looking.readers, ward: looking.ward, now: looking.now }),
      due: (
        await listDue(looking, endOfLocalDay(addDays(month.lastDay, 6), timeZone), {
          reader: person.id,
          turnOf: (question) => turnOf({ stores: looking.readers, now: looking.now }, question),
        })
      ).filter(
        // Members see their own questions; deciders and the office, which assigns questions, see all.
        ({ kind, holders }) =>
          kind === 'item' ||
          isDeciding(actorOf(person).role) ||
          person.role === 'office' ||
          holders.some((holder) => holder.person === person.id),
      ),
    }));
    const done = issues.length > 0 ? '' : queryOf(request, 'xong');
    const moved = Number(queryOf(request, 'so')) || 0;
    const isKeeper = mayChange(person);
    return desk.show(signed, reply, issues, (say) =>
      calendarPage(say, { month, today, ...view, isKeeper, done, moved, issues, typed }),
    );
  }

  desk.get(app, '/board/calendar', forBoard, show);
  desk.post(app, '/board/calendar', forHeads, [...names], async (signed, request, reply) => {
    const field = fieldsOf(request.body);
    const fields: Fields = {
      ...{ act: field('act', 40), date: field('date', 10), kind: field('kind', 40) },
      ...{ source: field('source', 200), option: field('option', 4) },
    };
    if (!(await desk.mayKeep(signed, [fields.source])))
      return show(signed, request, reply, [{ key: 'issue-section-secret' }]);
    const isSure = field('sure') !== '';
    const outcome = await desk.inUnit(signed, (unit) => change(unit, signed.person, fields, !isSure));
    if (!outcome.ok) return show(signed, request, reply, outcome.issues, fields.act === 'addDay' ? fields : null);
    if (isSure) {
      const type = isName(fields.act) ? types[fields.act] : 'add';
      return reply.redirect(
        `/board/calendar?thang=${fields.date.slice(0, 7)}&xong=${type}&so=${outcome.moved.length}`,
        303,
      );
    }
    return desk.answer(signed, reply, (say) =>
      calendarOffer(say, { fields, title: changeTitle(say, fields, outcome.entries), ...outcome }),
    );
  });
}
