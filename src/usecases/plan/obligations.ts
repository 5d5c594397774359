/**
 * Everything that the regulation obliges the board to do, with its current state. The regulation sets no days for reports
 * and meetings; the program sets them in the following month (docs/decisions/0115).
 */
import { addDays, localDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { yearToEnter } from '../../domain/calendar/ward-calendar.ts';
import { around, before, monthOf, type Period } from '../../domain/period/period.ts';
import type { ReportKind } from '../../domain/period/report.ts';
import type { MeetingKind } from '../../domain/plan/meeting.ts';
import { byUrgency, dayAfter, dueAfter, mostNamed, type Obligation, stateOn } from '../../domain/plan/obligation.ts';
import { boardRoles, type Role } from '../../domain/roles.ts';
import { isStale } from '../../domain/section/section-page.ts';
import type { ReadContext } from '../../ports/services.ts';
import { notAgreed, undertakingNow } from '../process/texts.ts';
import { meetingsAround } from './meetings.ts';
import { todayOf } from './plan.ts';
import { openRequests } from './requests.ts';

type Due = Omit<Obligation, 'state' | 'count'> & { readonly isDone: boolean };

/** The previous and the current periods, except those that ended before the board existed. */
async function periodsOf(
  sight: ReadContext,
): Promise<readonly { readonly kind: MeetingKind; readonly period: Period }[]> {
  const board = await sight.stores.people.holdersOf(boardRoles, sight.now);
  const begun = board.map(({ createdAt }) => localDateOf(createdAt, sight.ward.timeZone)).toSorted()[0];
  if (!begun) return [];
  const month = monthOf(todayOf(sight));
  const { quarter, year } = around(month);
  const now = [
    { kind: 'monthly', period: month },
    { kind: 'quarterly', period: quarter },
    { kind: 'yearly', period: year },
  ] as const;
  return [...now.map(({ kind, period }) => ({ kind, period: before(period) })), ...now].filter(
    ({ period }) => period.lastDay >= begun,
  );
}

async function reportDone({ stores }: ReadContext, kind: ReportKind, period: Period): Promise<boolean> {
  const report = await stores.reports.latest(kind, period.id);
  const isDone = kind === 'deputy' ? ['submitted', 'approved', 'sent'] : ['sent'];
  return report !== null && isDone.includes(report.state);
}

async function regular(sight: ReadContext): Promise<readonly Due[]> {
  const found: Due[] = [];
  const meetings = await meetingsAround(sight, todayOf(sight));
  const report = async (kind: ReportKind, period: Period, days: number, role: Role): Promise<void> => {
    const dueOn = dueAfter(sight.calendar, period, days);
    const isDone = await reportDone(sight, kind, period);
    found.push({ kind: 'report', about: `${kind}:${period.id}`, dueOn, who: { role }, isDone });
  };
  for (const { kind, period } of await periodsOf(sight)) {
    if (kind === 'monthly') await report('deputy', period, dayAfter.deputy, 'standingDeputy');
    await report(kind, period, dayAfter.board, 'head');
    const isDone = meetings.some((each) => each.kind === kind && each.period === period.id && each.state === 'held');
    const dueOn = dueAfter(sight.calendar, period, dayAfter.meeting);
    found.push({ kind: 'meeting', about: `${kind}:${period.id}`, dueOn, who: { role: 'standingDeputy' }, isDone });
  }
  return found;
}

/**
 * The official notice appears between October and December, so next year's days must be entered by the end of the year
 * (domain §1.1).
 */
function calendarDue(sight: ReadContext): readonly Due[] {
  const year = yearToEnter(sight.calendar, todayOf(sight));
  const who = { role: 'standingDeputy' } as const;
  return year === null
    ? []
    : [{ kind: 'calendar', about: String(year), dueOn: localDate(`${year - 1}-12-31`), who, isDone: false }];
}

async function sectionsDue({ stores, ward, now }: ReadContext): Promise<readonly Due[]> {
  const newest = await stores.sections.all();
  return ward.pages.flatMap((page): Due[] => {
    const text = newest.get(page.slug) ?? null;
    if (text && text.text !== '' && !isStale(page, text.at, now)) return [];
    const dueOn = text && text.text !== '' ? addDays(localDateOf(text.at, ward.timeZone), page.freshDays) : null;
    return [{ kind: 'section', about: page.slug, dueOn, who: { names: page.owner }, isDone: false }];
  });
}

async function followed(sight: ReadContext): Promise<readonly Due[]> {
  const requests = (await openRequests(sight)).map(
    ({ unit, dueOn, asked }): Due => ({
      ...{ kind: 'request', about: unit, dueOn, isDone: false },
      who: { names: asked.map(({ name }) => name).join(', ') },
    }),
  );
  const open = (await sight.stores.reports.actions(todayOf(sight))).filter(({ doneOn }) => doneOn === null);
  const actions = open.map(
    ({ id, text, dueOn, owner }): Due => ({
      ...{ kind: 'resolution', about: text, isDone: false },
      ...(owner ? { action: { id, owner: owner.id } } : {}),
      dueOn: dueOn === null ? null : localDate(dueOn),
      who: owner ? { names: owner.name } : { role: 'head' },
    }),
  );
  return [...requests, ...actions];
}

const stated = (sight: ReadContext, due: readonly Due[]): readonly Obligation[] =>
  due.map(({ isDone, ...each }) => ({ ...each, count: 1, state: stateOn(each.dueOn, isDone, todayOf(sight)) }));

/** Obligations with a due day, which the digest and the calendar list when they are near or overdue. */
export async function datedObligations(sight: ReadContext): Promise<readonly Obligation[]> {
  const all = [
    ...(await regular(sight)),
    ...calendarDue(sight),
    ...(await sectionsDue(sight)),
    ...(await followed(sight)),
  ];
  return stated(sight, all).toSorted(byUrgency);
}

/** All obligations, including the list of people who have not accepted the current undertaking. */
export async function listObligations(sight: ReadContext): Promise<readonly Obligation[]> {
  const { version } = await undertakingNow(sight);
  const missing = (await notAgreed(sight)).map(({ name }) => name);
  const undertaking: readonly Obligation[] =
    missing.length === 0
      ? []
      : [
          {
            ...{ kind: 'undertaking', about: version, dueOn: null, state: 'open' },
            ...{ who: { names: missing.slice(0, mostNamed).join(', ') }, count: missing.length },
          },
        ];
  return [...(await datedObligations(sight)), ...undertaking].toSorted(byUrgency);
}
